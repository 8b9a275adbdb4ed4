import type { Effect } from '../domain/model/effect.ts';
import type { OrderStatus } from '../domain/model/order.ts';
import type { Plan } from '../domain/model/plan.ts';
import type { Money } from '../domain/model/primitives.ts';
import type { PaymentMethod, Quote } from '../domain/model/quote.ts';
import type { EpochMs } from '../domain/time.ts';
import type { AutoRenewals } from './auto-renewal/record.ts';
import type { JobRecord, JobRequest } from './job-record.ts';
import type { OrderRecord } from './order-record.ts';
import type { ReminderRecords } from './reminders/record.ts';

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
  readonly reminders: ReminderRecords;
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
  /** Keyed hashes of the addresses that its codes went to: whoever holds it reads what is sent there. Default: none. */
  readonly addresses?: readonly string[];
  readonly expiresAt: EpochMs;
  /** How long it can be made to last; absent in older ones, which cannot. */
  readonly extendableUntil?: EpochMs;
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

export interface ReturnRecord {
  /** Keyed hash of the token. */
  readonly id: string;
  readonly partnerKey: string;
  readonly orderId: string;
  readonly expiresAt: EpochMs;
}
