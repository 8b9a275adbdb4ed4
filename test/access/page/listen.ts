import { deep } from './deep.ts';

/** What is said aloud when it changes. */
const REGIONS = '[role=status], [role=alert], [aria-live]';

/** What was said, in its order, by whom knows only what changes in live regions. */
const said: string[] = [];
let known = new WeakMap<Element, string>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Hears from now on; what stands there already is no news. */
export const listen = (): void => {
  clearInterval(timer);
  said.length = 0;
  known = new WeakMap();
  hear(true);
  timer = setInterval(() => hear(false), 8);
};

export const heard = (): readonly string[] => said;

const hear = (isFirst: boolean): void => {
  for (const region of deep(document, REGIONS)) {
    const text = region.checkVisibility() ? textOf(region) : undefined;
    const before = known.get(region);
    if (text === undefined) known.delete(region);
    else known.set(region, text);
    if (!text || text === before || isFirst) continue;
    // A region that comes with its words says nothing: there was nobody to listen to it.
    said.push(before === undefined ? `unheard: ${text}` : text);
  }
};

const textOf = (region: HTMLElement): string => region.innerText.trim().replace(/\s+/g, ' ');
