import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Session } from '../../../../src/contract/access.ts';
import { headers, paths } from '../../../../src/contract/paths.ts';
import type { OrderAccess } from '../../../../src/contract/purchase.ts';
import { canAutoRenew, renewalPrice } from '../../../../src/domain/auto-renewal.ts';
import type { Identifier } from '../../../../src/domain/identifiers.ts';
import type { AutoRenewal } from '../../../../src/domain/model/auto-renewal.ts';
import type { Plan } from '../../../../src/domain/model/plan.ts';
import type { Quote } from '../../../../src/domain/model/quote.ts';
import type { EpochMs } from '../../../../src/domain/time.ts';
import {
  SANDBOX_SELLER,
  SHOP_KEY,
  SHOP_TOKEN_SECRET,
  sandboxPartners,
} from '../../../../src/sandbox/index.ts';
import type { MandateAnswer } from '../../../../src/sandbox/payments/mandates.ts';
import { createMemorySandboxStore } from '../../../../src/sandbox/store/memory.ts';
import { createWorld, type World } from '../../../../src/sandbox/world.ts';
import { createMemoryStore } from '../../../../src/server/adapters/memory.ts';
import type { ServerDeps } from '../../../../src/server/deps.ts';
import { createHandler } from '../../../../src/server/handler.ts';
import type { Store } from '../../../../src/server/store.ts';
import { createWorker } from '../../../../src/server/worker.ts';
import { assertDocumented } from './documented.ts';

export const START: EpochMs = Date.parse('2026-11-20T12:00:00Z');
const BACKEND = 'https://renew.example';
const SHOP = 'https://shop.example';
export const EMAIL = 'me@example.com';
export const NUMBER: Identifier = { type: 'msisdn', value: '+525512345699' };

export interface RenewingOptions {
  readonly store?: Store;
  /** Of an earlier process: what is outside of it goes on. */
  readonly world?: World;
  /** Stands between the backend and the world. */
  readonly wrap?: (deps: ServerDeps) => ServerDeps;
  readonly limits?: ServerDeps['limits'];
}

/** A real backend, the sandbox's world around it at a fixed time, and the owner of a card who lets it renew itself. */
export const createRenewing = async (options: RenewingOptions = {}, card: Identifier = NUMBER) => {
  let ids = 0;
  const world =
    options.world ??
    (await createWorld({
      store: createMemorySandboxStore(),
      paymentOrigin: 'https://pay.example',
      webhookUrl: `${BACKEND}${paths.paymentWebhook}`,
      webhookSecret: 'test-webhook-secret',
      deliver: (request) => handler.fetch(request),
      realNow: () => START,
      newId: () => `id${String(++ids).padStart(8, '0')}`,
    }));
  const plain: ServerDeps = {
    store: options.store ?? createMemoryStore(),
    carrier: world.carrier,
    payments: world.payments,
    messages: world.messages,
    refundPolicy: world.refundPolicy,
    partners: sandboxPartners([SHOP]),
    seller: SANDBOX_SELLER,
    secret: new TextEncoder().encode('thirty-two bytes that nobody knows'),
    publicUrl: BACKEND,
    now: world.clock.now,
    ...(options.limits ? { limits: options.limits } : {}),
  };
  const deps = options.wrap?.(plain) ?? plain;
  const handler = createHandler(deps);
  const worker = createWorker(deps, { lease: 60_000, providerPatience: 5_000 });

  const call = async (
    method: string,
    path: string,
    {
      body,
      token,
      key = SHOP_KEY,
      locale = 'en',
    }: { body?: unknown; token?: string; key?: string; locale?: string } = {},
  ): Promise<Response> => {
    const request = new Request(BACKEND + path, {
      method,
      headers: {
        [headers.key]: key,
        Origin: SHOP,
        'Content-Type': 'application/json',
        'Accept-Language': locale,
        [headers.idempotencyKey]: randomUUID(),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await handler.fetch(request);
    await assertDocumented(request, response);
    return response;
  };
  const read = async <T>(response: Promise<Response>): Promise<T> => {
    const got = await response;
    const text = await got.text();
    assert.ok(got.ok, `${got.status} ${text}`);
    return JSON.parse(text) as T;
  };

  /** Sessions last half an hour: each call signs in anew, as the shop does for its visitors. */
  const signIn = async (who: Identifier = card): Promise<{ token: string; id: string }> => {
    const now = Math.floor(world.clock.now() / 1000);
    const partnerToken = await new SignJWT({ card: who, jti: randomUUID() })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(BACKEND)
      .setIssuedAt(now)
      .setExpirationTime(now + 60)
      .sign(new TextEncoder().encode(SHOP_TOKEN_SECRET));
    const session = await read<Session>(call('POST', paths.sessions, { body: { partnerToken } }));
    return { token: session.token, id: session.cards[0]?.id ?? '' };
  };
  const plans = async (): Promise<Plan[]> => {
    const { token, id } = await signIn();
    return (await read<{ plans: Plan[] }>(call('GET', paths.cardPlans(id), { token }))).plans;
  };
  const put = async (body: unknown): Promise<Response> => {
    const { token, id } = await signIn();
    return call('PUT', paths.autoRenewal(id), { body, token });
  };
  const planToRenew = async (id?: string): Promise<Plan> => {
    const found = (await plans()).find((plan) => (id === undefined ? canAutoRenew(plan) : plan.id === id));
    assert.ok(found, 'there is a plan that can renew itself');
    return found;
  };
  const agreement = async (mode: string, planId?: string) => {
    const plan = await planToRenew(planId);
    return { mode, planId: plan.id, price: renewalPrice(plan), email: EMAIL, consent: true as const };
  };
  const run = async (): Promise<void> => {
    await world.sendWebhooks();
    await worker.runDue();
  };
  const view = async (): Promise<AutoRenewal> => {
    const { token, id } = await signIn();
    return read<AutoRenewal>(call('GET', paths.autoRenewal(id), { token }));
  };
  const answer = async (shown: AutoRenewal, said: MandateAnswer): Promise<void> => {
    assert.ok(shown.status === 'confirming' && shown.action.kind === 'redirect');
    await world.payments.mandates.answer(shown.action.url.split('/').at(-1) ?? '', said);
  };

  return {
    identifier: card,
    world,
    deps,
    handler,
    worker,
    call,
    signIn,
    plans,
    planToRenew,
    agreement,
    put,
    run,
    view,
    answer,
    /** Turns it on, with the mandate given where it takes one. */
    turnOn: async (mode: 'mandate' | 'operator_balance' = 'mandate', planId?: string) => {
      const shown = await read<AutoRenewal>(put(await agreement(mode, planId)));
      if (shown.status === 'confirming') await answer(shown, 'given');
      await run();
      await settle();
      const on = await view();
      assert.ok(on.status === 'on', on.status);
      return on;
    },
    turnOff: async (): Promise<AutoRenewal> => read<AutoRenewal>(put({ mode: 'off' })),
    /** Puts the clock forward by small steps, so that all is done when it is due. */
    pass: async (ms: number, step = 60 * 60_000): Promise<void> => {
      const until = world.clock.now() + ms;
      while (world.clock.now() < until) {
        await world.clock.advance(Math.min(step, until - world.clock.now()));
        await run();
      }
      await settle();
    },
    /** Renews by hand. @returns the order */
    renewByHand: async (planId?: string): Promise<OrderAccess> => {
      const { token, id } = await signIn();
      const plan = await planToRenew(planId);
      const quote = await read<Quote>(
        call('POST', paths.quotes, { token, body: { cardId: id, planId: plan.id } }),
      );
      const made = await read<OrderAccess>(
        call('POST', paths.orders, {
          token,
          body: {
            quoteId: quote.id,
            methodId: 'credit_card',
            contact: { email: EMAIL },
            locale: 'en',
            returnUrl: `${SHOP}/renew`,
            consents: { immediateStart: true },
          },
        }),
      );
      const payment = (await world.payments.list()).find(
        ({ request }) => request.summary.reference === made.order.reference,
      );
      await world.payments.act(payment?.id ?? '', { kind: 'approve' });
      await run();
      await settle();
      return made;
    },
    /** Money that was taken without a press. */
    charges: async () =>
      (await world.payments.list()).filter(
        ({ request, captures }) =>
          (request.mandateRef !== undefined || request.methodKind === 'own_balance') && captures.length > 0,
      ),
    mails: async (about: string) =>
      (await world.store.transaction((rows) => rows.list('messages'))).filter(
        ({ key }) => key.startsWith('auto-renewal/') && key.split('/')[2] === about,
      ),
    topUps: () => world.store.transaction((rows) => rows.list('topUps')),
  };

  /** Lets what was begun come to its end: seconds and minutes, not days. */
  async function settle(): Promise<void> {
    for (let step = 0; step < 4; step++) {
      await world.clock.advance(10_000);
      await run();
    }
  }
};
export type Renewing = Awaited<ReturnType<typeof createRenewing>>;
