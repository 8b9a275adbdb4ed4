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
import type { NewProfile } from './ports.ts';

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
