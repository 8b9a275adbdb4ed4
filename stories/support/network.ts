/** For `beforeEach`: what a story does to the browser's network ends with it. */
export const ownNetwork = () => () => Reflect.deleteProperty(navigator, 'onLine');

/** The browser has no network from now on. Needs `ownNetwork`. */
export const loseNetwork = (): void => {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
  dispatchEvent(new Event('offline'));
};
