import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { paths } from '../../../../src/contract/paths.ts';
import { DAY, MINUTE, SECOND } from '../../../../src/domain/time.ts';
import { createSandboxClock } from '../../../../src/sandbox/clock.ts';
import { createSandboxPayments } from '../../../../src/sandbox/payments/payments.ts';
import { SIGNATURE_HEADER, signWebhook } from '../../../../src/sandbox/payments/signature.ts';
import { createMemorySandboxStore } from '../../../../src/sandbox/store/memory.ts';
import { createHandler } from '../../../../src/server/handler.ts';
import { createBackend, PUBLIC_URL, refused } from '../support/backend.ts';

const SECRET = 'shared with the payment provider';

/** A backend that reads webhooks as the sandbox's provider signs them. */
const withSignatures = async () => {
  const backend = createBackend();
  const store = createMemorySandboxStore();
  const { parseWebhook } = createSandboxPayments({
    store,
    clock: await createSandboxClock(store, () => backend.clock.now),
    origin: 'https://pay.example',
    webhookSecret: SECRET,
    newId: () => 'unused',
  });
  const handler = createHandler({ ...backend.deps, payments: { ...backend.payments, parseWebhook } });
  const send = (body: BodyInit, signature: string | undefined): Promise<Response> =>
    handler.fetch(
      new Request(PUBLIC_URL + paths.paymentWebhook, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(signature === undefined ? {} : { [SIGNATURE_HEADER]: signature }),
        },
        body,
      }),
    );
  const made = await backend.order();
  const body = JSON.stringify({ id: 'evt_1', payment: made.providerRef });
  const sign = (text = body, at = backend.clock.now, secret = SECRET) => signWebhook(secret, text, at);
  return { backend, made, body, sign, send };
};

describe('a webhook', () => {
  type Setup = Awaited<ReturnType<typeof withSignatures>>;
  const forgeries: readonly (readonly [
    name: string,
    make: (setup: Setup) => Promise<readonly [string, string | undefined]>,
  ])[] = [
    ['without a signature', async ({ body }) => [body, undefined]],
    ['with an empty signature', async ({ body }) => [body, '']],
    ['signed with another secret', async ({ body, sign }) => [body, await sign(body, undefined, 'guess')]],
    [
      'for another payment under a real signature',
      async ({ body, sign }) => [body.replace('evt_1', 'evt_2'), await sign()],
    ],
    ['cut off', async ({ body, sign }) => [body.slice(0, -1), await sign()]],
    ['with a space more', async ({ body, sign }) => [`${body} `, await sign()]],
    ['with a byte order mark', async ({ body, sign }) => [`\ufeff${body}`, await sign()]],
    ['without a body', async ({ sign }) => ['', await sign()]],
    [
      'of five minutes and a bit ago',
      async ({ backend, body, sign }) => [body, await sign(body, backend.clock.now - 5 * MINUTE - 1)],
    ],
    [
      'from five minutes and a bit ahead',
      async ({ backend, body, sign }) => [body, await sign(body, backend.clock.now + 5 * MINUTE + 1)],
    ],
    [
      'with a newer time under an old signature',
      async ({ backend, body, sign }) => [
        body,
        (await sign(body, backend.clock.now - DAY)).replace(/t=\d+/, `t=${backend.clock.now}`),
      ],
    ],
    ['with a cut signature', async ({ body, sign }) => [body, (await sign()).slice(0, -2)]],
    ['with two signatures', async ({ body, sign }) => [body, `${await sign()},v1=${'0'.repeat(64)}`]],
    ['signed, but no JSON', async ({ sign }) => ['hello', await sign('hello')]],
    ['signed, but of another form', async ({ sign }) => ['{"id":1}', await sign('{"id":1}')]],
    [
      'signed, but larger than any',
      async ({ sign }) => {
        const large = JSON.stringify({ id: 'evt_1', payment: 'x'.repeat(70_000) });
        return [large, await sign(large)];
      },
    ],
  ];
  for (const [name, make] of forgeries) {
    it(`${name}: request-invalid, and nobody is asked about it`, async () => {
      const setup = await withSignatures();
      const { backend, made, send } = setup;
      backend.payments.pay(made.providerRef);
      await refused(send(...(await make(setup))), 'request-invalid');
      await backend.worker.runDue();
      assert.equal((await backend.readOrder(made)).status, 'awaiting_payment');
    });
  }

  it('of bytes that are no text is refused, whatever they are read as', async () => {
    const { send, sign, body } = await withSignatures();
    const bytes = new TextEncoder().encode(body);
    bytes[10] = 0xff;
    const read = new TextDecoder().decode(bytes);
    await refused(send(bytes, await sign(read)), 'request-invalid');
  });

  it('that is replayed within its five minutes is answered and does nothing; later it is refused', async () => {
    const { backend, made, body, sign, send } = await withSignatures();
    const signature = await sign();
    assert.equal((await send(body, signature)).status, 204);
    await backend.worker.runDue();
    const jobs = () => backend.log.filter((entry) => entry.event === 'job').length;
    const ran = jobs();
    for (let i = 0; i < 3; i++) assert.equal((await send(body, signature)).status, 204);
    await backend.worker.runDue();
    assert.equal(jobs(), ran);
    backend.clock.now += 5 * MINUTE + SECOND;
    await refused(send(body, signature), 'request-invalid');
    assert.equal((await backend.readOrder(made)).status, 'awaiting_payment');
  });

  it('that says what is not so changes nothing, in whatever order they come', async () => {
    const { backend, made, sign, send } = await withSignatures();
    for (const id of ['evt_3', 'evt_1', 'evt_2']) {
      const lie = JSON.stringify({ id, payment: made.providerRef, status: 'captured', amount: 1 });
      assert.equal((await send(lie, await sign(lie))).status, 204);
    }
    await backend.worker.runDue();
    assert.equal((await backend.readOrder(made)).status, 'awaiting_payment');
    backend.payments.pay(made.providerRef, { currency: 'MXN', minor: 1 });
    await backend.wait(MINUTE);
    assert.notEqual((await backend.readOrder(made)).status, 'fulfilled');
    assert.deepEqual(backend.carrier.sent, []);
  });
});
