import type { CardLookup, Challenge, Channel } from '../contract/access.ts';
import type { Config } from '../contract/config.ts';
import type { RenewalError } from '../contract/error.ts';
import type { AutoRenewal } from '../domain/model/auto-renewal.ts';
import type { Card, IdentifierType } from '../domain/model/card.ts';
import type { OrderHistory } from '../domain/model/history.ts';
import type { Order } from '../domain/model/order.ts';
import type { Plan } from '../domain/model/plan.ts';
import type { Instant, Money } from '../domain/model/primitives.ts';
import type { Quote } from '../domain/model/quote.ts';
import type { Usage } from '../domain/model/usage.ts';
import type { EpochMs } from '../domain/time.ts';

/** Something that is fetched. After a failure the last good value stays, marked as such by `failed`. */
export type Resource<T> =
  | { readonly status: 'idle'; readonly value?: undefined; readonly error?: undefined }
  | { readonly status: 'loading'; readonly value?: T | undefined; readonly error?: undefined }
  | { readonly status: 'ready'; readonly value: T; readonly error?: undefined }
  | { readonly status: 'failed'; readonly error: RenewalError; readonly value?: T | undefined };

/** What the traveller typed to name the card; kept through every failure and every way back. */
export interface IdentifierDraft {
  readonly type: IdentifierType;
  readonly text: string;
  /** Country of a phone number that is typed without `+`; ISO 3166-1 alpha-2, and chosen, never guessed. */
  readonly country?: string;
}

/** Is a request of this step under way, or has it failed? */
export type Attempt =
  | { readonly status: 'rest'; readonly error?: undefined }
  | { readonly status: 'busy'; readonly error?: undefined }
  | { readonly status: 'failed'; readonly error: RenewalError };

/** How far the traveller is in proving that the card is theirs. */
export type Access =
  | {
      readonly step: 'identify';
      readonly attempt: Attempt;
      /** Why one is asked again. */
      readonly because?: 'session_expired' | 'signed_out';
    }
  | {
      readonly step: 'channel';
      readonly attempt: Attempt;
      readonly lookup: CardLookup;
    }
  | {
      readonly step: 'code';
      readonly attempt: Attempt;
      readonly lookup: CardLookup;
      readonly channel: Channel;
      readonly challenge: Challenge;
    }
  | {
      readonly step: 'signed_in';
      readonly cards: readonly Card[];
      readonly cardId: string;
    }
  /** Renews a card that was only named: nothing of what is on it is shown. */
  | { readonly step: 'guest'; readonly lookup: CardLookup & { readonly cardType: string } };

/** What is typed and chosen on the way to paying; outlives every quote, decline and failure. */
export interface CheckoutForm {
  readonly methodId: string | undefined;
  readonly email: string;
  readonly phone: string;
  readonly consent: boolean;
}

/** The promotion code that the traveller wishes; '' is none. What it gives is in the quote. */
export interface PromotionWish {
  readonly code: string;
  /** Why it gives nothing; from then on it is not sent along. */
  readonly error?: RenewalError;
}

/** What something cost when the traveller last saw it, and what it costs now: to be agreed to again. */
export interface PriceChange {
  readonly was: Money;
  readonly now: Money;
}

/** Which screen is open: of the checkout, or, where a box has the place for it, the card's orders. */
export type CheckoutScreen = 'closed' | 'details' | 'review' | 'history';

/** The purchase intent, from the choice to the moment at which the traveller leaves to pay. */
export type Purchase =
  | { readonly step: 'none' }
  | {
      readonly step: 'quoting';
      readonly planId: string;
      /** What it had cost, where it is asked for anew. */
      readonly confirmed?: Money | undefined;
    }
  | {
      readonly step: 'quoted';
      readonly quote: Quote;
      /** It costs something else than the quote before it, or than the list of plans said. */
      readonly priceChange?: PriceChange;
      /** The price with a promotion code, or without one, is being asked for. */
      readonly isAsking?: boolean;
      readonly attempt: Attempt;
    }
  | { readonly step: 'quote_failed'; readonly planId: string; readonly error: RenewalError }
  /** Another order for this card is open: continue it, or buy another on purpose. */
  | {
      readonly step: 'order_open';
      readonly quote: Quote;
      readonly open: { readonly id: string; readonly reference: string } | undefined;
      readonly attempt: Attempt;
    }
  /** The hosted page is next. `url` has been checked against the allowed origins. */
  | { readonly step: 'leaving'; readonly order: Order; readonly url: string };

/** The order on the screen. */
export type Tracking =
  | { readonly step: 'none' }
  /** A return address is being exchanged. */
  | { readonly step: 'returning' }
  | { readonly step: 'return_failed'; readonly error: RenewalError }
  | {
      readonly step: 'following';
      readonly order: Order;
      /** `ended`: the page has stopped asking and promised a message; a press asks once more. */
      readonly polling: 'active' | 'ended';
      /** The last question had no answer; the order shown is the last good one. */
      readonly error?: RenewalError;
      /** Another attempt to pay, or a cancellation. */
      readonly attempt: Attempt;
    };

/** All that two elements share. Nothing here is secret: tokens live in the store's vault. */
export interface RenewalState {
  readonly config: Resource<Config>;
  /** The browser has no network: what stands here stays, and nothing can be asked. */
  readonly offline: boolean;
  readonly draft: IdentifierDraft;
  readonly access: Access;
  /** While there is one, also beside a card that is being named or renewed as a guest. */
  readonly session:
    | { readonly expiresAt: Instant; readonly extendableUntil?: Instant | undefined }
    | undefined;
  readonly usage: Resource<Usage>;
  readonly plans: Resource<readonly Plan[]>;
  /** The plans are older ones, of then, which this device has kept. */
  readonly plansAsOf: EpochMs | undefined;
  readonly selectedPlanId: string | undefined;
  /** The last day of the trip, as in `2026-11-28`; '' where nobody has said. */
  readonly tripEndsOn: string;
  readonly form: CheckoutForm;
  readonly promotion: PromotionWish;
  readonly screen: CheckoutScreen;
  readonly purchase: Purchase;
  readonly tracking: Tracking;
  /** Of the card that is shown. */
  readonly history: Resource<OrderHistory>;
  /** Of the card that is shown. */
  readonly autoRenewal: Resource<AutoRenewal>;
}

export const REST: Attempt = { status: 'rest' };
export const BUSY: Attempt = { status: 'busy' };
export const failed = (error: RenewalError): Attempt => ({ status: 'failed', error });

export const INITIAL_STATE: RenewalState = {
  config: { status: 'idle' },
  offline: false,
  draft: { type: 'msisdn', text: '' },
  access: { step: 'identify', attempt: REST },
  session: undefined,
  usage: { status: 'idle' },
  plans: { status: 'idle' },
  plansAsOf: undefined,
  selectedPlanId: undefined,
  tripEndsOn: '',
  form: { methodId: undefined, email: '', phone: '', consent: false },
  promotion: { code: '' },
  screen: 'closed',
  purchase: { step: 'none' },
  tracking: { step: 'none' },
  history: { status: 'idle' },
  autoRenewal: { status: 'idle' },
};

/** The last good value, fresh or not. */
export const latestValue = <T>({ value }: Resource<T>): T | undefined => value;

/** The same resource, being asked for again: what was known stays on the screen. */
export const loading = <T>({ value }: Resource<T>): Resource<T> => ({ status: 'loading', value });

export const failedResource = <T>({ value }: Resource<T>, error: RenewalError): Resource<T> => ({
  status: 'failed',
  error,
  value,
});

/** The same resource with nothing under way. */
export const restingResource = <T>({ value }: Resource<T>): Resource<T> =>
  value === undefined ? { status: 'idle' } : { status: 'ready', value };

export const currentCard = ({ access }: Pick<RenewalState, 'access'>): Card | undefined =>
  access.step === 'signed_in' ? access.cards.find((card) => card.id === access.cardId) : undefined;

export const selectedPlan = ({
  plans,
  selectedPlanId,
}: Pick<RenewalState, 'plans' | 'selectedPlanId'>): Plan | undefined =>
  latestValue(plans)?.find((plan) => plan.id === selectedPlanId);

/** Nothing is being bought, or no longer. */
export const NO_PURCHASE = { purchase: { step: 'none' }, screen: 'closed' } as const;

/** A purchase with a price on the screen, which can be ordered. */
type Priced = Extract<Purchase, { readonly quote: Quote }>;

export const isPriced = (purchase: Purchase): purchase is Priced =>
  purchase.step === 'quoted' || purchase.step === 'order_open';

/** The quote that is on the screen, whatever happens to it. */
export const currentQuote = ({ purchase }: Pick<RenewalState, 'purchase'>): Quote | undefined =>
  isPriced(purchase) ? purchase.quote : undefined;
