import { RenewalError } from '../contract/error.ts';
import { isProblemCode } from '../contract/problem-code.ts';
import { SECOND } from '../domain/time.ts';

const PATIENCE = 10 * SECOND;

/**
 * Asks a carrier or a payment provider, and not for ever. Its refusals in our words pass; whatever else it throws,
 * and silence, is `provider-unavailable`.
 */
export const askProvider = async <T>(ask: () => Promise<T>, patience = PATIENCE): Promise<T> => {
  try {
    return await inTime(ask(), patience);
  } catch (thrown) {
    if (thrown instanceof RenewalError && isProblemCode(thrown.code)) throw thrown;
    throw new RenewalError('provider-unavailable', { retryable: true, cause: thrown });
  }
};

const inTime = async <T>(answer: Promise<T>, patience: number): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new RenewalError('timeout')), patience);
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
  }
};
