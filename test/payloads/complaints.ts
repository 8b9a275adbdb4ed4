/** What a page complains of, by itself, while hostile data is on it. */
export interface Watch {
  /** What has been complained of since it was last asked. */
  take(): string[];
  /** Addresses to which the page wanted to go. */
  readonly gone: string[];
  /** Papers that were printed or saved, as they are written. */
  readonly papers: string[];
  /** Timers of a moment that are still to come, and who set the last one. */
  soon(): { readonly count: number; readonly last: string };
  end(): void;
}

/** A shorter wait than this is waited for, and made shorter. */
const SOON = 400;

/**
 * Watches the page: errors, rejections, console errors, breaches of its policy, timers that no browser keeps, and what
 * would leave the page. Nothing is printed, saved, shared or opened.
 */
export const watchPage = (): Watch => {
  const controller = new AbortController();
  const { signal } = controller;
  const found: string[] = [];
  const gone: string[] = [];
  const papers: string[] = [];
  let waiting = 0;
  let last = '';
  const undo: (() => void)[] = [];
  const replace = <Owner extends object, Key extends keyof Owner>(
    owner: Owner,
    key: Key,
    value: Owner[Key],
  ): void => {
    const before = Object.getOwnPropertyDescriptor(owner, key);
    Object.defineProperty(owner, key, { value, configurable: true, writable: true });
    undo.push(() => {
      if (before) Object.defineProperty(owner, key, before);
      else Reflect.deleteProperty(owner, key);
    });
  };

  addEventListener('error', ({ message, error }) => found.push(`error: ${message} ${stackOf(error)}`), {
    signal,
  });
  addEventListener('unhandledrejection', (event) => found.push(`rejection: ${stackOf(event.reason)}`), {
    signal,
  });
  addEventListener(
    'securitypolicyviolation',
    (event) => found.push(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    { signal },
  );
  const { error: say } = console;
  replace(console, 'error', (...values: unknown[]) => {
    found.push(`console.error: ${values.map(String).join(' ')}`);
    say.apply(console, values);
  });

  const plainTimeout = globalThis.setTimeout;
  const clear = globalThis.clearTimeout;
  const counted = new Set<unknown>();
  replace(globalThis, 'setTimeout', ((run: () => void, ms = 0) => {
    if (!(ms <= 2 ** 31 - 1)) found.push(`timer: of ${ms} ms ${stackOf(new Error('set here'))}`);
    if (!(ms <= SOON)) return plainTimeout(run, ms);
    waiting += 1;
    last = new Error(`${ms} ms`).stack ?? '';
    const timer = plainTimeout(
      () => {
        if (counted.delete(timer)) waiting -= 1;
        run();
      },
      Math.min(ms, 1),
    );
    counted.add(timer);
    return timer;
  }) as typeof setTimeout);
  replace(globalThis, 'clearTimeout', ((timer: number | undefined) => {
    if (counted.delete(timer)) waiting -= 1;
    clear(timer);
  }) as typeof clearTimeout);

  watchLeaving(signal, gone, found);
  replace(HTMLAnchorElement.prototype, 'click', function (this: HTMLAnchorElement) {
    if (this.isConnected) HTMLElement.prototype.click.call(this);
    else if (!this.download) gone.push(this.href);
  });
  replace(window, 'open', (address) => {
    gone.push(String(address));
    return null;
  });
  replace(URL, 'createObjectURL', (blob) => {
    if (blob instanceof Blob) void blob.text().then((text) => papers.push(text));
    return 'blob:nothing';
  });
  replace(URL, 'revokeObjectURL', () => {});
  replace(navigator, 'share', (async ({ url } = {}) => {
    if (url) gone.push(url);
  }) as typeof navigator.share);
  watchPrinting(papers, undo);

  return {
    gone,
    papers,
    take: () => found.splice(0),
    soon: () => ({ count: waiting, last }),
    end: () => {
      controller.abort();
      for (const back of undo.reverse()) back();
    },
  };
};

/** Links are looked at and not followed; what a script does is noted where the browser tells. */
const watchLeaving = (signal: AbortSignal, gone: string[], found: string[]): void => {
  addEventListener(
    'click',
    (event) => {
      const link = event.composedPath().find((it) => it instanceof HTMLAnchorElement);
      if (!link) return;
      event.preventDefault();
      if (/^https?:/.test(link.protocol) && link.target !== '_blank') gone.push(link.href);
    },
    { signal },
  );
  addEventListener(
    'submit',
    (event) => !event.defaultPrevented && found.push('a form was sent by the browser'),
    { signal },
  );
  if (!('navigation' in globalThis)) return;
  navigation.addEventListener(
    'navigate',
    (event) => {
      const { url } = event.destination;
      if (url.startsWith(location.origin)) return;
      gone.push(url);
      event.preventDefault();
    },
    { signal },
  );
};

/** The frame that is printed is looked at, and no printer is asked for. */
const watchPrinting = (papers: string[], undo: (() => void)[]): void => {
  const before = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentDocument');
  if (!before?.get) return;
  const { get } = before;
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentDocument', {
    configurable: true,
    get(this: HTMLIFrameElement): Document | null {
      const page = get.call(this) as Document | null;
      if (page?.defaultView) page.defaultView.print = () => papers.push(page.documentElement.outerHTML);
      return page;
    },
  });
  undo.push(() => Object.defineProperty(HTMLIFrameElement.prototype, 'contentDocument', before));
};

const stackOf = (thrown: unknown): string =>
  thrown instanceof Error
    ? `${thrown.name}: ${thrown.message} ${thrown.stack?.split('\n').slice(0, 6).join(' | ')}`
    : String(thrown);
