import type { EpochMs } from '../../domain/time.ts';
import type { OrderRecord } from '../order-record.ts';
import type { Collection } from '../store.ts';

/**
 * The reminders of one card to one address; a card has them once at most. Another address is another record with another way
 * out. It goes when they end, and the address with it.
 */
export interface ReminderRecord {
  readonly id: string;
  /** The carrier's own key of the card. */
  readonly cardRef: string;
  readonly partnerKey: string;
  readonly status: 'unconfirmed' | 'active';
  readonly channel: 'sms' | 'email';
  /** The address or number. */
  readonly to: string;
  /** Whole days before the end, the most first. */
  readonly daysBefore: readonly number[];
  /** Percent of the whole. Absent: off. */
  readonly threshold?: number;
  readonly locale: string;
  /** IANA name: whose nights are kept. */
  readonly timeZone: string;
  /** Where the traveller renews: on the partner's allow-list, without query and fragment. */
  readonly renewUrl: string;
  readonly card: OrderRecord['card'];
  /** What was agreed to, when, and by which request. */
  readonly consent: { readonly wording: string; readonly at: EpochMs; readonly requestId: string };
  /** The code that was sent to the address; only while unconfirmed. */
  readonly confirmation?: {
    readonly challengeId: string;
    readonly expiresAt: EpochMs;
    readonly resendAfter: EpochMs;
  };
  readonly confirmedAt?: EpochMs;
  /** Keyed hash of the token in the way out. */
  readonly exitKey: string;
  /** What was due before is not sent: whoever asks for reminders has the figures before their eyes. */
  readonly since: EpochMs;
  /** When the card was last looked at; absent: not since they were asked for. */
  readonly lookedAt?: EpochMs;
  readonly period?: ValidityPeriod;
  /** What has been told, or is not to be told any more; the newest last. */
  readonly told: readonly string[];
  /** Counts the times that data came onto the card after it had been told to be low. */
  readonly refills: number;
  /** When the next one is due that can be foreseen. */
  readonly nextAt?: EpochMs;
  /** Since when a message that is due is not taken. */
  readonly stuckSince?: EpochMs;
  /** Since when nothing is on the card. */
  readonly overSince?: EpochMs;
}

/** From one end of the card's data to the next. */
export interface ValidityPeriod {
  /** The day of its end in the card's zone: names what was told of it. */
  readonly name: string;
  /** Absent: it has no end that is known. */
  readonly endsAt?: EpochMs;
  /** Since when this end is known. */
  readonly seenAt: EpochMs;
}

export interface ReminderRecords extends Collection<ReminderRecord> {
  ofCard(cardRef: string): Promise<ReminderRecord | undefined>;
  byExit(exitKey: string): Promise<ReminderRecord | undefined>;
}
