import { renewalPriceToday } from '../../domain/auto-renewal.ts';
import type { Balance, Card } from '../../domain/model/card.ts';
import type { Plan } from '../../domain/model/plan.ts';
import type { Money } from '../../domain/model/primitives.ts';
import { DAY, type EpochMs, MINUTE } from '../../domain/time.ts';
import { dueBy, RETRY_AFTER } from './life.ts';
import type { AutoRenewalRecord, PriceChange, RenewalFailure } from './record.ts';

/** How long a dearer price is known to the traveller before it is charged. */
export const NOTICE = 7 * DAY;
/** From so long before it renews on, its price is looked at every day: the notice is then over in time. */
const WATCHED = NOTICE + DAY;
/** Something stands in the way that is over soon. */
const SOON = 15 * MINUTE;

/** What is true of the card when it is looked at. */
export interface Facts {
  readonly card: { readonly status: Card['status']; readonly balances: readonly Balance[] } | undefined;
  /** When its data ends, by its carrier or by what was last bought for it. */
  readonly endsAt: EpochMs;
  /** As it is sold today; `too_soon`: the carrier sells nothing to this card just now. */
  readonly plan: Plan | 'too_soon' | undefined;
  /** Is another order for this card open? */
  readonly isBusy: boolean;
  /** Was the money of its last renewal taken back? */
  readonly isWithdrawn: boolean;
}

export type Next =
  | { readonly kind: 'stop'; readonly code: RenewalFailure['code'] }
  | { readonly kind: 'fail'; readonly renewal: AutoRenewalRecord; readonly code: 'insufficient_funds' }
  | {
      readonly kind: 'wait';
      readonly renewal: AutoRenewalRecord;
      readonly until: EpochMs;
      /** A dearer price has to be announced first. */
      readonly announces: boolean;
    }
  | {
      readonly kind: 'renew';
      readonly renewal: AutoRenewalRecord;
      readonly plan: Plan;
      readonly price: Money;
    };

/** What an auto-renewal that is on does now. It renews once a period, and never for more than was agreed or announced. */
export const nextOf = (renewal: AutoRenewalRecord, facts: Facts, now: EpochMs): Next => {
  const { card, plan } = facts;
  const stops = stopOf(renewal, facts);
  if (stops || !card || !plan) return { kind: 'stop', code: stops ?? 'plan_unavailable' };
  const byEnd = dueBy(renewal, facts.endsAt, now);
  const planned = byEnd > now ? withoutFailure(renewal) : renewal;
  const due = Math.max(byEnd, planned.failure ? planned.failure.at + RETRY_AFTER : 0);
  if (plan === 'too_soon') return due > now ? waitFor(planned, due, now) : waitABit(planned, now);
  const price = renewalPriceToday(plan);
  const priced = withPrice(planned, price, due, now);
  const at = Math.max(due, priced.priceChange?.from ?? 0);
  if (at > now) return waitFor(priced, at, now);
  if (priced.priceChange || facts.isBusy) return waitABit(priced, now);
  if (card.status === 'suspended') return { kind: 'stop', code: 'card_suspended' };
  if (priced.mode === 'operator_balance' && !covers(card.balances, price))
    return { kind: 'fail', renewal: priced, code: 'insufficient_funds' };
  return { kind: 'renew', renewal: priced, plan, price };
};

/** What does not get better by waiting. */
const stopOf = (
  { price }: AutoRenewalRecord,
  { card, plan, isWithdrawn }: Facts,
): RenewalFailure['code'] | undefined => {
  if (!card || card.status === 'retired') return 'card_retired';
  if (isWithdrawn) return 'payment_withdrawn';
  if (plan === 'too_soon') return undefined;
  return plan && renewalPriceToday(plan).currency === price.currency ? undefined : 'plan_unavailable';
};

/** Renewed by hand, or by somebody else: what had failed is over. */
const withoutFailure = ({ failure: _over, ...renewal }: AutoRenewalRecord): AutoRenewalRecord => renewal;

/**
 * Dearer than agreed: announced first, and so long nothing is renewed. What was announced for long enough is the price then,
 * and what has become cheaper again meanwhile needs no announcement.
 */
const withPrice = (
  renewal: AutoRenewalRecord,
  price: Money,
  due: EpochMs,
  now: EpochMs,
): AutoRenewalRecord => {
  const { priceChange, ...rest } = renewal;
  const isOver = priceChange?.announcedAt !== undefined && priceChange.from <= now;
  const agreed = isOver ? { ...rest, price: priceChange.price } : rest;
  if (price.minor <= agreed.price.minor) return agreed;
  if (!isOver && priceChange && price.minor <= priceChange.price.minor) return renewal;
  return { ...agreed, priceChange: { price, foundAt: now, from: Math.max(due, now + NOTICE) } };
};

const waitFor = (renewal: AutoRenewalRecord, at: EpochMs, now: EpochMs): Next => ({
  kind: 'wait',
  renewal: { ...renewal, nextAt: at },
  until: at - now > WATCHED ? at - WATCHED : Math.min(at, now + DAY),
  announces: isUnannounced(renewal),
});

const waitABit = (renewal: AutoRenewalRecord, now: EpochMs): Next => ({
  kind: 'wait',
  renewal: { ...renewal, nextAt: now + SOON },
  until: now + SOON,
  announces: isUnannounced(renewal),
});

const isUnannounced = ({ priceChange }: AutoRenewalRecord): boolean =>
  priceChange !== undefined && priceChange.announcedAt === undefined;

const covers = (balances: readonly Balance[], price: Money): boolean =>
  balances.some(({ money }) => money.currency === price.currency && money.minor >= price.minor);

/** What an announcement is called: each is sent once, and another one of the same price is another one. */
export const noticeName = ({ price, foundAt }: PriceChange): string => `${foundAt}-${price.minor}`;

/** Right before the traveller is written to: seven days from now, or later. */
export const noticeFrom = (renewal: AutoRenewalRecord, now: EpochMs): AutoRenewalRecord =>
  withNotice(renewal, (change) => ({ ...change, from: Math.max(change.from, now + NOTICE) }));

/** They were: seven days from now also where that took its time. */
export const announced = (renewal: AutoRenewalRecord, now: EpochMs): AutoRenewalRecord =>
  withNotice(noticeFrom(renewal, now), (change) => ({ ...change, announcedAt: now }));

const withNotice = (
  renewal: AutoRenewalRecord,
  how: (change: PriceChange) => PriceChange,
): AutoRenewalRecord => {
  const { priceChange } = renewal;
  if (!priceChange || priceChange.announcedAt !== undefined) return renewal;
  const change = how(priceChange);
  return { ...renewal, priceChange: change, nextAt: Math.max(renewal.nextAt, change.from) };
};
