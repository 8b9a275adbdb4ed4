import type { EpochMs } from '../../domain/time.ts';
import type { NewProfile } from '../../server/ports.ts';
import type { FulfilmentOutcome } from '../digits.ts';
import type { CardState } from './state.ts';

/** A top-up as the operator has it: one for every time that it was sent, whether or not the reference was known. */
export interface SentTopUp {
  readonly id: string;
  /** Ours, of the order that it fulfils. */
  readonly reference: string;
  readonly cardRef: string;
  readonly planId: string;
  readonly sentAt: EpochMs;
  /** When what it gives was agreed upon; default: when it was sent. */
  readonly soldAt?: EpochMs;
  readonly outcome: FulfilmentOutcome;
  /** When it takes effect; absent where it never does. */
  readonly dueAt?: EpochMs;
  readonly appliedAt?: EpochMs;
  /** The card right before it took effect. */
  readonly before?: Pick<CardState, 'status' | 'buckets' | 'balances'>;
  /** When it was taken off the card again. */
  readonly canceledAt?: EpochMs;
  /** What it came to, where that is another card. */
  readonly profile?: NewProfile;
}
