import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { paths } from '../../../src/contract/paths.ts';
import type { OrderAccess } from '../../../src/contract/purchase.ts';
import type { Receipt } from '../../../src/domain/model/history.ts';
import { Quote } from '../../../src/domain/model/quote.ts';
import { HOUR, MINUTE, toInstant } from '../../../src/domain/time.ts';
import type { PromotionCode } from '../../../src/server/index.ts';
import { type BackendOptions, createBackend, PHONE, refused, START } from './support/backend.ts';
import { PLAN } from './support/scripted-carrier.ts';

const percent = (share: number): PromotionCode => ({ takesOff: { kind: 'percent', percent: share } });
const pesos = (minor: number): PromotionCode => ({
  takesOff: { kind: 'amount', amount: { currency: 'MXN', minor } },
});
const CODES: Readonly<Record<string, PromotionCode>> = {
  TEN: percent(10),
  THIRD: percent(33.333),
  FIFTY: { ...pesos(5000), cardTypes: ['mexico'], planIds: [PLAN.id], endsAt: toInstant(START + HOUR) },
  ALL: percent(100),
  WHOLE: pesos(20_000),
  DOLLAR: { takesOff: { kind: 'amount', amount: { currency: 'USD', minor: 100 } } },
  CHILE: { ...percent(10), cardTypes: ['chile'] },
  ESIM: { ...percent(10), planIds: ['mx-esim'] },
  SOON: { ...percent(10), endsAt: toInstant(START + 10 * MINUTE) },
  OVER: { ...percent(10), endsAt: toInstant(START) },
};

const shop = async (options: BackendOptions = {}) => {
  const promotions = { findCode: async (code: string) => CODES[code] };
  const backend = createBackend({ promotions, ...options });
  const { token, cards } = await backend.signIn();
  const cardId = cards[0]?.id ?? '';
  const ask = (promotionCode: string, over: Record<string, unknown> = {}) =>
    backend.call(paths.quotes, {
      body: { cardId, planId: PLAN.id, promotionCode, ...over },
      token,
      idempotencyKey: randomUUID(),
    });
  const priced = async (code: string): Promise<Quote> => {
    const response = await ask(code);
    assert.equal(response.status, 201, code);
    return Quote.parse(await response.json());
  };
  const buy = (quote: Quote, over: Record<string, unknown> = {}) =>
    backend.call(paths.orders, {
      body: backend.orderBody(quote.id, over),
      token,
      idempotencyKey: randomUUID(),
    });
  const bought = async (quote: Quote, over: Record<string, unknown> = {}): Promise<OrderAccess> => {
    const response = await buy(quote, over);
    assert.equal(response.status, 201);
    return (await response.json()) as OrderAccess;
  };
  const why = async (code: string): Promise<string | undefined> =>
    (await refused(ask(code), 'promotion-invalid')).errors?.[0]?.code;
  return { backend, token, cardId, ask, priced, buy, bought, why };
};

describe('a promotion code', () => {
  for (const [code, discount] of [
    ['TEN', 2000],
    ['THIRD', 6666],
    ['FIFTY', 5000],
  ] as const) {
    it(`${code} takes ${discount} off the plan, not off the fee, and says so`, async () => {
      const { priced } = await shop();
      const quote = await priced(code);
      assert.deepEqual(
        quote.lines.map(({ kind, amount }) => [kind, amount.minor]),
        [
          ['plan', 20_000],
          ['discount', -discount],
          ['fee', 500],
        ],
      );
      assert.equal(quote.total.minor, 20_500 - discount);
      assert.equal(quote.promotionCode, code);
      for (const { total, fee } of quote.methods) assert.equal(total.minor - fee.minor, quote.total.minor);
    });
  }

  it('is the same in small letters, with spaces, or wide as on a Chinese keyboard', async () => {
    const { priced } = await shop();
    for (const typed of [' ten ', 't e n', 'ＴＥＮ', 'Ten\u00a0'])
      assert.equal((await priced(typed)).promotionCode, 'TEN');
  });

  it('is refused with the reason', async () => {
    const { why } = await shop();
    assert.equal(await why('NONE'), 'not_known');
    assert.equal(await why('constructor'), 'not_known');
    assert.equal(await why('  '), 'not_known');
    assert.equal(await why('OVER'), 'ended');
    assert.equal(await why('CHILE'), 'other_card');
    assert.equal(await why('ESIM'), 'other_plan');
    assert.equal(await why('DOLLAR'), 'other_plan');
  });

  it('makes no renewal free', async () => {
    const { why } = await shop();
    assert.equal(await why('ALL'), 'other_plan');
    assert.equal(await why('WHOLE'), 'other_plan');
  });

  it('is not known where the seller has given out none', async () => {
    const backend = createBackend();
    const { cardId } = await backend.lookUp();
    const body = { cardId, planId: PLAN.id, promotionCode: 'TEN' };
    const problem = await refused(
      backend.call(paths.quotes, { body, idempotencyKey: randomUUID() }),
      'promotion-invalid',
    );
    assert.deepEqual(problem.errors, [{ pointer: '/promotionCode', code: 'not_known' }]);
  });

  it('stays in a signed price until the price ends, also where the code has ended', async () => {
    const { backend, priced, bought } = await shop();
    const quote = await priced('SOON');
    backend.clock.now += 14 * MINUTE;
    assert.equal((await bought(quote)).order.total.minor, 18_500);
  });

  it('is a line of the receipt', async () => {
    const { backend, priced, bought } = await shop();
    const made = await bought(await priced('TEN'));
    const providerRef = backend.payments.last();
    backend.payments.pay(providerRef);
    await backend.webhook(providerRef);
    const receipt = await backend.get<Receipt>(paths.orderReceipt(made.order.id), { token: made.token });
    assert.equal(receipt.total.minor, 18_500);
    const sum = receipt.lines.reduce((total, { amount }) => total + amount.minor, 0);
    assert.equal(sum, receipt.total.minor);
    assert.equal(receipt.lines.find(({ kind }) => kind === 'discount')?.amount.minor, -2000);
  });

  it('belongs to the request: the same key with another code is another content', async () => {
    const { backend, token, cardId } = await shop();
    const idempotencyKey = randomUUID();
    const ask = (promotionCode?: string) =>
      backend.call(paths.quotes, {
        body: { cardId, planId: PLAN.id, ...(promotionCode ? { promotionCode } : {}) },
        token,
        idempotencyKey,
      });
    const first = await (await ask('TEN')).json();
    assert.deepEqual(await (await ask('ten')).json(), first);
    await refused(ask('THIRD'), 'idempotency-key-reused');
    await refused(ask(), 'idempotency-key-reused');
  });
});

describe('a code works once a card', () => {
  it('and not for a second order, whoever orders it', async () => {
    const { backend, priced, bought, why } = await shop();
    await bought(await priced('TEN'));
    assert.equal(await why('TEN'), 'used');
    await priced('THIRD');
    const { cardId } = await backend.lookUp();
    const body = { cardId, planId: PLAN.id, promotionCode: 'TEN' };
    const asGuest = backend.call(paths.quotes, { body, idempotencyKey: randomUUID() });
    assert.equal((await refused(asGuest, 'promotion-invalid')).errors?.[0]?.code, 'used');
  });

  it('and for another card it is new', async () => {
    const { backend, priced, bought } = await shop();
    await bought(await priced('TEN'));
    const { cardId } = await backend.lookUp('+525555555556');
    const body = { cardId, planId: PLAN.id, promotionCode: 'TEN' };
    await backend.post<Quote>(paths.quotes, body, { idempotencyKey: randomUUID() });
  });

  it('of two prices that were signed with it one becomes an order, also at the same moment', async () => {
    const { backend, priced, buy } = await shop();
    const quotes = [await priced('TEN'), await priced('TEN'), await priced('TEN')];
    const answers = await Promise.all(quotes.map((quote) => buy(quote, { allowSecond: true })));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 422, 422]);
    const refusal = answers.find(({ status }) => status === 422);
    const { errors } = JSON.parse((await refusal?.text()) ?? '{}');
    assert.deepEqual(errors, [{ pointer: '/promotionCode', code: 'used' }]);
    // What was opened for the others is ended.
    await backend.wait(0);
    const open = [...backend.payments.attempts.values()].filter(({ status }) => status === 'open');
    assert.equal(open.length, 1);
  });

  it('and is given back by an order that is canceled, or expires', async () => {
    const { backend, token, priced, bought } = await shop();
    const first = await bought(await priced('TEN'));
    const canceled = await backend.call(paths.orderCancel(first.order.id), { method: 'POST', token });
    assert.equal(canceled.status, 200);
    await bought(await priced('TEN'));
    await backend.wait(HOUR);
    const { token: later, cards } = await backend.signIn(PHONE);
    const body = { cardId: cards[0]?.id ?? '', planId: PLAN.id, promotionCode: 'TEN' };
    await backend.post<Quote>(paths.quotes, body, { token: later, idempotencyKey: randomUUID() });
  });

  it('also where money comes after its end, and goes back', async () => {
    const { backend, token, priced, bought, why } = await shop();
    const first = await bought(await priced('TEN'));
    const paid = backend.payments.last();
    await backend.call(paths.orderCancel(first.order.id), { method: 'POST', token });
    backend.payments.pay(paid);
    await backend.webhook(paid);
    assert.equal((await backend.readOrder(first)).status, 'refunded');
    await bought(await priced('TEN'));
    assert.equal(await why('TEN'), 'used');
  });

  it('and by one that the operator refused', async () => {
    const { backend, priced, bought } = await shop();
    backend.carrier.next = 'refused';
    const first = await bought(await priced('TEN'));
    backend.payments.pay(backend.payments.last());
    await backend.webhook(backend.payments.last());
    assert.equal((await backend.readOrder(first)).status, 'refunded');
    await priced('TEN');
  });
});

describe('guessing codes', () => {
  it('ends after some for a card; a price without a code is still there', async () => {
    const { backend, ask, cardId, token } = await shop({
      limits: { promotionCodes: { most: 3, window: HOUR } },
    });
    for (let i = 0; i < 3; i++) await refused(ask(`GUESS${i}`), 'promotion-invalid');
    await refused(ask('GUESS4'), 'rate-limited');
    await refused(ask('TEN'), 'rate-limited');
    await backend.quoteFor(cardId, { token });
    backend.clock.now += HOUR;
    const { token: later } = await backend.signIn();
    const body = { cardId, planId: PLAN.id, promotionCode: 'TEN' };
    await backend.post<Quote>(paths.quotes, body, { token: later, idempotencyKey: randomUUID() });
  });

  it('is not counted where the code is right, or of another card', async () => {
    const { ask, priced } = await shop({ limits: { promotionCodes: { most: 2, window: HOUR } } });
    for (const code of ['CHILE', 'ESIM', 'OVER', 'CHILE']) await refused(ask(code), 'promotion-invalid');
    await priced('TEN');
  });

  it('a little at many cards ends for the partner as a whole', async () => {
    const { backend, ask } = await shop({ limits: { partnerPromotionCodes: { most: 2, window: HOUR } } });
    await refused(ask('GUESS1'), 'promotion-invalid');
    const { cardId } = await backend.lookUp('+525555555556');
    await refused(ask('GUESS2', { cardId }), 'promotion-invalid');
    await refused(ask('TEN'), 'rate-limited');
  });

  it('many at the same moment are counted one by one', async () => {
    const { ask } = await shop({ limits: { promotionCodes: { most: 3, window: HOUR } } });
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => ask(`GUESS${i}`)));
    const statuses = answers.map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 422).length, 3);
    assert.equal(statuses.filter((status) => status === 429).length, 7);
  });
});
