/*
 * Counts what lives in the page, whoever made it, as `living()`: listeners on what outlives an element, timers,
 * observers, requests without an answer. What ends without being ended (a signal that aborts, a listener of one call) is
 * counted out too.
 */
(() => {
  const listeners = new Map();
  const timers = new Set();
  const observers = new Set();
  const requests = new Set();
  /** Every request that was made: when, where to, and whether it was given up. */
  const asked = [];

  const keyOf = (type, options) => `${type} ${typeof options === 'object' ? !!options?.capture : !!options}`;
  const forget = (target, callback, key) => {
    const mine = listeners.get(target);
    const keys = mine?.get(callback);
    keys?.delete(key);
    if (keys?.size === 0) mine.delete(callback);
  };
  const isLasting = (target) =>
    target === window ||
    target === document ||
    target === document.documentElement ||
    target instanceof MediaQueryList;
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const remember = (target, type, callback, options) => {
    const key = keyOf(type, options);
    if (!listeners.has(target)) listeners.set(target, new Map());
    const mine = listeners.get(target);
    mine.set(callback, (mine.get(callback) ?? new Set()).add(key));
    const end = () => forget(target, callback, key);
    if (options?.signal) addEventListener.call(options.signal, 'abort', end, { once: true });
    if (options?.once) addEventListener.call(target, type, end, { once: true });
  };
  EventTarget.prototype.addEventListener = function (type, callback, options) {
    const target = this ?? window;
    if (callback && isLasting(target) && !options?.signal?.aborted) remember(target, type, callback, options);
    return addEventListener.call(target, type, callback, options);
  };
  EventTarget.prototype.removeEventListener = function (type, callback, options) {
    const target = this ?? window;
    forget(target, callback, keyOf(type, options));
    return removeEventListener.call(target, type, callback, options);
  };

  const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
  window.setTimeout = (run, ms, ...args) => {
    const id = setTimeout(
      (...given) => {
        timers.delete(id);
        run(...given);
      },
      ms,
      ...args,
    );
    timers.add(id);
    return id;
  };
  window.setInterval = (...args) => {
    const id = setInterval(...args);
    timers.add(id);
    return id;
  };
  for (const [name, clear] of Object.entries({ clearTimeout, clearInterval })) {
    window[name] = (id) => {
      timers.delete(id);
      clear(id);
    };
  }

  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver']) {
    const { observe, disconnect } = window[name].prototype;
    window[name].prototype.observe = function (...args) {
      observers.add(this);
      return observe.apply(this, args);
    };
    window[name].prototype.disconnect = function () {
      observers.delete(this);
      return disconnect.call(this);
    };
  }

  const { fetch } = window;
  window.fetch = async (input, init) => {
    // Given up before it was asked, it never leaves the page.
    if (init?.signal?.aborted) return fetch(input, init);
    const request = { url: String(input?.url ?? input), at: performance.now(), aborted: false };
    asked.push(request);
    requests.add(request);
    init?.signal?.addEventListener('abort', () => {
      request.aborted = requests.has(request);
    });
    try {
      return await fetch(input, init);
    } finally {
      requests.delete(request);
    }
  };

  globalThis.asked = asked;
  globalThis.living = () => ({
    listeners: [...listeners.values()].flatMap((mine) =>
      [...mine.values()].flatMap((keys) => [...keys].map((key) => key.split(' ')[0])),
    ),
    timers: timers.size,
    observers: observers.size,
    requests: [...requests].map(({ url }) => url),
  });
})();
