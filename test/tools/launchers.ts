import type { BrowserLauncher } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import type { EngineName } from '../engines/engine.ts';
import { firefoxOptions } from '../engines/puppeteer.ts';
import { keyOf, openSession, sizePage, startWebKit } from '../engines/webkit.ts';
import { chromiumArgs, chromiumPath } from './browser.ts';
import { windowLauncher } from './window-launcher.ts';

const SIZE = { width: 800, height: 600 };

/** What opens the pages of tests in an engine, and types in them. */
export const launcherOf = (engine: EngineName): Promise<BrowserLauncher> | BrowserLauncher => {
  switch (engine) {
    case 'chromium':
      return chromium();
    case 'firefox':
      return firefox();
    case 'webkit':
      return webkit();
  }
};

const chromium = async (): Promise<BrowserLauncher> => {
  const executablePath = await chromiumPath();
  return chromeLauncher({
    launchOptions: { executablePath, args: chromiumArgs(executablePath) },
    // Pages of one context would share a process, and a core.
    createBrowserContext: ({ browser }) => browser.createBrowserContext(),
    createPage: async ({ context }) => {
      const page = await context.newPage();
      // Of two pages side by side only one would have the focus.
      await (await page.createCDPSession()).send('Emulation.setFocusEmulationEnabled', { enabled: true });
      // Colours that axe measures must not be on their way.
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
      return page;
    },
  });
};

const firefox = (): BrowserLauncher =>
  windowLauncher({
    name: 'Firefox',
    type: 'puppeteer',
    open: async () => {
      const browser = await puppeteer.launch({ ...firefoxOptions(), defaultViewport: SIZE });
      const page = await browser.newPage();
      return {
        page,
        goto: (url) => page.goto(url),
        url: () => page.url(),
        close: () => browser.close(),
      };
    },
    commands: (windowOf) => ({ getPage: (sessionId: string) => windowOf(sessionId).page }),
  });

/** Tests note with the Navigation API where a page leads, and keep it where it is. Our elements do not use it. */
const SEES_WHERE_A_PAGE_GOES = ['NavigationAPI'];

const webkit = (): BrowserLauncher =>
  windowLauncher({
    name: 'WebKitGTK',
    type: 'webdriver',
    open: async () => {
      const { url, stop } = await startWebKit();
      const driver = await openSession(url, SEES_WHERE_A_PAGE_GOES);
      await sizePage(driver, SIZE.width, SIZE.height);
      return {
        driver,
        goto: (address) => driver.get(address),
        url: () => driver.getCurrentUrl(),
        close: async () => {
          await driver.quit();
          await stop();
        },
      };
    },
    commands: (windowOf) => ({
      sendKeys: (sessionId: string, keys: readonly string[]) =>
        windowOf(sessionId)
          .driver.actions()
          .sendKeys(...keys.map(keyOf))
          .perform(),
    }),
  });
