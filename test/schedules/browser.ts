import type { RenewalClient } from '../../src/client/client.ts';
import { createHttpClient } from '../../src/client/http-client.ts';
import { type RenewalError, toRenewalError } from '../../src/contract/error.ts';
import { headers, paths, RETURN_PARAMETER } from '../../src/contract/paths.ts';
import type { OrderRequest } from '../../src/contract/purchase-requests.ts';
import type { Order } from '../../src/domain/model/order.ts';
import type { Quote } from '../../src/domain/model/quote.ts';
import { DAY } from '../../src/domain/time.ts';
import { SHOP_KEY } from '../../src/sandbox/index.ts';
import type { World } from '../../src/sandbox/world.ts';
import { BACKEND, type Backend, SHOP } from './backend.ts';
import type { ScheduleCard } from './cards.ts';
import type { WebFate } from './steps.ts';
import type { Turnstile } from './turnstile.ts';

const RETURN_URL = `${SHOP}/renew`;

/** What somebody once wanted to buy: one key, one request. */
export interface Intent {
  readonly name: string;
  readonly key: string;
  readonly request: OrderRequest;
  /** The order that was answered, and when. */
  order?: { readonly id: string; readonly at: number };
}

/** What all tabs share: what they are served by, and what they leave for the judge. */
export interface Surroundings {
  readonly backend: Backend;
  readonly world: World;
  readonly turnstile: Turnstile;
  readonly uuid: () => string;
  readonly sold: ScheduleCard;
  /** Ids of payments whose page somebody was led to, in this order. */
  readonly pages: string[];
  /** References of orders whose money is to be sent from elsewhere, in this order. */
  readonly transfers: string[];
  readonly intents: Intent[];
  readonly offences: string[];
}

/** A page with a card on it. What it knows is gone when it is loaded again; what was paid with is not. */
export interface Tab {
  askPrice(plan: number, fates: WebFate[]): Promise<void>;
  order(
    wish: { readonly anew: boolean; readonly second: boolean; readonly method: number },
    fates: WebFate[],
  ): Promise<void>;
  payAgain(
    wish: { readonly method: number; readonly anew: boolean; readonly companion: boolean },
    fates: WebFate[],
  ): Promise<void>;
  cancel(fates: WebFate[]): Promise<void>;
  look(fates: WebFate[]): Promise<void>;
  /** Asks for the money of a renewal. */
  askMoney(fates: WebFate[]): Promise<void>;
  reload(): void;
  /** Follows the way back from a payment page. */
  comeBack(paymentId: string): Promise<void>;
}

interface Known {
  quote?: Quote;
  intent?: Intent;
  order?: { readonly id: string; readonly token: string; readonly last?: Order };
  again?: { readonly about: string; readonly key: string };
}

export const openTab = (
  on: Surroundings,
  card: { readonly cardId: string; readonly token?: string },
): Tab => {
  let known: Known = {};
  const session = { locale: 'en', ...(card.token === undefined ? {} : { token: card.token }) };

  /** Does something with the client of this page; a refusal is an answer too. */
  const ask = async (
    fates: WebFate[],
    work: (client: RenewalClient) => Promise<void>,
    refused: (error: RenewalError) => void = () => undefined,
  ): Promise<void> => {
    try {
      await work(clientOf(on, [...fates]));
    } catch (thrown) {
      const error = toRenewalError(thrown);
      if (error.code === 'unknown' || error.code === 'internal-error' || error.code === 'answer-invalid')
        on.offences.push(`a page was told ${error.code}: ${String(error.details.cause ?? '')}`);
      refused(error);
    }
  };
  const follow = (order: Order, token: string): void => {
    known.order = { id: order.id, token, last: order };
    const action = order.payments.at(-1)?.action;
    const page = action && 'url' in action ? action.url?.split('/').at(-1) : undefined;
    if (page !== undefined && !on.pages.includes(page)) on.pages.push(page);
    const { reference } = order;
    const isSent = action?.kind === 'bank_transfer' || action?.kind === 'voucher';
    if (isSent && !on.transfers.includes(reference)) on.transfers.push(reference);
  };
  const askPrice = (plan: number, fates: WebFate[]): Promise<void> =>
    ask(fates, async (client) => {
      const call = { ...session, idempotencyKey: on.uuid() };
      known.quote = await client.createQuote(
        { cardId: card.cardId, planId: on.sold.plans[plan] ?? '' },
        call,
      );
    });
  const intentFor = (
    quote: Quote,
    { anew, second, method }: { readonly anew: boolean; readonly second: boolean; readonly method: number },
  ): Intent => {
    const old = known.intent;
    // What cannot be had is not chosen: whoever has too little money on the card takes the next way.
    const wished = on.sold.methods[method];
    const { id: methodId = '' } = quote.methods.find(({ id }) => id === wished) ?? quote.methods[0] ?? {};
    const isSame =
      old?.request.quoteId === quote.id &&
      old.request.methodId === methodId &&
      (old.request.allowSecond ?? false) === second;
    if (old && isSame && !anew) return old;
    const name = `intent-${on.intents.length + 1}`;
    const request: OrderRequest = {
      quoteId: quote.id,
      methodId,
      contact: { email: 'buyer@example.com' },
      locale: 'en',
      returnUrl: RETURN_URL,
      partnerReference: name,
      consents: { immediateStart: true },
      ...(second ? { allowSecond: true } : {}),
    };
    const intent: Intent = { name, key: on.uuid(), request };
    on.intents.push(intent);
    return intent;
  };

  return {
    askPrice,
    order: async (wish, fates) => {
      if (!known.quote) await askPrice(0, []);
      const { quote } = known;
      if (!quote) return;
      const intent = intentFor(quote, wish);
      known.intent = intent;
      await ask(
        fates,
        async (client) => {
          const call = { ...session, idempotencyKey: intent.key };
          const { order, token } = await client.createOrder(intent.request, call);
          answered(on, intent, order.id);
          follow(order, token);
        },
        ({ code, details }) => {
          if (code === 'quote-used' || code === 'order-open') refusedThough(on, intent, code);
          if (code === 'order-open' && details.order && card.token !== undefined)
            known.order = { id: details.order.id, token: card.token };
          if (code === 'quote-expired' || code === 'quote-used') known = withoutQuote(known);
        },
      );
    },
    payAgain: ({ method, anew, companion }, fates) =>
      ask(fates, async (client) => {
        const { order } = known;
        if (!order) return;
        const about = `${order.id}/${method}/${companion}/${order.last?.payments.length}`;
        const key = known.again?.about === about && !anew ? known.again.key : on.uuid();
        known.again = { about, key };
        const request = {
          methodId: on.sold.methods[method] ?? '',
          returnUrl: RETURN_URL,
          ...(companion ? { payer: 'companion' as const } : {}),
        };
        const call = { locale: 'en', token: order.token, idempotencyKey: key };
        follow(await client.createPayment(order.id, request, call), order.token);
      }),
    cancel: (fates) =>
      ask(fates, async (client) => {
        const { order } = known;
        if (order)
          follow(await client.cancelOrder(order.id, { locale: 'en', token: order.token }), order.token);
      }),
    look: (fates) =>
      ask(fates, async (client) => {
        const { order } = known;
        if (order) follow(await client.getOrder(order.id, { locale: 'en', token: order.token }), order.token);
      }),
    askMoney: async (fates) => {
      const { order } = known;
      if (!order) return;
      const request = new Request(BACKEND + paths.orderRefundRequests(order.id), {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Authorization: `Bearer ${order.token}`,
          [headers.key]: SHOP_KEY,
          [headers.idempotencyKey]: on.uuid(),
        },
        body: JSON.stringify({ reason: 'not_needed' }),
      });
      await networkOf(on, [...fates])(request).catch(() => undefined);
    },
    reload: () => {
      known = {};
    },
    comeBack: (paymentId) =>
      ask([], async (client) => {
        const payment = await on.world.payments.find(paymentId);
        if (payment?.request.returnUrl === undefined) return;
        const request = new Request(payment.request.returnUrl);
        const answer = await on.backend.ask(({ handler }) => handler.fetch(request)).catch(() => undefined);
        const location = answer?.headers.get('Location');
        const token = location && new URL(location).searchParams.get(RETURN_PARAMETER)?.split('~')[1];
        if (typeof token !== 'string') return;
        const access = await client.redeemReturn(token, { locale: 'en' });
        follow(access.order, access.token);
      }),
  };
};

const withoutQuote = ({ quote: _quote, intent: _intent, ...rest }: Known): Known => rest;

/** How long the backend has to know a key again. */
const KEY_LIFETIME = DAY;

const answered = (on: Surroundings, intent: Intent, id: string): void => {
  if (intent.order && intent.order.id !== id) on.offences.push(`${intent.name} was answered with two orders`);
  intent.order ??= { id, at: on.world.clock.now() };
};

const refusedThough = (on: Surroundings, intent: Intent, code: string): void => {
  if (intent.order && on.world.clock.now() < intent.order.at + KEY_LIFETIME)
    on.offences.push(`${intent.name} was refused with ${code}, although it had been answered`);
};

/** The real client. */
const clientOf = (on: Surroundings, fates: WebFate[]): RenewalClient =>
  createHttpClient({
    endpoint: BACKEND,
    publishableKey: SHOP_KEY,
    now: on.world.clock.now,
    random: () => 0,
    sleep: () => on.turnstile.pass(),
    fetch: networkOf(on, fates),
  });

/** A network on which requests and answers get lost or come twice. */
const networkOf = ({ backend, turnstile }: Surroundings, fates: WebFate[]): typeof fetch => {
  const send = async (request: Request): Promise<Response> => {
    const response = await backend.ask(({ handler }) => handler.fetch(request, { origin: SHOP }));
    await turnstile.pass();
    return response;
  };
  return async (input, init) => {
    const request = new Request(input, { ...init, signal: null });
    const fate = fates.shift() ?? 'arrives';
    await turnstile.pass();
    if (fate === 'sent twice' || fate === 'arrives late') {
      const copy = request.clone();
      turnstile.start(
        async () => void (await send(copy).catch(() => undefined)),
        fate === 'sent twice' ? 0 : 1,
      );
    }
    if (fate === 'request lost' || fate === 'arrives late') throw new TypeError('fetch failed');
    const response = await send(request);
    if (fate === 'answer lost') throw new TypeError('fetch failed');
    return response;
  };
};
