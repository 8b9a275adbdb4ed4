import { addDuration } from '../../../src/domain/duration.ts';
import { ORDER_STATUSES } from '../../../src/domain/model/order.ts';
import { DAY, type EpochMs, HOUR, MINUTE, toInstant } from '../../../src/domain/time.ts';
import type { AutoRenewalRecord } from '../../../src/server/auto-renewal/record.ts';
import type { OrderRecord, PaymentRecord } from '../../../src/server/order-record.ts';
import type { Life, Seen } from './life.ts';

/** What happened, for a tally: a run in which nothing was ever renewed proves nothing. */
export interface Verdict {
  readonly wrong: readonly string[];
  readonly charges: number;
  readonly stopped: number;
  readonly notices: number;
  readonly deaths: number;
}

const MAY_PASS = ['insufficient_funds', 'try_again', 'limit_exceeded', 'expired'];
const NOTICE = 7 * DAY;

/** Compares the books of provider and operator with what was agreed, announced and asked for. */
export const judge = async (life: Life): Promise<Verdict> => {
  const { card, store, seen, deaths } = life;
  const all = await store.transaction((tx) => tx.orders.inStates(ORDER_STATUSES, 10_000));
  const orders = all.filter(({ placedBy }) => placedBy === 'auto_renewal');
  const ids = [...new Set(orders.flatMap(({ autoRenewalId }) => autoRenewalId ?? []))];
  const renewals = new Map<string, AutoRenewalRecord>();
  for (const id of ids) {
    const renewal = await store.transaction((tx) => tx.autoRenewals.get(id));
    if (renewal) renewals.set(id, renewal);
  }
  const mails = (await card.world.store.transaction((rows) => rows.list('messages'))).filter(({ key }) =>
    key.startsWith('auto-renewal/'),
  );
  const notices = mails.flatMap(({ key, at }) => {
    const [, id = '', about, name = ''] = key.split('/');
    return about === 'price' ? [{ id, minor: Number(name.split('-')[1]), at: Date.parse(at) }] : [];
  });
  const charged = seen.filter((one) => one.kind === 'charged');
  const wrong = [
    ...charged.flatMap((charge) => wrongCharge(charge, orders, renewals, notices)),
    ...wrongPeriods(charged, orders),
    ...[...renewals.keys()].flatMap((id) => wrongTries(orders.filter((order) => order.autoRenewalId === id))),
    ...(await wrongTopUps(life, orders)),
    ...(await wrongRest(life, all, charged)),
    ...(await wrongOff(life)),
  ];
  const stopped = mails.filter(({ key }) => key.split('/')[2] === 'stopped').length;
  return { wrong, charges: charged.length, stopped, notices: notices.length, deaths };
};

type Charge = Extract<Seen, { kind: 'charged' }>;
interface Notice {
  readonly id: string;
  readonly minor: number;
  readonly at: EpochMs;
}

const paymentOf = (orders: readonly OrderRecord[], ref: string) => {
  const order = orders.find(({ payments }) => payments.some(({ providerRef }) => providerRef === ref));
  const payment = order?.payments.find(({ providerRef }) => providerRef === ref);
  return order && payment ? { order, payment } : undefined;
};

const isGone = ({ captures }: PaymentRecord): boolean =>
  captures.every(({ refundedAt }) => refundedAt !== undefined);

/** Never off, never early, never more than was agreed or announced in time. */
const wrongCharge = (
  charge: Charge,
  orders: readonly OrderRecord[],
  renewals: ReadonlyMap<string, AutoRenewalRecord>,
  notices: readonly Notice[],
): string[] => {
  const about = `charge at ${toInstant(charge.at)}`;
  const found = paymentOf(orders, charge.providerRef);
  if (!found) return [`${about}: no order was written for it`];
  const { order, payment } = found;
  const renewal = renewals.get(order.autoRenewalId ?? '');
  if (!renewal) return [`${about}: nobody agreed to it`];
  const most = Math.max(
    renewal.consent.price.minor,
    ...notices
      .filter(({ id, at }) => id === renewal.id && at + NOTICE <= charge.at)
      .map(({ minor }) => minor),
  );
  const isEarly = charge.endsAt !== undefined && charge.endsAt > charge.at + HOUR;
  return [
    ...(charge.off === 'before' ? [`${about}: it was off`] : []),
    ...(charge.off === 'meanwhile' && !isGone(payment)
      ? [`${about}: it was turned off meanwhile, and nothing went back`]
      : []),
    ...(payment.amount.minor > most ? [`${about}: ${payment.amount.minor}, and ${most} was known`] : []),
    ...(isEarly ? [`${about}: the data lasts until ${toInstant(charge.endsAt ?? 0)}`] : []),
  ];
};

/** Two charges are a plan's validity apart, but for the hour before its end; what went back does not count. */
const wrongPeriods = (charges: readonly Charge[], orders: readonly OrderRecord[]): string[] => {
  const kept = charges.flatMap((charge) => {
    const found = paymentOf(orders, charge.providerRef);
    return found && !isGone(found.payment) ? [{ at: charge.at, order: found.order }] : [];
  });
  return kept.flatMap(({ at, order }, index) => {
    const next = kept[index + 1];
    const { duration } = order.plan.validity;
    if (!next || duration === undefined) return [];
    const end = addDuration(at, duration, order.card.timeZone);
    return next.at < end - HOUR - MINUTE
      ? [`charged at ${toInstant(at)} and again at ${toInstant(next.at)}, before ${toInstant(end)}`]
      : [];
  });
};

/** A final no is the last word; what may pass is asked again once a day, four times in a row at most. */
const wrongTries = (orders: readonly OrderRecord[]): string[] => {
  const tries = orders.toSorted((a, b) => a.createdAt - b.createdAt).flatMap(({ payments }) => payments);
  let failed: PaymentRecord[] = [];
  const wrong: string[] = [];
  for (const payment of tries) {
    const last = failed.at(-1);
    const about = `asked again at ${toInstant(payment.createdAt)}`;
    if (last && !MAY_PASS.includes(last.failure ?? '')) wrong.push(`${about} after ${last.failure}`);
    if (last && payment.createdAt - last.createdAt < DAY - MINUTE) wrong.push(`${about}, on the same day`);
    if (failed.length > 4) wrong.push(`${about}, for the sixth time`);
    failed = payment.status === 'failed' ? [...failed, payment] : [];
  }
  return wrong;
};

/** What was charged is on the card, once, or for a person to look at, or it went back. */
const wrongTopUps = async ({ card }: Life, orders: readonly OrderRecord[]): Promise<string[]> => {
  const topUps = await card.topUps();
  return orders.flatMap((order) => {
    const made = topUps.filter(
      ({ reference, appliedAt }) => reference === order.reference && appliedAt !== undefined,
    );
    const captures = order.payments.flatMap((payment) => payment.captures);
    const kept = captures.filter(({ refundedAt }) => refundedAt === undefined);
    const about = `order ${order.reference} (${order.status})`;
    return [
      ...(made.length > 1 ? [`${about}: topped up ${made.length} times`] : []),
      ...(captures.length > 1 ? [`${about}: charged ${captures.length} times`] : []),
      ...(kept.length > 0 && made.length === 0 && order.status !== 'needs_review'
        ? [`${about}: charged, and nothing for it`]
        : []),
      ...(kept.length === 0 && made.length > 0 ? [`${about}: topped up for nothing`] : []),
      ...(['awaiting_payment', 'payment_pending', 'paid', 'fulfilling', 'refund_pending'].includes(
        order.status,
      )
        ? [`${about}: never came to an end`]
        : []),
    ];
  });
};

/** Off stays off, whatever was under way when it was turned off. */
const wrongOff = async ({ card, seen }: Life): Promise<string[]> => {
  const last = seen.findLast(({ kind }) => kind !== 'charged');
  const { status } = await card.view();
  return last?.kind === 'off' && status !== 'off'
    ? [`turned off at ${toInstant(last.at)}, and ${status}`]
    : [];
};

/** Where it is on and nothing stands in its way, it goes on renewing. */
const wrongRest = async (
  { card, restedFrom }: Life,
  orders: readonly OrderRecord[],
  charges: readonly Charge[],
): Promise<string[]> => {
  const shown = await card.view();
  const isHeldUp = orders.some(({ status }) => status === 'needs_review');
  if (shown.status === 'confirming') return ['waits for a mandate for ever'];
  if (shown.status !== 'on' || isHeldUp || shown.mode === 'operator_balance') return [];
  const end = addDuration(restedFrom, shown.every, 'UTC') + NOTICE + 2 * DAY;
  const bought = orders.some(({ timeline }) =>
    timeline.some(({ status, at }) => status === 'fulfilled' && at > restedFrom - 40 * DAY),
  );
  return end < card.world.clock.now() && !bought && !charges.some(({ at }) => at > restedFrom)
    ? [`is on since before ${toInstant(restedFrom)}, and renews no more`]
    : [];
};
