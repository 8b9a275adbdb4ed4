import type { RenewalError } from '../contract/error.ts';

/** How often and how patiently a call is tried again. */
export interface RetryPolicy {
  /** Tries in all, the first one among them. */
  readonly attempts: number;
  /** Upper bound of the wait before the second try; it doubles with each try. */
  readonly baseMs: number;
  readonly capMs: number;
  /** An answer that asks for a longer wait than this is handed to the traveller instead. */
  readonly longestRetryAfterMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = {
  attempts: 4,
  baseMs: 400,
  capMs: 4000,
  longestRetryAfterMs: 10_000,
};

/** The situation after a try that failed. */
export interface FailedTry {
  /** Tries made so far, from 1. */
  readonly attempt: number;
  /** May the call be sent again without doing its work twice? Reads may, and writes with an idempotency key. */
  readonly repeatable: boolean;
  /** In [0, 1). */
  readonly random: number;
}

/**
 * The wait in ms before the next try, or undefined where there is none. Full jitter: a crowd of phones that lost the
 * same antenna does not come back in step.
 */
export const retryDelay = (
  error: RenewalError,
  { attempt, repeatable, random }: FailedTry,
  policy: RetryPolicy = DEFAULT_RETRY,
): number | undefined => {
  if (!repeatable || !error.retryable || attempt >= policy.attempts) return undefined;
  const jittered = random * Math.min(policy.capMs, policy.baseMs * 2 ** (attempt - 1));
  const asked = error.details.retryAfterMs;
  if (asked === undefined) return jittered;
  return asked <= policy.longestRetryAfterMs ? asked + jittered : undefined;
};
