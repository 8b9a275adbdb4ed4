/*
 * Writes down all that the scripts of a page come to see without looking for it: analytics, loggers, session recorders,
 * whoever reads addresses. What is a secret it learns from what is sent to the backend and comes back; whatever of it stands
 * anywhere else is a complaint, which says what and where, and is not itself told the secret. The book goes along, in the
 * storage of the tab, to the page that the payment leads back to.
 */
(() => {
  const BOOK = 'the recorder’s own';
  const { getItem, setItem } = Storage.prototype;
  const { fetch, sessionStorage } = window;
  const complain = console.error.bind(console);

  /** What was seen, by place; what is secret, by kind; what was told already. */
  const seen = new Map();
  const secrets = new Map();
  const told = new Set();

  /* What is shown to the traveller may say what they typed; no text says what only machines may know. */
  const OF_THE_TRAVELLER = /^(number|e-mail|code)$/;

  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  /** A number also where it is grouped, a text also where it is encoded. */
  const patternOf = (kind, secret) => {
    const encoded = [secret, encodeURIComponent(secret), btoa(secret).replace(/=+$/, '')].map(escaped);
    if (kind === 'code') return new RegExp(`(?<!\\d)${secret}(?!\\d)`);
    if (kind !== 'number') return new RegExp(encoded.join('|'), 'i');
    // Of a phone number, what comes after the country's code is enough.
    const digits = secret.replace(/^\+(44|52|56|377|687)/, '').replace(/\D/g, '');
    return new RegExp([...encoded, [...digits].join('[\\s().-]*')].join('|'));
  };
  const tell = (what) => {
    if (told.has(what)) return;
    told.add(what);
    complain(`leak: ${what}`);
  };
  const judge = (place, text, { kind, pattern }) => {
    const isShown = place === 'text' && OF_THE_TRAVELLER.test(kind);
    if (!isShown && pattern.test(text)) tell(`${kind} in ${place}`);
  };
  const see = (place, value) => {
    const text = `${value}`;
    if (text === '') return;
    if (!seen.has(place)) seen.set(place, new Set());
    if (seen.get(place).has(text)) return;
    seen.get(place).add(text);
    for (const secret of secrets.values()) judge(place, text, secret);
  };
  const learn = (kind, secret) => {
    if (typeof secret !== 'string' || secret.length < 4 || secrets.has(secret)) return;
    const known = { kind, pattern: patternOf(kind, secret) };
    secrets.set(secret, known);
    for (const [place, texts] of seen) for (const text of texts) judge(place, text, known);
  };

  /* From page to page. */
  const kept = JSON.parse(getItem.call(sessionStorage, BOOK) ?? '{"seen":[],"secrets":[],"told":[]}');
  for (const what of kept.told) tell(what);
  for (const [place, texts] of kept.seen) seen.set(place, new Set(texts));
  for (const [secret, kind] of kept.secrets) learn(kind, secret);
  addEventListener('pagehide', () => {
    look();
    const book = {
      told: [...told],
      seen: [...seen].map(([place, texts]) => [place, [...texts]]),
      secrets: [...secrets].map(([secret, { kind }]) => [secret, kind]),
    };
    setItem.call(sessionStorage, BOOK, JSON.stringify(book));
  });

  /* A payment page can lead back with an address only; before the backend is asked for anything, that is as it was. */
  let hasAsked = false;
  /** What can be read at any moment. */
  const look = () => {
    if (hasAsked) see('address', location.href);
    see('title', document.title);
    see('window.name', window.name);
    see('history.state', JSON.stringify(history.state) ?? '');
    see('referrer', document.referrer);
    see('cookie', document.cookie);
    for (const name of ['localStorage', 'sessionStorage'])
      for (const key of Object.keys(window[name]).filter((each) => each !== BOOK))
        see(name, `${key} = ${getItem.call(window[name], key)}`);
    // As for the address.
    for (const { name, entryType } of performance.getEntries())
      if (entryType !== 'navigation') see('timing', name);
  };

  /** What something consists of: fields of an event or an error, also what they inherit, and parts of what is sent. */
  const partsOf = (value) => {
    if (value instanceof Node || value === window || value instanceof AbortSignal) return [];
    if (value instanceof Map || value instanceof Set) return [...value];
    const parts = value instanceof Error ? [value.name, value.message, value.stack, value.cause] : [];
    // biome-ignore lint/suspicious/useGuardForIn: an event has its fields from its class.
    for (const key in value) parts.push(value[key]);
    return parts;
  };
  /** The texts in it, to some depth. */
  const textsIn = (value, depth = 0) => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'number') return [`${value}`];
    if (typeof value !== 'object' || value === null || depth > 4) return [];
    return partsOf(value).flatMap((part) => textsIn(part, depth + 1));
  };
  const seeAll = (place, values) => {
    for (const text of textsIn(values)) see(place, text);
  };

  /* What is sent, and what comes back: here the secrets are at home, but not in an address. */
  const learnSent = (headers, body) => {
    const sent = new Headers(headers);
    learn('token', sent.get('Authorization')?.replace(/^Bearer /, ''));
    learn('idempotency key', sent.get('Idempotency-Key'));
    if (typeof body !== 'string') return;
    const { type, value, code, contact, email, returnToken } = JSON.parse(body);
    if (/msisdn|iccid/.test(type)) learn('number', value);
    if (type === 'email') learn('e-mail', value);
    learn('code', code);
    learn('e-mail', contact?.email ?? email);
    learn('number', contact?.phone);
    learn('return token', returnToken);
  };
  const learnAnswer = async (answer) => {
    if (!answer.headers.get('Content-Type')?.includes('json')) return;
    const said = await answer.json().catch(() => ({}));
    learn('token', said.token);
  };
  window.fetch = async (input, init) => {
    see('request', input?.url ?? input);
    hasAsked = true;
    look();
    learnSent(init?.headers, init?.body);
    const answer = await fetch(input, init);
    void learnAnswer(answer.clone()).catch(() => {});
    return answer;
  };

  /* Other ways out, and other places to leave something. */
  const spy = (holder, name, place) => {
    const real = holder?.[name];
    if (!real) return;
    holder[name] = function (...args) {
      seeAll(place, args);
      return real.apply(this, args);
    };
  };
  spy(XMLHttpRequest.prototype, 'open', 'request');
  spy(Navigator.prototype, 'sendBeacon', 'beacon');
  spy(window, 'open', 'window');
  spy(window, 'postMessage', 'message');
  spy(MessagePort.prototype, 'postMessage', 'message');
  spy(window.BroadcastChannel?.prototype, 'postMessage', 'message');
  spy(History.prototype, 'pushState', 'history');
  spy(History.prototype, 'replaceState', 'history');
  spy(Storage.prototype, 'setItem', 'storage');
  spy(window.IDBFactory?.prototype, 'open', 'database');
  spy(window.CacheStorage?.prototype, 'open', 'cache');
  spy(window.CookieStore?.prototype, 'set', 'cookie');
  for (const name of ['debug', 'log', 'info', 'warn', 'error', 'trace', 'table', 'dir'])
    spy(console, name, 'console');
  window.navigation?.addEventListener('navigate', ({ destination }) => see('navigation', destination.url));
  addEventListener('error', ({ message, error }) => seeAll('error', [message, error]));
  addEventListener('unhandledrejection', ({ reason }) => seeAll('error', [reason]));

  /* Every error, also one that somebody catches: loggers wrap the constructor. */
  window.Error = new Proxy(Error, {
    construct(target, args, newTarget) {
      const made = Reflect.construct(target, args, newTarget);
      queueMicrotask(() => seeAll('error', [made]));
      return made;
    },
  });

  /* Every event that a script fires. */
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    seeAll(`event ${event.type}`, [event]);
    look();
    return dispatchEvent.call(this, event);
  };

  /* Every attribute and text, also inside of the elements, also one that stands there for a moment only. */
  const seeTree = (node) => {
    if (node instanceof Text) see('text', node.data);
    if (node instanceof Element)
      for (const { name, value } of node.attributes) see(`attribute ${name} of ${node.localName}`, value);
    for (const child of node.childNodes) seeTree(child);
  };
  const observer = new MutationObserver((records) => {
    for (const { type, target, attributeName, oldValue, addedNodes } of records) {
      for (const node of addedNodes) seeTree(node);
      if (type === 'characterData') see('text', target.data);
      if (type !== 'attributes') continue;
      const place = `attribute ${attributeName} of ${target.localName}`;
      see(place, oldValue ?? '');
      see(place, target.getAttribute(attributeName) ?? '');
    }
  });
  const watch = (root) =>
    observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeOldValue: true,
    });
  watch(document);
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    watch(root);
    return root;
  };

  /** For tests: which kinds of secrets were learnt, and where something was seen. */
  globalThis.recorded = () => {
    look();
    return {
      secrets: [...new Set([...secrets.values()].map(({ kind }) => kind))].sort(),
      places: [...seen.keys()].sort(),
      kept: [...(seen.get('storage') ?? [])],
    };
  };
})();
