/* The page's clock is off by so many ms: `data-ahead`. Timers, and everything that the browser itself does, run as ever. */
(() => {
  const Real = Date;
  const ahead = Number(document.currentScript.dataset.ahead);
  const now = () => Real.now() + ahead;
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, maker) => Reflect.construct(target, given.length > 0 ? given : [now()], maker),
    apply: () => new Real(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
})();
