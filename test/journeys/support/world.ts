import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { type DemoProcess, freePorts, startDemo } from '../../kill/demo-process.ts';
import { chromiumArgs, chromiumPath } from '../../tools/browser.ts';

/** What money and the operator have seen, told by the sandbox. */
export interface Ledger {
  readonly payments: readonly {
    readonly reference: string;
    readonly status: 'open' | 'captured' | 'failed' | 'voided';
    readonly captures: readonly { readonly refunded: boolean }[];
  }[];
  readonly topUps: readonly { readonly reference: string }[];
}

/** The demo, really started, and a browser to visit it with. */
export interface World {
  readonly pages: string;
  readonly backend: string;
  readonly browser: Browser;
  /** A traveller's browser, with nothing in it. In English unless `locale` says otherwise. */
  visit(options?: BrowserContextOptions): Promise<Visit>;
  /** What was sent by SMS and e-mail, the newest first. */
  inbox(): Promise<readonly Message[]>;
  /** Takes every code that has been sent so far for an old one. */
  pastCodes(): Promise<void>;
  /** Waits for a one-time code that it has not told yet: what one reads on a phone that lies beside the page. */
  newCode(): Promise<string>;
  /** What has been charged and topped up so far. */
  ledger(): Promise<Ledger>;
  /** What the sandbox's clock says, in epoch ms. */
  now(): Promise<number>;
  /** Moves the sandbox's clock on. @param duration ISO 8601. */
  advance(duration: string): Promise<void>;
  /** Stops the backend as a power cut would; the pages go with it. */
  powerCut(): Promise<void>;
  /** Starts it again on what it left. */
  powerBack(): Promise<void>;
  close(): Promise<void>;
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors that the page itself has made so far; failed requests are not among them. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

export interface Message {
  readonly id: string;
  /** Masked. */
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
}

/** A page whose frames hand over what they would print. */
export type PrintingWindow = Window & { printed?: string };

const PATIENCE_MS = 15_000;

/** Wide enough for the page and the phone beside it. */
const VIEWPORT = { width: 1440, height: 1000 };

export const openWorld = async (): Promise<World> => {
  const folder = await mkdtemp(join(tmpdir(), 'renewal-journey-'));
  const options = { folder, port: await freePorts() };
  let demo: DemoProcess = await startDemo(options);
  const executablePath = await chromiumPath();
  const browser = await chromium.launch({
    executablePath,
    args: chromiumArgs(executablePath),
    // The browser keeps a page that was left as browsers do, and brings it back by Back.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const { pages, backend } = demo.addresses;
  const told = new Set<string>();
  const inbox = async (): Promise<Message[]> =>
    ((await (await fetch(`${backend}/sandbox/inbox`)).json()) as { messages: Message[] }).messages;
  return {
    pages,
    backend,
    browser,
    visit: (options) => openVisit(browser, options),
    inbox,
    pastCodes: async () => {
      for (const { id } of await inbox()) told.add(id);
    },
    newCode: async () => {
      for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await delay(50)) {
        for (const { id, text } of await inbox()) {
          const code = /\b\d{6}\b/.exec(text)?.[0];
          if (code === undefined || told.has(id)) continue;
          told.add(id);
          return code;
        }
      }
      throw new Error('No code came.');
    },
    ledger: async () => (await (await fetch(`${backend}/sandbox/ledger`)).json()) as Ledger,
    now: async () =>
      Date.parse(((await (await fetch(`${backend}/sandbox/clock`)).json()) as { now: string }).now),
    advance: async (duration) => {
      await fetch(`${backend}/sandbox/clock`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ advance: duration }),
      });
    },
    powerCut: () => demo.kill(),
    powerBack: async () => {
      demo = await startDemo(options);
    },
    close: async () => {
      await browser.close();
      await demo.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const openVisit = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> => {
  const context = await browser.newContext({
    locale: 'en',
    viewport: VIEWPORT,
    reducedMotion: 'reduce',
    ...options,
  });
  await context.addInitScript(() => {
    if (window.top === window) return;
    window.print = () => {
      (window.top as PrintingWindow).printed = document.body.innerText;
    };
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // A request that failed is the browser's own report; the page has its say about it.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      errors.push(message.text());
    }
  });
  return { page, context, errors, close: () => context.close() };
};
