import type { RenewalError } from '../../contract/error.ts';
import { type EpochMs, HOUR } from '../../domain/time.ts';
import type { CoreMessages } from '../../i18n/messages.ts';
import type { ViewContext } from '../base/view.ts';

/** What a failure means to the traveller; where one has to wait, until when. */
export type FailureWords = (error: RenewalError) => string;

export const createFailureWords = (context: ViewContext<CoreMessages>): FailureWords => {
  /** The wait is told in ms; its end is kept from the first time that the error is shown. */
  const ends = new WeakMap<RenewalError, EpochMs>();
  return (error) => {
    const { messages, format, store } = context;
    const { retryAfterMs } = error.details;
    if (error.code !== 'rate-limited' || retryAfterMs === undefined)
      return messages.common.errors[error.code];
    const now = store.client.now();
    const end = ends.get(error) ?? now + retryAfterMs;
    ends.set(error, end);
    return messages.access.waitUntil(format.moment(end, end - now > 12 * HOUR ? 'dayAndTime' : 'time'));
  };
};
