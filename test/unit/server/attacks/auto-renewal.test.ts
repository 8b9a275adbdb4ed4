import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CardLookup } from '../../../../src/contract/access.ts';
import { headers, paths } from '../../../../src/contract/paths.ts';
import type { AutoRenewal } from '../../../../src/domain/model/auto-renewal.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time.ts';
import { BLOG_KEY } from '../../../../src/sandbox/index.ts';
import { createPaymentPage } from '../../../../src/sandbox/payments/page.ts';
import { refused } from '../support/backend.ts';
import { createRenewing, NUMBER } from '../support/renewing-card.ts';

const PLAN = 'mx-telcel-asl-200';
const OTHER = { type: 'msisdn', value: '+525512345698' } as const;

describe('auto-renewal of a card', () => {
  it('is nothing to whoever only knows its number, nor to a guest who has paid for it', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    const { cardId } = (await (
      await card.call('POST', paths.cardLookups, { body: NUMBER })
    ).json()) as CardLookup;
    const { order, token } = await card.renewByHand('mx-telcel-asl-10');
    assert.equal(order.status, 'awaiting_payment');
    const { id } = await card.signIn();
    for (const named of [id, cardId]) {
      const path = paths.autoRenewal(named);
      await refused(card.call('GET', path), 'session-expired');
      await refused(card.call('PUT', path, { body: { mode: 'off' } }), 'session-expired');
      await refused(card.call('GET', path, { token }), 'scope-missing');
      await refused(card.call('PUT', path, { token, body: { mode: 'off' } }), 'scope-missing');
    }
    assert.equal((await card.view()).status, 'on');
  });

  it('is nothing to the owner of another card, nor to another partner with a session of it', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    const own = await card.signIn();
    const other = await card.signIn(OTHER);
    const path = paths.autoRenewal(own.id);
    const asked = await card.agreement('mandate', PLAN);
    await refused(card.call('GET', path, { token: other.token }), 'card-not-found');
    for (const body of [{ mode: 'off' }, asked])
      await refused(card.call('PUT', path, { token: other.token, body }), 'card-not-found');
    await refused(card.call('GET', path, { token: own.token, key: BLOG_KEY }), 'session-expired');
    assert.equal((await card.view()).status, 'on');
  });

  it('shows no address, and keeps what was agreed upon, when and for how much', async () => {
    const card = await createRenewing();
    const shown = await card.turnOn('mandate', PLAN);
    assert.doesNotMatch(JSON.stringify(shown), /me@example/);
    const kept = await card.deps.store.transaction((tx) =>
      tx.autoRenewals.ofCard(`mexico/msisdn/${NUMBER.value}`),
    );
    assert.equal(kept?.consent.price.minor, 20_000);
    assert.equal(kept?.consent.at, kept?.onAt);
    assert.match(kept?.consent.requestId ?? '', /^req_/);
    await card.turnOff();
    await card.turnOn('mandate', 'mx-telcel-asl-100');
    const proof = await card.deps.store.transaction((tx) => tx.autoRenewals.get(kept?.id ?? ''));
    assert.deepEqual(proof?.consent, kept?.consent);
    assert.doesNotMatch(JSON.stringify(proof), /4242|card_number|cvc/i);
  });

  it('cannot be turned to somebody else’s address without a new mandate, and who was charged is told', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    const asked = await card.agreement('mandate', PLAN);
    const shown = (await (await card.put({ ...asked, email: 'thief@example.com' })).json()) as AutoRenewal;
    assert.equal(shown.status, 'confirming');
    await card.run();
    assert.deepEqual(
      (await card.mails('off')).map(({ to }) => to),
      ['me@example.com'],
    );
    await card.pass(40 * DAY);
    assert.deepEqual(await card.charges(), []);
  });

  it('can be asked for twenty times an hour, and turned off at any time', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    const { token, id } = await card.signIn();
    const asked = await card.agreement('mandate', PLAN);
    const put = (body: unknown) => card.call('PUT', paths.autoRenewal(id), { token, body });
    for (let time = 1; time < 20; time++) assert.equal((await put(asked)).status, 200);
    await refused(put(asked), 'rate-limited');
    assert.equal((await put({ mode: 'off' })).status, 200);
    await card.pass(HOUR, HOUR);
    assert.equal((await card.put(asked)).status, 200);
  });

  it('writes to nobody without end, by whatever card it is asked for', async () => {
    const card = await createRenewing({ limits: { autoRenewalAddresses: { most: 2, window: DAY } } });
    const asked = await card.agreement('operator_balance', 'mx-telcel-asl-30');
    const put = (email: string) => card.put({ ...asked, email });
    assert.equal((await put('you@example.com')).status, 200);
    await card.turnOff();
    assert.equal((await put('You@example.com')).status, 200);
    await card.turnOff();
    await refused(put('you@example.com'), 'rate-limited');
    assert.equal((await put('me@example.com')).status, 200);
  });

  it('leaves no row for each time that it was asked for and never given', async () => {
    const card = await createRenewing();
    const ids = new Set<string>();
    const current = () =>
      card.deps.store.transaction((tx) => tx.autoRenewals.ofCard(`mexico/msisdn/${NUMBER.value}`));
    for (const plan of [PLAN, 'mx-telcel-asl-100', PLAN]) {
      assert.equal((await card.put(await card.agreement('mandate', plan))).status, 200);
      ids.add((await current())?.id ?? '');
    }
    assert.equal(ids.size, 3);
    const kept = await card.deps.store.transaction((tx) =>
      Promise.all([...ids].map((id) => tx.autoRenewals.get(id))),
    );
    assert.equal(kept.filter((row) => row !== undefined).length, 1);
    await card.run();
    const open = (await card.world.payments.mandates.list()).filter((one) => one.status === 'open');
    assert.equal(open.length, 1);
  });

  it('is not turned on by a webhook that says so', async () => {
    const card = await createRenewing();
    await card.put(await card.agreement('mandate', PLAN));
    const [mandate] = await card.world.payments.mandates.list();
    const forged = new Request(`https://renew.example${paths.paymentWebhook}`, {
      method: 'POST',
      headers: { [headers.key]: '', 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: 'evt_1', payment: mandate?.id }),
    });
    assert.equal((await card.handler.fetch(forged)).status, 400);
    await card.pass(MINUTE, MINUTE);
    assert.equal((await card.view()).status, 'confirming');
  });

  it('is charged by no mandate that was never given, or is given no more', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    const [mandate] = await card.world.payments.mandates.list();
    await card.world.payments.mandates.revoke(mandate?.id ?? '');
    await card.pass(HOUR, MINUTE);
    assert.equal((await card.view()).status, 'stopped', 'not only when it would be charged');
    assert.match((await card.mails('stopped'))[0]?.text ?? '', /payment details are no longer right/);
    await card.pass(19 * DAY);
    assert.deepEqual(await card.charges(), []);
  });
});

describe('the page on which a mandate is given', () => {
  const page = async () => {
    const card = await createRenewing();
    await card.put(await card.agreement('mandate', PLAN));
    const [mandate] = await card.world.payments.mandates.list();
    const site = createPaymentPage({
      payments: card.world.payments,
      clock: card.world.clock,
      returnOrigins: ['https://shop.example'],
    });
    const ask = (path: string, init?: RequestInit) =>
      Promise.resolve(site.fetch(new Request(`https://pay.example${path}`, init)));
    return { card, ask, path: `/mandate/${mandate?.id}` };
  };

  it('repeats all that is allowed, and leads back to nowhere', async () => {
    const { ask, path } = await page();
    const text = await (await ask(path)).text();
    for (const part of [
      'Tern',
      'Amigo Sin Límite $200',
      'MX$200.00 every 30 days',
      '•••',
      'you can at any time',
    ])
      assert.ok(text.includes(part), part);
    assert.doesNotMatch(text, /shop\.example|renew\.example|href="http/);
    const given = await ask(`${path}/give`, { method: 'POST' });
    assert.equal(given.status, 303);
    const after = await (await ask(path)).text();
    assert.match(after, /You can close this page/);
    assert.doesNotMatch(after, /<form|shop\.example/);
  });

  it('takes no answer from another site’s page, nor for a mandate that there is not', async () => {
    const { card, ask, path } = await page();
    const foreign = { method: 'POST', headers: { Origin: 'https://evil.example' } };
    assert.equal((await ask(`${path}/give`, foreign)).status, 403);
    assert.equal((await ask('/mandate/man_unknown/give', { method: 'POST' })).status, 404);
    await card.pass(MINUTE, MINUTE);
    assert.equal((await card.view()).status, 'confirming');
  });

  it('speaks Chinese to whoever reads it', async () => {
    const { card, ask } = await page();
    const opened = await card.world.payments.mandates.open({
      key: 'zh',
      amount: { currency: 'MXN', minor: 20_000 },
      every: 'P1M',
      firstAt: card.world.clock.now(),
      summary: { card: '•••• 5555', plan: 'Amigo', seller: 'Tern' },
      locale: 'zh-CN',
      expiresAt: new Date(card.world.clock.now() + HOUR).toISOString(),
    });
    assert.match(await (await ask(`/mandate/${opened.providerRef}`)).text(), /允许 Tern 自动扣款吗？/);
  });
});
