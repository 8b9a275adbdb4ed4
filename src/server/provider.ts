import { RenewalError } from '../contract/error.ts';
import { isProblemCode } from '../contract/problem-code.ts';
import { SECOND } from '../domain/time.ts';
import type { ProviderCall } from './ports.ts';

const PATIENCE = 10 * SECOND;

/**
 * Asks a carrier or a payment provider, and not for ever: after `patience` ms the call is aborted too, so that it cannot
 * arrive later than anybody reckons with. Its refusals in our words pass; whatever else it throws,
 * and silence, is `provider-unavailable`.
 */
export const askProvider = async <T>(
  ask: (call: ProviderCall) => Promise<T>,
  patience = PATIENCE,
): Promise<T> => {
  try {
    return await inTime(ask, patience);
  } catch (thrown) {
    if (thrown instanceof RenewalError && isProblemCode(thrown.code)) throw thrown;
    throw new RenewalError('provider-unavailable', { retryable: true, cause: thrown });
  }
};

const inTime = async <T>(ask: (call: ProviderCall) => Promise<T>, patience: number): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const controller = new AbortController();
  const timer = setTimeout(() => {
    const late = new RenewalError('timeout');
    controller.abort(late);
    reject(late);
  }, patience);
  try {
    return await Promise.race([ask({ signal: controller.signal }), promise]);
  } finally {
    clearTimeout(timer);
  }
};
