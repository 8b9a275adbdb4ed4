import type { AutoRenewalFailure, AutoRenewalMode } from '../../domain/model/auto-renewal.ts';
import type { LocalText } from '../../domain/model/card.ts';
import type { PaymentAction } from '../../domain/model/order.ts';
import type { Duration, Money } from '../../domain/model/primitives.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { OrderRecord } from '../order-record.ts';
import type { Collection } from '../store.ts';

export type Mode = Exclude<AutoRenewalMode, 'unknown'>;

/** What was agreed upon, once, for one card: kept when it is over, as the proof of it. */
export interface AutoRenewalRecord {
  readonly id: string;
  /** The carrier's own key of the card. */
  readonly cardRef: string;
  /** The one that holds for its card; a card has one at most. */
  readonly isCurrent: boolean;
  readonly partnerKey: string;
  readonly status: 'confirming' | 'on' | 'stopped' | 'off';
  readonly mode: Mode;
  readonly card: OrderRecord['card'];
  readonly plan: { readonly id: string; readonly title: LocalText };
  readonly every: Duration;
  readonly email: string;
  readonly locale: string;
  /** What the traveller agreed to, when, and by which request. Never changed. */
  readonly consent: { readonly price: Money; readonly at: EpochMs; readonly requestId: string };
  /** What a renewal costs: as agreed, or as announced since. Never charged more. */
  readonly price: Money;
  readonly priceChange?: PriceChange;
  /** Absent where the money on the card pays. */
  readonly mandate?: {
    readonly providerRef: string;
    readonly action: PaymentAction;
    /** It can be given until then. */
    readonly until: EpochMs;
  };
  /** Since when it is on. */
  readonly onAt?: EpochMs;
  /** When it renews next. */
  readonly nextAt: EpochMs;
  /** How many orders it has tried to make: names the next one. */
  readonly tries: number;
  /** The order that it waits for. */
  readonly orderId?: string;
  readonly failure?: RenewalFailure;
  readonly endedAt?: EpochMs;
}

export interface PriceChange {
  readonly price: Money;
  /** When it was found: names the announcement. */
  readonly foundAt: EpochMs;
  /** Nothing is charged before. */
  readonly from: EpochMs;
  /** When the traveller was written to; absent: not yet, and then nothing is charged. */
  readonly announcedAt?: EpochMs;
}

export interface RenewalFailure {
  readonly code: Exclude<AutoRenewalFailure, 'unknown'>;
  readonly at: EpochMs;
  /** The first of those without a success between them. */
  readonly since: EpochMs;
}

export interface AutoRenewals extends Collection<AutoRenewalRecord> {
  /** The current one of a card. */
  ofCard(cardRef: string): Promise<AutoRenewalRecord | undefined>;
  byMandate(providerRef: string): Promise<AutoRenewalRecord | undefined>;
}

/** What a traveller is told of it. */
export type AutoRenewalNews = 'on' | 'off' | 'price' | 'failed' | 'stopped';
