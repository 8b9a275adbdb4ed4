import type { Duration } from '../../domain/model/primitives.ts';
import type { RefundPolicy } from '../ports.ts';

/**
 * Gives money back for what nobody has used, within a time after the renewal. Where the carrier cannot say whether it was
 * used, a person decides.
 * @param askWithin ISO 8601, as in `P14D`
 */
export const refundUnused = (askWithin: Duration): RefundPolicy => ({
  askWithin,
  decide: ({ askableUntil, requestedAt, used }) => {
    if (requestedAt > askableUntil) return Promise.resolve('too_late');
    if (used === undefined) return Promise.resolve(undefined);
    return Promise.resolve(used ? 'used' : 'granted');
  },
});
