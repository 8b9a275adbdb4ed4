import { zoneOffset } from '../../domain/duration.ts';
import type { Benefit } from '../../domain/model/plan.ts';
import type { Bucket } from '../../domain/model/usage.ts';
import { DAY, type EpochMs, fromInstant, toInstant } from '../../domain/time.ts';

type Unlimited = Extract<Bucket['allowance'], { kind: 'unlimited' }>;

/** What an operator counts of a benefit, whole. Calls and texts that are simply included are not counted. */
export const wholeAllowance = (
  { usageType, allowance }: Benefit,
  at: EpochMs,
  timeZone: string,
): Bucket['allowance'] | undefined => {
  switch (allowance.kind) {
    case 'metered':
      return { ...allowance, remainingBytes: allowance.totalBytes };
    case 'unlimited':
      return wholeSpeed(allowance, at, timeZone);
    case 'count':
      return { ...allowance, remaining: allowance.total };
    case 'included':
      return usageType === 'social' || usageType === 'data' ? { kind: 'unlimited' } : undefined;
    default:
      return undefined;
  }
};

const wholeSpeed = (
  { highSpeed, ...slow }: Extract<Benefit['allowance'], { kind: 'unlimited' }>,
  at: EpochMs,
  timeZone: string,
): Unlimited => {
  if (!highSpeed) return slow;
  const { totalBytes: remainingBytes, period } = highSpeed;
  const reset = period === 'day' ? { resetsAt: toInstant(startOfTomorrow(at, timeZone)) } : {};
  return { ...slow, highSpeed: { ...highSpeed, remainingBytes, ...reset } };
};

/** At most so much of it is left, in its own measure: bytes, minutes, texts. */
export const withLeft = (allowance: Bucket['allowance'], left: number): Bucket['allowance'] => {
  if (allowance.kind === 'metered')
    return { ...allowance, remainingBytes: Math.min(left, allowance.remainingBytes) };
  if (allowance.kind === 'count') return { ...allowance, remaining: Math.min(left, allowance.remaining) };
  if (allowance.kind !== 'unlimited' || !allowance.highSpeed) return allowance;
  const { highSpeed } = allowance;
  const remainingBytes = Math.min(left, highSpeed.remainingBytes);
  return { ...allowance, highSpeed: { ...highSpeed, remainingBytes } };
};

/** A day's high speed is whole again on the next one. */
export const refilled = (bucket: Bucket, now: EpochMs, timeZone: string): Bucket => {
  const { allowance } = bucket;
  if (allowance.kind !== 'unlimited') return bucket;
  const { highSpeed } = allowance;
  if (highSpeed?.resetsAt === undefined || fromInstant(highSpeed.resetsAt) > now) return bucket;
  const resetsAt = toInstant(startOfTomorrow(now, timeZone));
  return {
    ...bucket,
    status: bucket.status === 'throttled' ? 'active' : bucket.status,
    allowance: { ...allowance, highSpeed: { ...highSpeed, remainingBytes: highSpeed.totalBytes, resetsAt } },
  };
};

/** The next midnight on the card's own clock. */
const startOfTomorrow = (now: EpochMs, timeZone: string): EpochMs => {
  const ahead = zoneOffset(now, timeZone);
  return (Math.floor((now + ahead) / DAY) + 1) * DAY - ahead;
};
