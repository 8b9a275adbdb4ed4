import type { CardLookup, Challenge, Session } from '../contract/access.ts';
import type { CardLookupRequest, ChallengeRequest, SessionRequest } from '../contract/access-requests.ts';
import type { AutoRenewalRequest } from '../contract/auto-renewal-requests.ts';
import type { PlanQuery } from '../contract/catalogue.ts';
import type { Config } from '../contract/config.ts';
import type { OrderAccess } from '../contract/purchase.ts';
import type {
  OrderRequest,
  PaymentRequest,
  QuestionRequest,
  QuoteRequest,
  RefundRequest,
} from '../contract/purchase-requests.ts';
import type { SessionLife } from '../contract/session-life.ts';
import type { AutoRenewal } from '../domain/model/auto-renewal.ts';
import type { Card } from '../domain/model/card.ts';
import type { OrderHistory, Receipt } from '../domain/model/history.ts';
import type { Order } from '../domain/model/order.ts';
import type { Plan } from '../domain/model/plan.ts';
import type { Quote } from '../domain/model/quote.ts';
import type { Usage } from '../domain/model/usage.ts';
import type { EpochMs } from '../domain/time.ts';

export interface CallOptions {
  /** BCP 47 tag: the language of texts in the answer. */
  readonly locale: string;
  /** Asks the backend itself, past what the browser has kept of an earlier answer. */
  readonly fresh?: boolean;
  /** Gives up; the call rejects with code `aborted`. */
  readonly signal?: AbortSignal;
}
/** Calls on behalf of somebody who has proved who they are: a session's or an order's token. */
export interface AuthorizedOptions extends CallOptions {
  readonly token: string;
}
/** Calls that create something: the same key again creates nothing more. */
export interface IdempotentOptions extends CallOptions {
  /** UUID of the purchase intent. */
  readonly idempotencyKey: string;
  readonly token?: string;
}

/**
 * How a page talks to a renewal backend. The elements know nothing else of it: give `provider.client` an object of this
 * shape and they run on your own transport. Every call rejects with `RenewalError` and with nothing else.
 */
export interface RenewalClient {
  /** The backend's clock as far as it is known: its last answer's time, moved on by the local clock. */
  now(): EpochMs;

  getConfig(options: CallOptions): Promise<Config>;
  /** The public catalogue: what a travel blog shows with no card known. */
  listPublicPlans(query: PlanQuery, options: CallOptions): Promise<Plan[]>;

  /** Never says whether the card exists. */
  lookUpCard(request: CardLookupRequest, options: CallOptions): Promise<CardLookup>;
  createChallenge(request: ChallengeRequest, options: CallOptions): Promise<Challenge>;
  /** With the token of a session, its cards come along into the new one, which takes its place. */
  createSession(
    request: SessionRequest,
    options: CallOptions & { readonly token?: string | undefined },
  ): Promise<Session>;
  deleteSession(options: AuthorizedOptions): Promise<void>;
  /** Lets the session last longer, as long as its `extendableUntil` allows. */
  extendSession(options: AuthorizedOptions): Promise<SessionLife>;

  listCards(options: AuthorizedOptions): Promise<Card[]>;
  getUsage(cardId: string, options: AuthorizedOptions): Promise<Usage>;
  listPlans(
    cardId: string,
    options: CallOptions & { readonly token?: string; readonly currency?: string | undefined },
  ): Promise<Plan[]>;

  createQuote(request: QuoteRequest, options: IdempotentOptions): Promise<Quote>;
  createOrder(request: OrderRequest, options: IdempotentOptions): Promise<OrderAccess>;
  getOrder(orderId: string, options: AuthorizedOptions): Promise<Order>;
  /** Another attempt to pay an open order; the earlier one is voided first. */
  createPayment(
    orderId: string,
    request: PaymentRequest,
    options: IdempotentOptions & AuthorizedOptions,
  ): Promise<Order>;
  cancelOrder(orderId: string, options: AuthorizedOptions): Promise<Order>;
  /** Asks for the money of a renewal back; the seller's policy decides. */
  requestRefund(
    orderId: string,
    request: RefundRequest,
    options: IdempotentOptions & AuthorizedOptions,
  ): Promise<Order>;
  /** Asks the seller about a charge; the answer comes by e-mail. */
  askQuestion(
    orderId: string,
    request: QuestionRequest,
    options: IdempotentOptions & AuthorizedOptions,
  ): Promise<Order>;
  getReceipt(orderId: string, options: AuthorizedOptions): Promise<Receipt>;
  /** Sends the receipt once more to the e-mail address of the order. */
  sendReceipt(orderId: string, options: IdempotentOptions & AuthorizedOptions): Promise<void>;
  /** @param options `before` is the `next` of the answer before. */
  listOrders(
    cardId: string,
    options: AuthorizedOptions & { readonly before?: string | undefined },
  ): Promise<OrderHistory>;

  getAutoRenewal(cardId: string, options: AuthorizedOptions): Promise<AutoRenewal>;
  /** Turns it on or off; the same again changes nothing. */
  putAutoRenewal(
    cardId: string,
    request: AutoRenewalRequest,
    options: AuthorizedOptions,
  ): Promise<AutoRenewal>;
  /** Exchanges the token of a return address, once. */
  redeemReturn(returnToken: string, options: CallOptions): Promise<OrderAccess>;
}
