import type { BrowserLauncher } from '@web/test-runner';

/** A browser with one window, where one test file after another is run. */
export interface TestWindow {
  goto(url: string): Promise<unknown>;
  url(): string | Promise<string>;
  close(): Promise<unknown>;
}

export interface WindowLauncherOptions<Window extends TestWindow, Commands extends object> {
  readonly name: string;
  /** By which the runner's commands know how to type: they use what `commands` gives. */
  readonly type: 'puppeteer' | 'webdriver';
  readonly open: () => Promise<Window>;
  readonly commands: (windowOf: (sessionId: string) => Window) => Commands;
}

/** Opens as many browsers as files run side by side, so that each has the focus and a clock that is not slowed down. */
export const windowLauncher = <Window extends TestWindow, Commands extends object>({
  name,
  type,
  open,
  commands,
}: WindowLauncherOptions<Window, Commands>): BrowserLauncher & Commands => {
  const free: Window[] = [];
  const used = new Map<string, Window>();
  const windowOf = (sessionId: string): Window => {
    const window = used.get(sessionId);
    if (!window) throw new Error(`Session ${sessionId} has no window.`);
    return window;
  };
  return {
    name,
    type,
    startSession: async (sessionId, url) => {
      const window = free.pop() ?? (await open());
      used.set(sessionId, window);
      await window.goto(url);
    },
    isActive: (sessionId) => used.has(sessionId),
    getBrowserUrl: (sessionId) => windowOf(sessionId).url(),
    stopSession: async (sessionId) => {
      const window = windowOf(sessionId);
      // Ends what still runs in the page.
      await window.goto('about:blank');
      used.delete(sessionId);
      free.push(window);
      return {};
    },
    startDebugSession: () => Promise.reject(new Error(`${name} shows no window here.`)),
    stop: async () => {
      await Promise.all([...free.splice(0), ...used.values()].map((window) => window.close()));
      used.clear();
    },
    ...commands(windowOf),
  };
};
