import puppeteer, {
  type Browser,
  type ElementHandle,
  type Frame,
  type JSHandle,
  type KeyInput,
  type LaunchOptions,
  type Page,
} from 'puppeteer-core';
import { chromiumArgs, chromiumPath } from '../tools/browser.ts';
import type { Engine, Scope, Tab, Visit } from './engine.ts';
import { pictureOf } from './picture.ts';
import { firefoxPath } from './programs.ts';
import { until } from './until.ts';

/** Chromium by its own protocol, Firefox by WebDriver BiDi. */
export const openPuppeteer = async (name: 'chromium' | 'firefox'): Promise<Engine> => {
  const browser = await (name === 'chromium' ? launchChromium() : launchFirefox());
  return {
    name,
    visit: async () => visitOf(name, await browser.createBrowserContext()),
    close: () => browser.close(),
  };
};

const launchChromium = async (): Promise<Browser> => {
  const executablePath = await chromiumPath();
  return await puppeteer.launch({
    executablePath,
    args: [...chromiumArgs(executablePath), '--lang=en'],
    // The browser keeps pages that were left, and stops pop-ups, as browsers do.
    ignoreDefaultArgs: ['--disable-back-forward-cache', '--disable-popup-blocking'],
    defaultViewport: null,
  });
};

const launchFirefox = async (): Promise<Browser> =>
  await puppeteer.launch({ ...firefoxOptions(), defaultViewport: null });

/** An English Firefox whose user has turned animations off. */
export const firefoxOptions = (): LaunchOptions => ({
  browser: 'firefox',
  executablePath: firefoxPath(),
  extraPrefsFirefox: { 'intl.accept_languages': 'en', 'ui.prefersReducedMotion': 1 },
});

const visitOf = (
  name: 'chromium' | 'firefox',
  context: Awaited<ReturnType<Browser['createBrowserContext']>>,
): Visit => {
  const known = new Set<Page>();
  const toTab = async (page: Page): Promise<Tab> => {
    known.add(page);
    const tab = await tabOf(page);
    return name === 'chromium' ? { ...tab, protocol: await protocolOf(page) } : tab;
  };
  return {
    tab: async () => toTab(await context.newPage()),
    opened: async () => {
      const page = await until('a tab that a page has opened', async () =>
        (await context.pages()).find((it) => !known.has(it)),
      );
      return toTab(page);
    },
    close: () => context.close(),
  };
};

const tabOf = async (page: Page): Promise<Tab> => {
  await page.emulateMediaFeatures?.([{ name: 'prefers-reduced-motion', value: 'reduce' }]).catch(() => {});
  return {
    ...scopeOf(page.mainFrame()),
    show: () => page.bringToFront(),
    goto: async (url) => void (await page.goto(url, { waitUntil: 'load' })),
    reload: async () => void (await page.reload({ waitUntil: 'load' })),
    back: async () => {
      const left = await address(page);
      await page.evaluate(() => void setTimeout(() => history.back()));
      await until('the page before', async () => (await address(page).catch(() => left)) !== left);
    },
    url: () => address(page),
    resize: (width, height) => page.setViewport({ width, height }),
    press: async (key, held) => {
      if (held) await page.keyboard.down(held);
      await page.keyboard.press(key as KeyInput);
      if (held) await page.keyboard.up(held);
    },
    type: (text) => page.keyboard.type(text),
    screenshot: async () => pictureOf(await page.screenshot()),
    close: () => page.close(),
  };
};

const protocolOf = async (page: Page): Promise<NonNullable<Tab['protocol']>> => {
  const session = await page.createCDPSession();
  return async (method, parameters) => (await session.send(method as never, parameters as never)) as never;
};

/** As the document has it: no event of a browser tells that it has brought a kept page back. */
const address = (page: Page): Promise<string> => page.evaluate(() => location.href);

const scopeOf = (frame: Frame): Scope => ({
  evaluate: async (run, ...args) => (await frame.evaluate(run as never, ...args)) as never,
  click: async (find, ...args) => {
    const element = await until('something to press', async () => {
      const handle: JSHandle = await frame.evaluateHandle(
        find as () => unknown,
        ...(args as readonly unknown[] as []),
      );
      return handle.asElement() as ElementHandle<Element> | null;
    });
    await element.click();
  },
  frame: async (selector) => {
    const element = await frame.waitForSelector(selector);
    const inner = await until(`the frame ${selector}`, async () => await element?.contentFrame());
    return scopeOf(inner);
  },
});
