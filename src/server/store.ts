import type { Balance } from '../domain/model/card.ts';
import type { Effect } from '../domain/model/effect.ts';
import type {
  DeclineCode,
  Fulfilment,
  OrderOrigin,
  OrderStatus,
  Payment,
  PaymentAction,
  QuestionReason,
  RefundDecision,
  RefundReason,
} from '../domain/model/order.ts';
import type { Plan } from '../domain/model/plan.ts';
import type { Duration, Money } from '../domain/model/primitives.ts';
import type { MethodKind, PaymentMethod, Quote } from '../domain/model/quote.ts';
import type { Usage } from '../domain/model/usage.ts';
import type { EpochMs } from '../domain/time.ts';
import type { AutoRenewalNews, AutoRenewals } from './auto-renewal/record.ts';
import type { NewProfile } from './ports.ts';

/**
 * Where the backend keeps what it must not forget. Everything that it writes, it writes in a transaction;
 * an adapter has to keep three promises:
 * - all that `work` wrote is kept, or nothing, also when the process is killed;
 * - `hold`, `add` and `lock` let nobody else past until the transaction ends;
 * - `claim` gives a job to one worker only.
 */
export interface Store {
  /** Runs `work`; what it wrote is kept when it resolves and undone when it rejects. No calls to the outside in it. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface Transaction {
  /** One at a time: other transactions that lock the same name wait until this one ends. */
  lock(name: string): Promise<void>;
  readonly challenges: Collection<ChallengeRecord>;
  readonly sessions: Collection<SessionRecord>;
  readonly limits: Collection<LimitRecord>;
  /** What may happen once only: event ids of webhooks, ids of partner tokens. */
  readonly seen: Collection<SeenRecord>;
  readonly requests: Collection<RequestRecord>;
  readonly quotes: Collection<QuoteRecord>;
  readonly orders: Orders;
  readonly returns: Collection<ReturnRecord>;
  readonly autoRenewals: AutoRenewals;
  readonly jobs: Jobs;
  /** Removes what has expired before `before`, a bounded number at a time. @returns how many. */
  sweep(before: EpochMs): Promise<number>;
}

export interface Collection<Row extends { readonly id: string }> {
  get(id: string): Promise<Row | undefined>;
  /** Reads a row and keeps others from changing it until the transaction ends. */
  hold(id: string): Promise<Row | undefined>;
  /** @returns `false` where the id is taken, and then nothing was written. */
  add(row: Row): Promise<boolean>;
  /** Writes over a row that exists. */
  put(row: Row): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface OrderPage {
  readonly cardRef: string;
  readonly partnerKey: string;
  /** Of two that were made at the same moment the one with the greater id counts as the newer. */
  readonly cursor?: Pick<OrderRecord, 'createdAt' | 'id'>;
}

export interface Orders extends Collection<OrderRecord> {
  /** The orders of a card in one of these states, newest first. */
  ofCard(cardRef: string, statuses: readonly OrderStatus[]): Promise<OrderRecord[]>;
  /** The orders of a card through a partner, the newest first and at most so many: all, or those before one of them. */
  before(of: OrderPage, most: number): Promise<OrderRecord[]>;
  /** Orders in one of these states, of all cards, the oldest first and at most so many. */
  inStates(statuses: readonly OrderStatus[], most: number): Promise<OrderRecord[]>;
  /** By what a person quotes. */
  byReference(reference: string): Promise<OrderRecord | undefined>;
  /** The order that has an attempt with this reference at the payment provider. */
  byProviderRef(providerRef: string): Promise<OrderRecord | undefined>;
  /** The order that has an attempt whose page leads back by the handle of this hash. */
  byReturnHandle(handle: string): Promise<OrderRecord | undefined>;
}

export interface Jobs extends Collection<JobRecord> {
  /** Asks for a job: a new one, or the one with this id earlier than planned and, where it runs just now, once more. */
  request(job: JobRequest): Promise<void>;
  /**
   * The job that has been due the longest and that nobody else holds, held from now until `until`; those of `LAST_KIND`
   * only when no other is due.
   */
  claim(now: EpochMs, until: EpochMs): Promise<JobRecord | undefined>;
  /** When the next job is due or its holder's time is up; `undefined`: there is none. */
  nextAt(): Promise<EpochMs | undefined>;
}

export interface ChallengeRecord {
  readonly id: string;
  readonly partnerKey: string;
  /** Keyed hash of the identifier. */
  readonly cardKey: string;
  readonly sealedIdentifier: string;
  readonly channel: 'sms' | 'email';
  readonly salt: string;
  readonly codeHash: string;
  /** Keyed hash of the address that the code went to; absent while, or because, none was sent. */
  readonly destination?: string;
  readonly triesLeft: number;
  readonly used: boolean;
  readonly expiresAt: EpochMs;
}

export interface SessionRecord {
  /** Keyed hash of the token. */
  readonly id: string;
  readonly partnerKey: string;
  readonly cardRefs: readonly string[];
  readonly expiresAt: EpochMs;
}

/** How often something was tried since `since`. */
export interface LimitRecord {
  readonly id: string;
  readonly since: EpochMs;
  readonly count: number;
  /** Nothing is let through until then. */
  readonly lockedUntil?: EpochMs;
  readonly expiresAt: EpochMs;
}

export interface SeenRecord {
  readonly id: string;
  /** What was made on that occasion, where it is to be found again. */
  readonly made?: string;
  readonly expiresAt: EpochMs;
}

/** A request under an idempotency key. */
export interface RequestRecord {
  /** Keyed hash of partner, card, path and key. */
  readonly id: string;
  /** Keyed hash of what was asked. */
  readonly fingerprint: string;
  /** From which this request derives the ids of what it makes: taking it up again makes the same. */
  readonly seed: string;
  /** While it runs: until when nobody else takes it up. */
  readonly heldUntil: EpochMs;
  /** Sealed, as an answer may carry a token. */
  readonly answer?: string;
  readonly expiresAt: EpochMs;
}

export interface QuoteRecord {
  readonly id: string;
  readonly partnerKey: string;
  readonly cardRef: string;
  /** The card as the asker may see it named. */
  readonly masked: string;
  /** Had the asker proved that the card is theirs? */
  readonly owned: boolean;
  readonly plan: Plan;
  readonly lines: Quote['lines'];
  readonly total: Money;
  readonly effect: Effect;
  readonly methods: readonly PaymentMethod[];
  /** As it was found: capitals, without spaces. */
  readonly promotionCode?: string;
  /** When the plan was priced; absent in older ones. */
  readonly pricedAt?: EpochMs;
  readonly quotedUntil: EpochMs;
  readonly orderId?: string;
  /** When it may be forgotten. */
  readonly expiresAt: EpochMs;
}

/** Why money does not pay the order for which it came. */
export type ReturnedBecause = Exclude<NonNullable<Payment['returned']>[number]['because'], 'unknown'>;

/**
 * Money that arrived for an attempt, and what it is for: it pays the order, or it goes back. Where more came than was
 * asked for, what is over is a capture of its own.
 */
export interface CaptureRecord {
  readonly id: string;
  /** The provider's capture that it is a part of; absent: it is that capture. */
  readonly partOf?: string;
  readonly amount: Money;
  readonly at: EpochMs;
  readonly use: 'pays' | 'goes_back';
  /** Why it never was the order's; absent where it was. */
  readonly because?: ReturnedBecause;
  /** Given back by us, or by somebody else at the provider. */
  readonly refundedAt?: EpochMs;
  /** Taken back by the payer's bank, or by the provider. */
  readonly reversedAt?: EpochMs;
}

export interface PaymentRecord {
  readonly id: string;
  readonly status: Payment['status'];
  readonly methodId: string;
  readonly methodKind: MethodKind;
  readonly amount: Money;
  readonly createdAt: EpochMs;
  readonly providerRef: string;
  /** What the payer has to do; absent: nothing. */
  readonly action?: PaymentAction;
  /** Of rows from before there was an `action`: the hosted page. */
  readonly url?: string;
  /** Keyed hash of the handle in the address to which the payment page leads back; absent where it leads nowhere. */
  readonly returnHandle?: string;
  /** Where the traveller came from and goes back to; on the partner's allow-list. */
  readonly returnUrl?: string;
  readonly failure?: DeclineCode;
  /** What the provider calls it towards the payer. */
  readonly reference?: string;
  readonly captures: readonly CaptureRecord[];
}

/** What the carrier said of a card at one moment: the ground on which "renewed" is said or not. */
export interface Evidence {
  readonly at: EpochMs;
  readonly usage: Usage;
  readonly balances: readonly Balance[];
}

/** An order with all that belongs to it: one row, so that it changes as a whole. */
export interface OrderRecord {
  readonly id: string;
  readonly reference: string;
  readonly partnerKey: string;
  readonly status: OrderStatus;
  readonly timeline: readonly { readonly status: OrderStatus; readonly at: EpochMs }[];
  readonly cardRef: string;
  readonly card: {
    readonly masked: string;
    readonly operator: string;
    readonly cardType: string;
    readonly timeZone: string;
  };
  /** Had the buyer proved that the card is theirs? Else nothing of its use is told to them. */
  readonly owned: boolean;
  readonly plan: Plan;
  readonly effect: Effect;
  readonly lines: Quote['lines'];
  /** Of the discount among the lines. */
  readonly promotionCode?: string;
  /** When the plan was priced: what it gave then was bought. Default: when the order was made. */
  readonly pricedAt?: EpochMs;
  /** Of the attempt that paid, or else the last one's: methods differ in their fee. */
  readonly total: Money;
  readonly methods: readonly PaymentMethod[];
  readonly contact: { readonly email: string; readonly phone?: string };
  readonly consents: { readonly immediateStart: boolean };
  readonly locale: string;
  /** Of the auto-renewal that made it; absent: the traveller did. */
  readonly autoRenewalId?: string;
  readonly partnerReference?: string;
  /** Absent: the traveller. */
  readonly placedBy?: OrderOrigin;
  /** Of the request that made it. */
  readonly requestId?: string;
  /** How long after the renewal the money can be asked back: the seller's terms as they were when it was bought. */
  readonly refundableFor?: Duration;
  /** What the buyer has asked the seller about the charge. */
  readonly questions?: readonly Question[];
  readonly refundRequest?: {
    readonly reason: RefundReason;
    readonly at: EpochMs;
    /** Granted by the policy, or by a person: the carrier is asked to take it off the card, and then it is decided. */
    readonly agreed?: 'policy' | 'person';
    readonly agreedAt?: EpochMs;
    /** When the carrier said that it is off the card. */
    readonly takenOffAt?: EpochMs;
    readonly decision?: RefundDecision;
  };
  readonly createdAt: EpochMs;
  readonly expiresAt: EpochMs;
  readonly payments: readonly PaymentRecord[];
  readonly fulfilment: {
    readonly status: Fulfilment['status'];
    /** Before the first top-up was sent; absent where the carrier could not be asked. */
    readonly before?: Evidence;
    /** Written before a top-up goes out: from then on its outcome has to be asked for. */
    readonly sentAt?: EpochMs;
    /** When the carrier first said that it is done. */
    readonly doneAt?: EpochMs;
    readonly completedAt?: EpochMs;
    readonly problem?: NonNullable<Fulfilment['problem']>;
    /** When the traveller was told that it takes longer than a day. */
    readonly slowSince?: EpochMs;
    /** The card's figures that prove it; absent where its carrier's word had to do. */
    readonly after?: Evidence;
    /** The card that the renewal has made, where it is no top-up. */
    readonly profile?: NewProfile & { readonly cardId: string };
  };
}

export interface Question {
  readonly reason: Exclude<QuestionReason, 'unknown'>;
  /** In the buyer's words. */
  readonly text?: string;
  readonly at: EpochMs;
}

export interface ReturnRecord {
  /** Keyed hash of the token. */
  readonly id: string;
  readonly partnerKey: string;
  readonly orderId: string;
  readonly expiresAt: EpochMs;
}

/** What a traveller is told of an order without having to ask. */
export type News =
  // What to send, where to and until when, for each attempt by transfer or voucher.
  | 'to_pay'
  | 'renewed'
  | 'refunded'
  | 'refund_refused'
  | 'reversed'
  | 'in_review'
  | 'slow'
  // Money that came and did not pay the order.
  | 'too_little'
  | 'late';

/** What the worker can be asked to do. */
export type Task =
  | { readonly kind: 'send_code'; readonly sealed: string }
  /** @property name which of several: each is told once */
  | {
      readonly kind: 'tell_traveller';
      readonly orderId: string;
      readonly about: News;
      readonly name?: string;
    }
  /** @property question which of the order's */
  | { readonly kind: 'tell_support'; readonly orderId: string; readonly question: number }
  | { readonly kind: 'send_receipt'; readonly orderId: string; readonly sending: string }
  | { readonly kind: 'check_payment'; readonly orderId: string; readonly paymentId: string }
  | { readonly kind: 'void_payment'; readonly providerRef: string }
  | { readonly kind: 'expire_order'; readonly orderId: string }
  | { readonly kind: 'fulfil_order'; readonly orderId: string }
  | { readonly kind: 'decide_refund'; readonly orderId: string }
  | {
      readonly kind: 'refund';
      readonly orderId: string;
      readonly paymentId: string;
      readonly captureId: string;
    }
  | { readonly kind: 'auto_renew'; readonly renewalId: string }
  | { readonly kind: 'revoke_mandate'; readonly providerRef: string }
  | {
      readonly kind: 'tell_auto_renewal';
      readonly renewalId: string;
      readonly about: AutoRenewalNews;
      /** Which of several: each is told once. */
      readonly name: string;
    }
  | { readonly kind: 'sweep' };

/** Codes can be asked for by anybody and without end: what has been paid does not wait behind them. */
export const LAST_KIND = 'send_code' satisfies Task['kind'];

export interface JobRequest {
  /** Says what it is about: two requests of one id are one job. */
  readonly id: string;
  readonly task: Task;
  readonly runAt: EpochMs;
}

export interface JobRecord extends JobRequest {
  /** Runs so far that did not finish it, the running one included. */
  readonly attempts: number;
  /** Grows with every request: more than at the claim means that it was asked for again meanwhile. */
  readonly requests: number;
  /** Nobody else runs it until then. */
  readonly heldUntil?: EpochMs;
}
