import { assert } from '@open-wc/testing';
import type { RenewalClient } from '../../src/client/client.ts';
import { type ErrorCode, RenewalError } from '../../src/contract/error.ts';
import type { Quote } from '../../src/domain/model/quote.ts';
import { allByRole, findByRole, untilText, visibleText } from './support/by-role.ts';
import { focused, openReview, order, part, press, pressBack, stage } from './support/checkout.ts';
import { assertAccessible, createBackend } from './support/mount.ts';
import { waitUntil } from './support/wait.ts';

const checkout = (page: HTMLElement): ShadowRoot => part(page, 'renewal-checkout-button');
const status = (page: HTMLElement): ShadowRoot => part(page, 'renewal-order-status');
const isOrders = (input: RequestInfo | URL): boolean => String(input).endsWith('/v1/orders');

/** A client whose call fails with a code for as long as the switch is on. */
const failing =
  (
    call: 'createQuote' | 'createOrder',
    code: ErrorCode,
    broken: { on: boolean },
  ): ((client: RenewalClient) => RenewalClient) =>
  (client) => ({
    ...client,
    [call]: (...args: never[]) =>
      broken.on
        ? Promise.reject(new RenewalError(code))
        : (client[call] as (...args: never[]) => Promise<unknown>)(...args),
  });

describe('renewal-checkout-button, when the price does not come', () => {
  for (const { code, says, step } of [
    { code: 'network-unreachable', says: 'There is no connection.', step: 'Try again' },
    { code: 'timeout', says: 'This took too long.', step: 'Try again' },
    { code: 'provider-unavailable', says: 'The operator is not responding', step: 'Try again' },
    { code: 'topup-too-soon', says: 'only when the last one is used up', step: 'Try again' },
    { code: 'rate-limited', says: 'Too many tries.', step: 'Try again' },
    { code: 'plan-unavailable', says: 'no longer on sale', step: 'Choose another plan' },
    { code: 'plan-incompatible', says: 'does not work with your card', step: 'Choose another plan' },
    { code: 'card-retired', says: 'This card is deactivated', step: undefined },
  ] as const) {
    it(`${code}: says why and offers the next step`, async () => {
      const broken = { on: true };
      const { page } = await stage({ client: failing('createQuote', code, broken) });
      await untilText(checkout(page), says);
      await assertAccessible(page);
      if (step === undefined) {
        await findByRole(checkout(page), 'link', 'Write an e-mail');
        return;
      }
      broken.on = false;
      await press(page, step);
      await untilText(
        checkout(page),
        step === 'Try again' ? 'After renewal: 1.9 GB' : 'Choose a plan first.',
      );
    });
  }
});

describe('renewal-checkout-button, when the order fails', () => {
  for (const { code, says } of [
    { code: 'network-unreachable', says: 'There is no connection.' },
    { code: 'provider-unavailable', says: 'The operator is not responding' },
    { code: 'internal-error', says: 'There is a problem on our side.' },
  ] as const) {
    it(`${code}: keeps everything, and the same press works later`, async () => {
      const broken = { on: true };
      const staged = await stage({ client: failing('createOrder', code, broken) });
      await openReview(staged);
      const { page, visited } = staged;
      await press(page, /^Pay /);
      await untilText(checkout(page), says);
      await untilText(checkout(page), 'traveller@example.com');
      await assertAccessible(page);
      broken.on = false;
      await press(page, /^Pay /);
      await waitUntil(() => visited.length === 1, 'the payment page');
    });
  }

  it('method-unavailable: leads to the other ways to pay, with what was typed', async () => {
    const broken = { on: true };
    const staged = await stage({ client: failing('createOrder', 'method-unavailable', broken) });
    await openReview(staged);
    const { page } = staged;
    await press(page, /^Pay /);
    await untilText(checkout(page), 'This way to pay is not available right now.');
    await untilText(checkout(page), 'Nothing has been charged');
    await press(page, 'Choose another way to pay');
    const email = (await findByRole(page, 'textbox', 'E-mail')) as HTMLInputElement;
    assert.equal(email.value, 'traveller@example.com');
    assert.equal((focused() as HTMLInputElement).type, 'radio');
  });

  it('a lost answer and another press come to one order', async () => {
    const keys: (string | null)[] = [];
    let lost = 0;
    const staged = await stage({
      fetch: (send) => async (input, init) => {
        const answer = await send(input, init);
        if (!isOrders(input)) return answer;
        keys.push(new Headers(init?.headers).get('Idempotency-Key'));
        lost += 1;
        if (lost <= 4) throw new TypeError('Failed to fetch');
        return answer;
      },
    });
    await openReview(staged);
    const { page, sandbox, visited } = staged;
    await press(page, /^Pay /);
    await untilText(checkout(page), 'Your order may have gone through.');
    await press(page, /^Pay /);
    await waitUntil(() => visited.length === 1, 'the payment page');
    assert.equal(new Set(keys).size, 1);
    const ledger = await (await sandbox.fetch(`${sandbox.endpoint}/sandbox/ledger`)).json();
    assert.lengthOf((ledger as { payments: unknown[] }).payments, 1);
  });

  it('an expired session asks for a code again and keeps the form', async () => {
    const broken = { on: true };
    const staged = await stage({ client: failing('createOrder', 'session-expired', broken) });
    await openReview(staged);
    const { page } = staged;
    await press(page, /^Pay /);
    await untilText(checkout(page), 'You were signed out to keep your card safe.');
    assert.isEmpty(allByRole(checkout(page), 'heading'));
  });

  it('an address that is not the payment provider’s is not opened', async () => {
    const staged = await stage({
      client: (client) => ({
        ...client,
        createOrder: async (...args) => {
          const access = await client.createOrder(...args);
          const payments = access.order.payments.map((payment) => ({
            ...payment,
            action: { kind: 'redirect' as const, url: 'https://evil.example/pay' },
          }));
          return { ...access, order: { ...access.order, payments } };
        },
      }),
    });
    await openReview(staged);
    const { page, visited } = staged;
    await press(page, /^Pay /);
    await untilText(status(page), 'The payment page has an unknown address');
    assert.isEmpty(visited);
  });
});

describe('renewal-checkout-button, when another order is open', () => {
  /** A page on which an order waits, and a second page for the same card. */
  const second = async () => {
    const backend = await createBackend();
    const first = await stage({ backend });
    await order(first);
    first.page.remove();
    const staged = await stage({ backend });
    await openReview(staged);
    await press(staged.page, /^Pay /);
    await findByRole(staged.page, 'heading', 'Another order for this card is still open');
    return staged;
  };

  it('names it, and goes on with it', async () => {
    const { page, visited } = await second();
    assert.match(focused()?.textContent ?? '', /Another order/);
    await untilText(checkout(page), /Order [A-Z0-9]+ is not finished\./);
    await assertAccessible(page);
    await press(page, 'Continue that order');
    await untilText(status(page), 'Waiting for your payment');
    await press(page, /^Pay MX\$100\.00 by card$/);
    await waitUntil(() => visited.length === 1, 'the payment page');
  });

  it('buys another on purpose', async () => {
    const { page, visited } = await second();
    await press(page, 'Buy another anyway');
    await waitUntil(() => visited.length === 1, 'the payment page');
  });

  it('goes back to the review with nothing lost', async () => {
    const { page } = await second();
    await press(page, /^Back$/);
    await findByRole(page, 'heading', 'Check and pay');
    await untilText(checkout(page), 'traveller@example.com');
  });
});

describe('renewal-checkout-button, when the price ends', () => {
  const later = (quote: Quote, ms: number, now: number): Quote => ({
    ...quote,
    expiresAt: new Date(now + ms).toISOString(),
  });

  it('warns two minutes before', async () => {
    const staged = await stage({
      client: (client) => ({
        ...client,
        createQuote: async (...args) => later(await client.createQuote(...args), 100_000, client.now()),
      }),
    });
    await openReview(staged);
    await untilText(checkout(staged.page), 'Then we check it again');
  });

  it('is renewed by itself; a changed price is said and has to be agreed to', async () => {
    let asked = 0;
    const staged = await stage({
      client: (client) => ({
        ...client,
        createQuote: async (...args) => {
          const quote = await client.createQuote(...args);
          asked += 1;
          if (asked === 1) return later(quote, 31_000, client.now());
          const total = { currency: 'MXN', minor: 11_000 };
          return {
            ...quote,
            total,
            methods: quote.methods.map((method) => ({ ...method, total, fee: { ...total, minor: 0 } })),
          };
        },
      }),
    });
    await openReview(staged);
    const { page } = staged;
    await waitUntil(() => visibleText(checkout(page)).includes('The price has changed'), 'the new price');
    assert.include(visibleText(checkout(page)), 'It was MX$100.00, now it is MX$110.00.');
    await findByRole(page, 'button', /^Pay MX\$110\.00 by card$/);
    await assertAccessible(page);
  });
});

describe('renewal-checkout-button, coming back', () => {
  it('cancels the order that waits and lets the traveller choose again', async () => {
    const staged = await stage();
    await order(staged);
    const { page } = staged;
    pressBack();
    await press(page, 'Cancel the order');
    await press(page, 'Yes, cancel it');
    await untilText(status(page), 'This order is canceled');
    await untilText(status(page), 'You have not been charged.');
    await assertAccessible(page);
    await press(page, 'Choose a plan again');
    await untilText(checkout(page), 'Choose a plan first.');
    assert.equal(visibleText(status(page)), '');
  });
});
