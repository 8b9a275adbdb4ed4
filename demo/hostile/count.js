/* Counts what is asked of the backend, before anybody asks: `requests` holds lines as `GET /v1/config`. */
(() => {
  const requests = [];
  globalThis.requests = requests;
  const { fetch } = globalThis;
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/v1/')) requests.push(`${request.method} ${pathname}`);
    return fetch(input, init);
  };
})();
