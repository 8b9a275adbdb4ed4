import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Builder, error, Key, type WebDriver, type WebElement } from 'selenium-webdriver';
import type { Engine, Scope, Tab, Visit } from './engine.ts';
import { pictureOf } from './picture.ts';
import { webkitPrograms } from './programs.ts';
import { until } from './until.ts';

/**
 * WebKitGTK in windows that nobody sees, by classic WebDriver. Each visit has a driver of its own, with nothing kept: a
 * session that follows another one at the same driver now and then never begins.
 */
export const openWebKit = async (features?: readonly string[]): Promise<Engine> => {
  const open = new Set<Visit>();
  return {
    name: 'webkit',
    visit: async () => {
      const { url, stop } = await startWebKit();
      const visit = await openVisit(url, features).catch(async (thrown) => {
        await stop();
        throw thrown;
      });
      const all: Visit = {
        ...visit,
        close: async () => {
          open.delete(all);
          try {
            await visit.close();
          } finally {
            await stop();
          }
        },
      };
      open.add(all);
      return all;
    },
    close: async () => {
      for (const visit of open) await visit.close();
    },
  };
};

/** How long a page may take to load. */
const LOADING_MS = 60_000;
/** Longer than any script of a test may run. */
const ANSWER_MS = 35_000;
/** What stays in its place so long is pressed. */
const RESTING_MS = 100;
const SCREEN = { width: 1600, height: 1200 };

/** The address of a WebDriver for WebKitGTK, with a screen of its own. */
export const startWebKit = async (): Promise<{ readonly url: string; stop(): Promise<void> }> => {
  const { driver, screen } = webkitPrograms();
  // The screen says which number it has got.
  const display = spawn(
    screen,
    ['-displayfd', '1', '-screen', '0', `${SCREEN.width}x${SCREEN.height}x24`, '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const [number] = (await once(display.stdout, 'data')) as [Buffer];
  const port = await freePort();
  const config = await calmConfig();
  const server = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
    env: {
      ...process.env,
      DISPLAY: `:${String(number).trim()}`,
      LANG: 'en_US.UTF-8',
      LANGUAGE: 'en_US',
      LC_ALL: undefined,
      XDG_CONFIG_HOME: config,
      // Root has no sandbox to put its pages in.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      NO_AT_BRIDGE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  await until('WebKitWebDriver', () =>
    fetch(`${url}/status`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return {
    url,
    stop: async () => {
      for (const child of [server, display]) await end(child);
      await rm(config, { recursive: true, force: true });
    },
  };
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
};

/** A desktop of its own, whose user has turned animations off. */
const calmConfig = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'renewal-webkit-'));
  await mkdir(join(folder, 'gtk-3.0'));
  await writeFile(join(folder, 'gtk-3.0/settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  return folder;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
};

/**
 * A browser of its own, with nothing kept. It does not wait for pages by itself: once Back leaves a page with an opener
 * policy, it would wait for ever.
 * @param features what WebKit has, but not yet switched on
 */
export const openSession = async (url: string, features: readonly string[] = []): Promise<WebDriver> => {
  const driver = await new Builder()
    .usingServer(url)
    .withCapabilities({
      browserName: 'MiniBrowser',
      pageLoadStrategy: 'none',
      'webkitgtk:browserOptions': {
        args: ['--automation', ...features.map((feature) => `--features=+${feature}`)],
      },
    })
    .build();
  const execute = driver.execute.bind(driver);
  driver.execute = (command) => answered(execute(command));
  return driver;
};

/** Of a page that goes while it is asked, the driver may never give an answer. */
const answered = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
  const end = new AbortController();
  const never = delay(ANSWER_MS, undefined, { signal: end.signal }).then((): never => {
    throw new error.NoSuchFrameError('The driver has not answered.');
  });
  try {
    return await Promise.race([answer, never]);
  } finally {
    end.abort();
  }
};

const openVisit = async (url: string, features?: readonly string[]): Promise<Visit> => {
  const driver = await openSession(url, features);
  await driver.manage().setTimeouts({ script: 30_000 });
  const known = new Set<string>();
  const toTab = async (handle: string): Promise<Tab> => {
    known.add(handle);
    const tab = tabOf(driver, handle);
    // In a tab that is not in front, nothing is pressed.
    await tab.show();
    return tab;
  };
  return {
    tab: async () => {
      // To press something in a second tab of a window makes the driver crash.
      if (known.size > 0) await driver.switchTo().newWindow('window');
      return toTab(await driver.getWindowHandle());
    },
    opened: async () =>
      toTab(
        await until('a tab that a page has opened', async () =>
          (await driver.getAllWindowHandles()).find((handle) => !known.has(handle)),
        ),
      ),
    close: () => driver.quit(),
  };
};

const KEYS: Readonly<Record<string, string>> = {
  Enter: Key.ENTER,
  Tab: Key.TAB,
  Escape: Key.ESCAPE,
  Backspace: Key.BACK_SPACE,
  ArrowDown: Key.ARROW_DOWN,
  ArrowUp: Key.ARROW_UP,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  Space: ' ',
};

/** The character by which WebDriver knows a key, or what is typed as it is. */
export const keyOf = (key: string): string => KEYS[key] ?? key;

/** Gives a page its viewport, in the middle of the screen: there the pointer stands, and the window below it has the keyboard. */
export const sizePage = async (driver: WebDriver, width: number, height: number): Promise<void> => {
  const window = driver.manage().window();
  const size = (outerWidth: number, outerHeight: number) =>
    window.setRect({
      x: Math.round((SCREEN.width - outerWidth) / 2),
      y: Math.round((SCREEN.height - outerHeight) / 2),
      width: outerWidth,
      height: outerHeight,
    });
  await size(width, height);
  // A page hears of it a moment later; it gets what the window's frame leaves.
  const inner = await until('a window of its new size', async () => {
    const now: { width: number; height: number } = await driver.executeScript(
      'return { width: innerWidth, height: innerHeight }',
    );
    return now.height <= height && now.height > height / 2 && now;
  });
  await size(2 * width - inner.width, 2 * height - inner.height);
};

const tabOf = (driver: WebDriver, handle: string): Tab => {
  /** One window and one frame are spoken to at a time. */
  const show = async () => {
    await driver.switchTo().window(handle);
    await driver.switchTo().defaultContent();
  };
  const here = async () => {
    // To come to a window takes the focus out of its frames.
    if ((await driver.getWindowHandle().catch(() => undefined)) === handle)
      await driver.switchTo().defaultContent();
    else await show();
  };
  /** Until another document, or this one once more, is there and has loaded. */
  const leave = async (go: () => Promise<void>) => {
    await here();
    await driver.executeScript(
      "globalThis.isLeft = true; addEventListener('pageshow', () => { globalThis.isLeft = false; })",
    );
    await go();
    await until(
      'a page',
      () =>
        driver
          .executeScript<boolean>("return globalThis.isLeft !== true && document.readyState === 'complete'")
          .catch(() => false),
      LOADING_MS,
    );
  };
  return {
    ...scopeOf(driver, here),
    show,
    goto: (url) => leave(() => driver.get(url)),
    reload: () => leave(() => driver.navigate().refresh()),
    back: () => leave(() => driver.navigate().back()),
    url: async () => {
      await here();
      return await driver.getCurrentUrl();
    },
    resize: async (width, height) => {
      await here();
      await sizePage(driver, width, height);
    },
    press: async (key, held) => {
      await here();
      const actions = driver.actions();
      if (held) actions.keyDown(Key.SHIFT);
      actions.sendKeys(keyOf(key));
      if (held) actions.keyUp(Key.SHIFT);
      await actions.perform();
    },
    type: async (text) => {
      await here();
      await driver.actions().sendKeys(text).perform();
    },
    screenshot: async () => {
      await here();
      return pictureOf(Buffer.from(await driver.takeScreenshot(), 'base64'));
    },
    close: async () => {
      await here();
      await driver.close();
    },
  };
};

/** A document that goes while it is asked has no answer: the next one is asked, or the one after that. */
const ofWhatStays = async <Answer>(ask: () => Promise<Answer>, tries = 20): Promise<Answer> => {
  try {
    return await ask();
  } catch (thrown) {
    if (!(thrown instanceof error.NoSuchFrameError) || tries === 1) throw thrown;
    await delay(RESTING_MS);
    return ofWhatStays(ask, tries - 1);
  }
};

/** Presses what has come to rest in the middle of the window. @returns whether it has */
const pressed = async (driver: WebDriver, element: WebElement): Promise<boolean> => {
  const place = (): Promise<string> =>
    driver.executeScript(
      `arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });
      return JSON.stringify(arguments[0].getBoundingClientRect());`,
      element,
    );
  try {
    const before = await place();
    await delay(RESTING_MS);
    if ((await place()) !== before) return false;
    await driver.actions().move({ origin: element }).perform();
    if ((await place()) !== before) return false;
  } catch (thrown) {
    if (
      thrown instanceof error.StaleElementReferenceError ||
      thrown instanceof error.MoveTargetOutOfBoundsError
    )
      return false;
    throw thrown;
  }
  await driver.actions().click().perform();
  return true;
};

const scopeOf = (driver: WebDriver, here: () => Promise<void>): Scope => ({
  evaluate: (run, ...args) =>
    ofWhatStays(async () => {
      await here();
      return (await driver.executeScript(`return (${run}).apply(null, arguments)`, ...args)) as never;
    }),
  click: async (find, ...args) => {
    await until('something to press that stays where it is', async () => {
      await here();
      const element = await driver.executeScript<WebElement | null>(
        `return (${find}).apply(null, arguments)`,
        ...args,
      );
      // Its own click takes what lies in a shadow tree for covered.
      return element && (await pressed(driver, element));
    });
  },
  frame: async (selector) => {
    const inside = async () => {
      await here();
      await driver.switchTo().frame(await driver.findElement({ css: selector }));
    };
    await until(`the frame ${selector}`, () =>
      inside().then(
        () => true,
        () => false,
      ),
    );
    return scopeOf(driver, inside);
  },
});
