import { headers, paths } from '../../src/contract/paths.ts';
import type { OrderAccess } from '../../src/contract/purchase.ts';
import type { Identifier } from '../../src/domain/identifiers.ts';
import type { Order } from '../../src/domain/model/order.ts';
import type { MethodKind } from '../../src/domain/model/quote.ts';
import { MINUTE } from '../../src/domain/time.ts';
import type { RefundChoice, Sandbox } from '../../src/sandbox/index.ts';
import { type Loaded, loaders, type StoryBackend } from './backend.ts';

/** A card of the demo, or of a number whose last two digits choose what becomes of its top-ups. */
export type StoryCard = string | Identifier;

export const numbered = (digits: string): Identifier => ({ type: 'msisdn', value: `+5255123456${digits}` });

/** Orders the plan of a card; nobody has paid yet. @returns the order with the token that opens it and nothing else */
const orderOf = async (
  { sandbox, client }: StoryBackend,
  { card = 'mexico', plan: planId = 'mx-telcel-asl-100', method, forSomebodyElse }: Past,
): Promise<OrderAccess> => {
  const locale = 'en';
  const named = numbered('90');
  const session = forSomebodyElse ? undefined : await sandbox.signIn(card);
  const cardId = session ? session.cards[0]?.id : (await client.lookUpCard(named, { locale })).cardId;
  const token = session ? { token: session.token } : {};
  const quote = await client.createQuote(
    { cardId: cardId ?? '', planId },
    { locale, ...token, idempotencyKey: crypto.randomUUID() },
  );
  return client.createOrder(
    {
      quoteId: quote.id,
      methodId: method ?? quote.methods[0]?.id ?? '',
      contact: { email: 'traveller@example.com' },
      locale,
      returnUrl: location.href,
      consents: { immediateStart: true },
      allowSecond: true,
    },
    { locale, ...token, idempotencyKey: crypto.randomUUID() },
  );
};

/** A page must not leave for the payment page in a story: the address is noted by the browser and not followed. */
export const stayHere = (): void => navigation.addEventListener('navigate', stay);

const stay = (event: NavigateEvent): void => {
  if (new URL(event.destination.url).hostname === 'pay.sandbox.example') event.preventDefault();
};

/** An order, and what has become of it before the story begins. */
export interface Past {
  /** Default: the demo's card of Mexico. */
  readonly card?: StoryCard;
  /** Default: 1.5 GB for 15 days. */
  readonly plan?: string;
  /** How it is paid; default: the first way that is offered. */
  readonly method?: MethodKind;
  /** Nobody has signed in: the card was only named. */
  readonly forSomebodyElse?: true;
  readonly after?: (sandbox: Sandbox, order: Order, token: string) => Promise<unknown>;
}

const made = async (backend: StoryBackend, past: Past): Promise<OrderAccess> => {
  const access = await orderOf(backend, past);
  await past.after?.(backend.sandbox, access.order, access.token);
  await backend.sandbox.settled();
  return access;
};

/** For `loaders`: a backend on which several orders were made, a minute apart. */
export const withOrders = (...pasts: readonly Past[]) => [
  async () => {
    stayHere();
    const loaded = await loaders[0]?.();
    for (const past of pasts) {
      if (loaded) await made(loaded.backend, past);
      await loaded?.backend.sandbox.clock.advance(MINUTE);
    }
    return loaded ?? {};
  },
];

export interface LoadedOrder extends Loaded {
  readonly loaded: { readonly backend?: StoryBackend; readonly order?: Order; readonly card?: StoryCard };
}

/** For `loaders`: a backend on which an order was made, and paid or not, as everything is made on it. */
export const withOrder = (past: Past) => [
  async () => {
    stayHere();
    const loaded = await loaders[0]?.();
    if (!loaded) return {};
    const { backend } = loaded;
    const { order, token } = await made(backend, past);
    const { client } = backend;
    // Read with the order's own token: whoever paid for somebody else's card has no other.
    const getOrder: typeof client.getOrder = (id, options) =>
      client.getOrder(id, { ...options, ...(past.forSomebodyElse ? { token } : {}) });
    return { backend: { ...backend, client: { ...client, getOrder } }, order, card: past.card ?? 'mexico' };
  },
];

/** For `after`: it was paid, and its money asked back, which was decided so. */
export const askBack =
  (choice: RefundChoice): NonNullable<Past['after']> =>
  async (sandbox, { id, reference }, token) => {
    await sandbox.chooseRefunds(choice);
    await sandbox.payments.approve(reference);
    await sandbox.clock.advance(MINUTE);
    const answer = await sandbox.fetch(sandbox.endpoint + paths.orderRefundRequests(id), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${token}`,
        [headers.key]: sandbox.publishableKey,
        [headers.idempotencyKey]: crypto.randomUUID(),
      },
      body: JSON.stringify({ reason: 'not_needed' }),
    });
    if (!answer.ok) throw new TypeError(await answer.text());
  };
