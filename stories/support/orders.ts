import type { Identifier } from '../../src/domain/identifiers.ts';
import type { Order } from '../../src/domain/model/order.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { type Loaded, loaders, type StoryBackend } from './backend.ts';

/** A card of the demo, or of a number whose last two digits choose what becomes of its top-ups. */
export type StoryCard = string | Identifier;

export const numbered = (digits: string): Identifier => ({ type: 'msisdn', value: `+5255123456${digits}` });

/** Orders the plan of a card; nobody has paid yet. */
const orderOf = async (
  { sandbox, client }: StoryBackend,
  card: StoryCard,
  planId: string,
): Promise<Order> => {
  const locale = 'en';
  const { token, cards } = await sandbox.signIn(card);
  const quote = await client.createQuote(
    { cardId: cards[0]?.id ?? '', planId },
    { locale, token, idempotencyKey: crypto.randomUUID() },
  );
  const { order } = await client.createOrder(
    {
      quoteId: quote.id,
      methodId: quote.methods[0]?.id ?? '',
      contact: { email: 'traveller@example.com' },
      locale,
      returnUrl: location.href,
      consents: { immediateStart: true },
    },
    { locale, token, idempotencyKey: crypto.randomUUID() },
  );
  return order;
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
  readonly after?: (sandbox: Sandbox, order: Order) => Promise<unknown>;
}

export interface LoadedOrder extends Loaded {
  readonly loaded: { readonly backend?: StoryBackend; readonly order?: Order; readonly card?: StoryCard };
}

/** For `loaders`: a backend on which an order was made, and paid or not, as everything is made on it. */
export const withOrder = ({ card = 'mexico', plan = 'mx-telcel-asl-100', after }: Past) => [
  async () => {
    stayHere();
    const loaded = await loaders[0]?.();
    if (!loaded) return {};
    const { backend } = loaded;
    const order = await orderOf(backend, card, plan);
    await after?.(backend.sandbox, order);
    await backend.sandbox.settled();
    return { backend, order, card };
  },
];
