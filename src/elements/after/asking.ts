import type { RenewalError } from '../../contract/error.ts';
import { askNow, closeOrder } from '../../state/tracking.ts';
import type { AfterContext } from '../purchase/context.ts';
import { failureNotice, isLost } from '../purchase/failure.ts';

/**
 * What was asked of an order failed.
 * @param isWrite it may have arrived all the same: then trying again is said to be safe.
 */
export const askingFailed = (
  context: AfterContext,
  error: RenewalError,
  retry: () => unknown,
  isWrite = true,
): unknown => {
  const { store, messages } = context;
  const steps = { retry, check: () => askNow(store), sign_in: () => closeOrder(store) };
  return failureNotice(context, error, steps, isWrite && isLost(error) ? messages.refund.safe : undefined);
};
