import { maskIdentifier } from '../../domain/identifiers.ts';
import type { Reminders } from '../../domain/model/reminders.ts';
import { type EpochMs, toInstant } from '../../domain/time.ts';
import { type Facts, nextOf } from './plan.ts';
import type { ReminderRecord } from './record.ts';

type Unavailable = Extract<Reminders, { status: 'off' }>['unavailable'];

/**
 * As the card's owner sees it.
 * @param facts absent where the carrier cannot be asked: then what was planned last is shown
 */
export const remindersView = (
  record: ReminderRecord | undefined,
  about: { readonly facts: Facts | undefined; readonly unavailable: Unavailable },
  now: EpochMs,
): Reminders => {
  const { facts, unavailable } = about;
  if (!record) return { status: 'off', unavailable };
  const { channel, daysBefore, threshold, locale, timeZone, confirmation, confirmedAt } = record;
  const asked = {
    unavailable,
    channel,
    to: maskIdentifier({ type: channel === 'sms' ? 'msisdn' : 'email', value: record.to }),
    daysBefore: [...daysBefore],
    ...(threshold === undefined ? {} : { thresholdPercent: threshold }),
    locale,
    timeZone,
  };
  if (record.status === 'unconfirmed' && confirmation) {
    const { expiresAt, resendAfter } = confirmation;
    return {
      status: 'unconfirmed',
      ...asked,
      codeExpiresAt: toInstant(expiresAt),
      resendAfter: toInstant(resendAfter),
    };
  }
  const nextAt = nextAtOf(record, facts, now);
  return {
    status: 'active',
    ...asked,
    confirmedAt: toInstant(confirmedAt ?? record.since),
    ...(nextAt === undefined ? {} : { nextAt: toInstant(nextAt) }),
  };
};

const nextAtOf = (record: ReminderRecord, facts: Facts | undefined, now: EpochMs): EpochMs | undefined => {
  const next = facts && nextOf(record, facts, now);
  if (next?.kind === 'send') return now;
  const planned = next?.kind === 'wait' ? next.record.nextAt : facts ? undefined : record.nextAt;
  return planned === undefined ? undefined : Math.max(planned, now);
};
