import type { Picture } from './picture.ts';
import { openPuppeteer } from './puppeteer.ts';
import { openWebKit } from './webkit.ts';

/*
 * Real browsers of three engines, driven alike, for tests that say the same of each. Nothing here stands between a page
 * and its server: what a page gets wrong, its own script `watch.js` collects, and what a network does is the server's part.
 */

export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINES)[number];

/** A browser that runs. */
export interface Engine {
  readonly name: EngineName;
  /** A window of a traveller who has never been here. */
  visit(): Promise<Visit>;
  close(): Promise<void>;
}

/** The storage and the tabs of one traveller. */
export interface Visit {
  tab(): Promise<Tab>;
  /** The tab that a page has opened, once it is there. Asked again, it is the next one. */
  opened(): Promise<Tab>;
  close(): Promise<void>;
}

export interface Tab extends Scope {
  /** Brings it to the front, as whoever changes tabs does. What lies behind is hidden, and some browsers press nothing there. */
  show(): Promise<void>;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** By the browser's own button: a page that it kept comes back as it was left. */
  back(): Promise<void>;
  url(): Promise<string>;
  /** CSS pixels of the page's viewport. A real window has a least width; narrower is a frame's or a wrapper's part. */
  resize(width: number, height: number): Promise<void>;
  /** Named as in `KeyboardEvent.key`, as in `Enter` and `Tab`. @param held a key that is held down meanwhile */
  press(key: string, held?: 'Shift'): Promise<void>;
  /** To whatever has the focus. */
  type(text: string): Promise<void>;
  /** What is seen in the viewport. */
  screenshot(): Promise<Picture>;
  /** Chromium's own protocol, for what can be asked of no other browser: how a page is heard, and its forced colours. */
  readonly protocol?: <Answer>(method: string, parameters?: object) => Promise<Answer>;
  close(): Promise<void>;
}

/** A document: a tab's, or that of a frame in it. */
export interface Scope {
  /** Runs in the document and waits for what it promises. It can use nothing around it, and is given and gives JSON. */
  evaluate<Result, Args extends readonly unknown[]>(
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;
  /** Presses what `find` gives, as a mouse does: scrolled to, in its middle. Waits until there is something. */
  click<Args extends readonly unknown[]>(
    find: (...args: Args) => Element | null | undefined,
    ...args: Args
  ): Promise<void>;
  /** The document of a frame, once it is there. */
  frame(selector: string): Promise<Scope>;
}

/** @param webkitFeatures what WebKit has, but not yet switched on */
export const openEngine = (name: EngineName, webkitFeatures?: readonly string[]): Promise<Engine> =>
  name === 'webkit' ? openWebKit(webkitFeatures) : openPuppeteer(name);

/** The engine that `ENGINE` names; Chromium where it names none. */
export const chosenEngine = (): EngineName => {
  const { ENGINE = 'chromium' } = process.env;
  const name = ENGINES.find((engine) => engine === ENGINE);
  if (!name) throw new Error(`There is no engine ${ENGINE}, only ${ENGINES.join(', ')}.`);
  return name;
};
