import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { headers, paths } from '../../../../src/contract/paths.ts';
import { type RunningServer, serveNode } from '../../../../src/server/adapters/node.ts';
import { createHandler } from '../../../../src/server/handler.ts';
import { createBackend, KEY, ORIGIN, PHONE } from '../support/backend.ts';

/** What a client sends that keeps no rules: bytes on a socket, and nobody between it and the server. */

const TIMEOUT = 400;
const open = async (server: RunningServer): Promise<{ socket: Socket; text: () => string }> => {
  const socket = connect(server.port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  socket.on('error', () => undefined); // It may be cut off: what came until then is what counts.
  await once(socket, 'connect');
  return { socket, text: () => text };
};

/** Everything that is answered to these bytes until the server ends the connection. */
const answerTo = async (server: RunningServer, sent: string): Promise<string> => {
  const { socket, text } = await open(server);
  const closed = once(socket, 'close');
  socket.write(sent);
  await closed;
  return text();
};

const page = [`Host: renew.example`, `Origin: ${ORIGIN}`, `${headers.key}: ${KEY}`, 'Connection: close'];
const head = (line: string, ...more: string[]): string => `${[line, ...page, ...more].join('\r\n')}\r\n\r\n`;
const BODY = `{"type":"msisdn","value":"${PHONE}"}`;
const post = `POST ${paths.cardLookups} HTTP/1.1`;
const json = 'Content-Type: application/json';

describe('bytes on a socket', () => {
  let server: RunningServer;
  /** One that waits for nobody; the other's patience is no part of what is asked of it. */
  let impatient: RunningServer;
  before(async () => {
    const handler = createHandler(createBackend().deps);
    server = await serveNode({ handler });
    impatient = await serveNode({ handler, requestTimeout: TIMEOUT });
  });
  after(() => Promise.all([server.close(), impatient.close()]));

  it('as they should be: an answer', async () => {
    const answer = await answerTo(server, head(post, json, `Content-Length: ${BODY.length}`) + BODY);
    assert.match(answer, /^HTTP\/1\.1 200 /);
  });

  const refusals: readonly (readonly [name: string, sent: string, status: RegExp])[] = [
    ['no HTTP', 'hello\r\n\r\n', /^HTTP\/1\.1 400 /],
    ['a TLS handshake', '\u0016\u0003\u0001\u0002\u0000', /^HTTP\/1\.1 400 /],
    ['a method that there is not', head('BREW / HTTP/1.1'), /^HTTP\/1\.1 400 /],
    ['TRACE', head(`TRACE ${paths.config} HTTP/1.1`), /^HTTP\/1\.1 405 /],
    ['CONNECT', head('CONNECT evil.example:443 HTTP/1.1'), /^$/],
    ['no host', `GET ${paths.config} HTTP/1.1\r\nConnection: close\r\n\r\n`, /^HTTP\/1\.1 400 /],
    [
      'a host that is none',
      `GET / HTTP/1.1\r\nHost: a b<c>\r\nConnection: close\r\n\r\n`,
      /^HTTP\/1\.1 400 /,
    ],
    ['an address of another server', head('GET http://evil.example/v1/nothing HTTP/1.1'), /^HTTP\/1\.1 404 /],
    ['an address that is none', head('GET http://[ HTTP/1.1'), /^HTTP\/1\.1 400 /],
    ['a path out of the tree', head('GET /../../etc/passwd HTTP/1.1'), /^HTTP\/1\.1 404 /],
    ['a path out of the tree, encoded', head('GET /v1/..%2f..%2fetc%2fpasswd HTTP/1.1'), /^HTTP\/1\.1 404 /],
    ['a zero byte in the path', head('GET /v1/orders/%00 HTTP/1.1'), /^HTTP\/1\.1 401 /],
    ['a bare zero byte', head('GET /v1/\u0000 HTTP/1.1'), /^HTTP\/1\.1 400 /],
    ['a broken escape', head('GET /v1/orders/%zz%f HTTP/1.1'), /^HTTP\/1\.1 401 /],
    [
      'a head of 20 kB',
      head('GET /v1/config HTTP/1.1', `X-Large: ${'a'.repeat(20_000)}`),
      /^HTTP\/1\.1 431 /,
    ],
    [
      'a thousand headers',
      head('GET /v1/config HTTP/1.1', ...Array.from({ length: 2500 }, (_, i) => `X-${i}: a`)),
      /^HTTP\/1\.1 431 /,
    ],
    ['a header with a line break', head('GET /v1/config HTTP/1.1', 'X-A: a\rX-B: b'), /^HTTP\/1\.1 400 /],
    ['two lengths', head(post, json, 'Content-Length: 5', 'Content-Length: 6') + BODY, /^HTTP\/1\.1 400 /],
    [
      'a length and chunks',
      head(post, json, `Content-Length: ${BODY.length}`, 'Transfer-Encoding: chunked') + BODY,
      /^HTTP\/1\.1 400 /,
    ],
    ['a length below nothing', head(post, json, 'Content-Length: -1') + BODY, /^HTTP\/1\.1 400 /],
    ['chunks that are none', head(post, json, 'Transfer-Encoding: chunked') + BODY, /^HTTP\/1\.1 400 /],
    [
      'an unknown coding',
      `${head(post, json, 'Transfer-Encoding: x, chunked')}0\r\n\r\n`,
      /^HTTP\/1\.1 [45]\d\d /,
    ],
    [
      'a length beyond all bodies',
      head(post, json, 'Content-Length: 99999999999') + BODY,
      /^HTTP\/1\.1 400 /,
    ],
    ['a body cut short by a lying length', head(post, json, 'Content-Length: 5') + BODY, /^HTTP\/1\.1 400 /],
  ];
  for (const [name, sent, status] of refusals) {
    it(`${name}: ${String(status).slice(2, -1)}`, async () => {
      const answer = await answerTo(server, sent);
      assert.match(answer, status);
      assert.doesNotMatch(answer, /\bat .*\.(ts|js)|Error:|node_modules|etc\/passwd/);
    });
  }

  it('with a length that lies upwards: 408', async () => {
    const answer = await answerTo(impatient, head(post, json, 'Content-Length: 99') + BODY);
    assert.match(answer, /^HTTP\/1\.1 408 /);
  });

  it('that come drop by drop are cut off: the head', async () => {
    const { socket, text } = await open(impatient);
    const drip = setInterval(() => socket.write('X-Slow: a\r\n'), 50);
    socket.write(`GET ${paths.config} HTTP/1.1\r\nHost: renew.example\r\n`);
    await once(socket, 'close');
    clearInterval(drip);
    assert.match(text(), /^(HTTP\/1\.1 408 |$)/);
  });

  it('that come drop by drop are cut off: the body', async () => {
    const { socket, text } = await open(impatient);
    const drip = setInterval(() => socket.write(' '), 50);
    socket.write(head(post, json, 'Content-Length: 60000'));
    await once(socket, 'close');
    clearInterval(drip);
    assert.match(text(), /^(HTTP\/1\.1 408 |$)/);
  });

  it('while others drip, a page is served', async () => {
    const slow = await Promise.all(Array.from({ length: 50 }, () => open(server)));
    for (const { socket } of slow) socket.write(head(post, json, 'Content-Length: 60000'));
    const answer = await answerTo(server, head(`GET ${paths.config} HTTP/1.1`));
    assert.match(answer, /^HTTP\/1\.1 200 /);
    for (const { socket } of slow) socket.destroy();
  });
});

describe('a server that stops', () => {
  it('is not kept by somebody who never ends a request', async () => {
    const server = await serveNode({
      handler: createHandler(createBackend().deps),
      requestTimeout: TIMEOUT,
    });
    const { socket } = await open(server);
    socket.write(head(post, json, 'Content-Length: 60000'));
    const drip = setInterval(() => socket.write(' '), 50);
    await server.close();
    clearInterval(drip);
    assert.ok(socket.destroyed || (await once(socket, 'close')));
  });
});
