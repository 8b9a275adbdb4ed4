/*
 * Stands between the elements and their backend: what the page's own buttons choose becomes of every request from then on.
 * `#hangs` in the address begins with one of them.
 */
(() => {
  const real = fetch.bind(globalThis);
  const backend = document.currentScript.dataset.backend;
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const lost = () => {
    throw new TypeError('Failed to fetch');
  };
  const said = (status, body, headers) => new Response(body, { status, headers });
  const FAULTS = {
    works: (input, init) => real(input, init),
    'is slow': async (input, init) => {
      await wait(5000);
      return real(input, init);
    },
    hangs: (_input, init) =>
      new Promise((_resolve, reject) => {
        const { signal } = init ?? {};
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
    'loses requests': lost,
    'loses answers': async (input, init) => {
      await real(input, init);
      return lost();
    },
    'cuts answers off': async (input, init) => {
      const answer = await real(input, init);
      const text = await answer.text();
      if (text === '') return answer;
      return new Response(text.slice(0, text.length / 2), answer);
    },
    'answers 503': () => said(503, '', {}),
    'answers 429, later': () => said(429, '', { 'Retry-After': '3' }),
    'answers with a portal’s page': () =>
      said(200, '<p>Welcome to our network</p>', { 'Content-Type': 'text/html' }),
  };
  let chosen = decodeURIComponent(location.hash.slice(1));
  if (!Object.hasOwn(FAULTS, chosen)) chosen = 'works';
  globalThis.fetch = (input, init) => {
    const isOurs = `${input.url ?? input}`.startsWith(backend);
    return isOurs ? FAULTS[chosen](input, init) : real(input, init);
  };

  addEventListener('DOMContentLoaded', () => {
    const choices = document.querySelector('#faults');
    for (const name of Object.keys(FAULTS)) {
      const input = document.createElement('input');
      Object.assign(input, { type: 'radio', name: 'fault', value: name, checked: name === chosen });
      const label = document.createElement('label');
      label.append(input, ` ${name} `);
      choices.append(label);
    }
    choices.addEventListener('change', ({ target }) => {
      chosen = target.value;
    });
  });
})();
