import type { OrderStatus } from '../../domain/model/order.ts';
import { DAY, type EpochMs, fromInstant, HOUR, MINUTE, SECOND, toInstant } from '../../domain/time.ts';
import { cardIdOf } from '../access/cards.ts';
import { noteOrder } from '../auto-renewal/keep.ts';
import type { ServerContext } from '../context.ts';
import type { OrderRecord } from '../order-record.ts';
import type { ProviderCall, ProviderPayment, TopUpOutcome } from '../ports.ts';
import { askProvider } from '../provider.ts';
import { hasTakenEffect } from '../purchase/evidence.ts';
import { readFigures } from '../purchase/figures.ts';
import {
  applyTopUp,
  beginFulfilment,
  confirm,
  markSent,
  noteSlow,
  paidAt,
  review,
} from '../purchase/fulfilment-life.ts';
import { applyPayment, endUnsent, isPaidFor, payingPayment } from '../purchase/money-life.ts';
import { keepStep, type Step, same } from '../purchase/order-life.ts';
import { isTakingOff } from '../purchase/refund-life.ts';
import { randomShare } from '../random.ts';
import { noteCard } from '../reminders/keep.ts';
import type { Transaction } from '../store.ts';
import type { JobOutcome, RunOf } from './job.ts';

/** How long figures are waited for: before a top-up, and after the carrier has said that it is done. */
const PATIENCE_FOR_FIGURES = 10 * MINUTE;
/** How long a carrier may be unreachable about a top-up that was sent, before a person looks. */
const PATIENCE_FOR_OUTCOME = 15 * MINUTE;
/** And how long it may take in all, sent or not, whatever the carrier says. */
const PATIENCE_IN_ALL = 3 * DAY;

type FulfilRun = RunOf<'fulfil_order'>;

/**
 * Brings a paid order onto the card, and stops only when it is there, refused, or for a person to look at. It may be
 * killed at any point: each run reads where the order is and goes on from there.
 */
export const fulfilOrder = async (run: FulfilRun): Promise<JobOutcome> => {
  const order = await change(run, noteSlow);
  if (order?.status === 'paid') return begin(run, order);
  if (order?.status === 'fulfilling') return follow(run, order);
  if (order?.status === 'needs_review') return reconcile(run, order);
  return 'done';
};

/** Changes the order under its row lock; `change` sees it as it is then. */
const change = (
  { ctx, job }: FulfilRun,
  how: (order: OrderRecord, now: EpochMs) => Step,
): Promise<OrderRecord | undefined> =>
  ctx.store.transaction(async (tx) => {
    const held = await tx.orders.hold(job.task.orderId);
    if (!held) return undefined;
    const step = how(held, ctx.now());
    if (step.order === held) return held;
    const order = await keepStep(tx, step);
    await noteOrder(tx, held, order, ctx.now());
    await noteCard(tx, held, order, ctx.now());
    return order;
  });

// ── paid: first the card's figures, the money once more, and the intent; then the carrier ─────────────────────────

const begin = async (run: FulfilRun, order: OrderRecord): Promise<JobOutcome> => {
  const { ctx } = run;
  const since = ctx.now();
  const { patience } = run;
  const before = await readFigures(ctx, order, patience);
  const money = await readMoney(run, order);
  const mayWait = ctx.now() < paidAt(order) + PATIENCE_FOR_FIGURES;
  if (!(before && money) && mayWait) return { again: ctx.now() + pause(run) };
  const begun = await ctx.store.transaction(async (tx) => {
    await tx.lock(`card/${order.cardRef}`);
    const isMixed = await othersMayShow(tx, order, since);
    const held = await tx.orders.hold(order.id);
    if (held?.status !== 'paid' || (isMixed && mayWait)) return held;
    const step = money ? applyPayment(held, money.paymentId, money.seen, ctx.now()) : same(held);
    if (step.order.status !== 'paid') return keepStep(tx, step);
    return keepStep(tx, { ...step, order: beginFulfilment(step.order, before, ctx.now()) });
  });
  if (begun?.status === 'paid') return { again: ctx.now() + pause(run) };
  return begun?.status === 'fulfilling' ? follow(run, begun) : 'done';
};

/**
 * The money as it stands right before it is spent: what was captured minutes ago may have been given back at the provider
 * since, or charged back, and its webhook may be late. A provider that does not answer keeps the traveller waiting for
 * some minutes and no longer: they have paid, it said so before, and money that is lost after all costs one plan.
 */
const readMoney = async (
  { ctx, patience }: FulfilRun,
  order: OrderRecord,
): Promise<{ readonly paymentId: string; readonly seen: ProviderPayment } | undefined> => {
  const payment = payingPayment(order);
  const seen = payment && (await ask(() => ctx.payments.read(payment.providerRef), patience));
  return payment && seen && { paymentId: payment.id, seen };
};

/**
 * Could what another order puts onto the card be taken for this one's? One that was accepted and changed nothing must not
 * pass for done on it: orders of a card go one after the other, as long as that takes no time.
 */
const othersMayShow = async (
  tx: Transaction,
  { id, cardRef }: OrderRecord,
  since: EpochMs,
): Promise<boolean> => {
  const orders = await tx.orders.ofCard(cardRef, MAY_HAVE_CHANGED_THE_CARD);
  return orders.some(
    (other) =>
      other.id !== id &&
      (other.status === 'fulfilling' || isTakingOff(other) || lastSeenOnCard(other) > since),
  );
};

/** Also those whose money went back later: it may have been taken off again, or not. */
const MAY_HAVE_CHANGED_THE_CARD: readonly OrderStatus[] = [
  'fulfilling',
  'fulfilled',
  'needs_review',
  'refund_requested',
  'refund_pending',
  'refunded',
  'reversed',
];

/** When the last thing was known of what an order did to the card; long ago, where it did nothing. */
const lastSeenOnCard = ({ timeline, refundRequest }: OrderRecord): EpochMs =>
  Math.max(
    timeline.findLast(({ status }) => status === 'fulfilled' || status === 'needs_review')?.at ?? 0,
    refundRequest?.takenOffAt ?? 0,
  );

// ── fulfilling: ask before sending, each time ─────────────────────────────────────────────────────────────────────

const follow = async (run: FulfilRun, order: OrderRecord): Promise<JobOutcome> => {
  const { ctx, patience } = run;
  if (order.fulfilment.doneAt !== undefined) return prove(run, order);
  const known = await ask((call) => ctx.carrier.findTopUp(order.reference, call), patience);
  if (known === undefined) {
    const { sentAt = Number.POSITIVE_INFINITY } = order.fulfilment;
    return waitOn(run, order, sentAt + PATIENCE_FOR_OUTCOME);
  }
  if (known.status !== 'not_found') return settle(run, order, known);
  // Not heard of yet is not never sent: a request may be on its way for as long as a sender owns the job.
  const { sentAt = Number.NEGATIVE_INFINITY } = order.fulfilment;
  if (ctx.now() < sentAt + run.lease) return { again: Math.max(sentAt + run.lease, ctx.now() + pause(run)) };
  return settle(run, order, await send(run, order));
};

/**
 * Sends the top-up, after writing that it may have been sent and making sure that the job stays ours for as long as
 * the call can take: two workers never send at the same time.
 */
const send = async (run: FulfilRun, order: OrderRecord): Promise<TopUpOutcome> => {
  const { ctx, job, lease, patience } = run;
  const isOurs = await ctx.store.transaction(async (tx) => {
    const held = await tx.orders.hold(order.id);
    const claimed = await tx.jobs.hold(job.id);
    if (claimed?.attempts !== job.attempts || held?.status !== 'fulfilling') return false;
    if (!isPaidFor(held)) {
      // It never arrived the first time, and there is no money for a second.
      await keepStep(tx, endUnsent(same(held), ctx.now()));
      return false;
    }
    await tx.jobs.put({ ...claimed, heldUntil: ctx.now() + lease });
    await tx.orders.put(markSent(held, ctx.now()));
    return true;
  });
  if (!isOurs) return { status: 'in_progress' };
  const { cardRef: ref, plan, reference, createdAt, pricedAt = createdAt } = order;
  const request = { ref, planId: plan.id, reference, soldAt: toInstant(pricedAt) };
  const sent = await ask((call) => ctx.carrier.topUp(request, call), patience);
  // No answer, or a vague one, to a top-up that was sent: the next question is what became of it, never a second one.
  if (sent && sent.status !== 'unclear' && sent.status !== 'not_found') return sent;
  const found = await ask((call) => ctx.carrier.findTopUp(reference, call), patience);
  return !found || found.status === 'not_found' ? { status: 'in_progress' } : found;
};

const settle = async (run: FulfilRun, order: OrderRecord, outcome: TopUpOutcome): Promise<JobOutcome> => {
  const { ctx } = run;
  const next = (await keepOutcome(run, outcome)) ?? order;
  if (next.status === 'needs_review') return { again: ctx.now() + MINUTE, fresh: true };
  if (next.status !== 'fulfilling') return 'done';
  return next.fulfilment.doneAt === undefined ? waitOn(run, next) : prove(run, next);
};

const keepOutcome = async (run: FulfilRun, outcome: TopUpOutcome): Promise<OrderRecord | undefined> => {
  const profile = outcome.status === 'done' ? outcome.profile : undefined;
  const newCardId = profile && (await cardIdOf(run.ctx, profile.ref));
  return change(run, (held, now) => applyTopUp(held, outcome, now, newCardId));
};

/** Asks again, and not for ever: what somebody has paid for is then for a person to look at. */
const waitOn = async (
  run: FulfilRun,
  order: OrderRecord,
  until: EpochMs = Number.POSITIVE_INFINITY,
): Promise<JobOutcome> => {
  const { ctx } = run;
  if (ctx.now() > Math.min(until, paidAt(order) + PATIENCE_IN_ALL))
    await change(run, (held, now) => review(held, now));
  return { again: ctx.now() + pause(run) };
};

// ── done, says the carrier: now the card has to show it ───────────────────────────────────────────────────────────

const prove = async (run: FulfilRun, order: OrderRecord): Promise<JobOutcome> => {
  const { ctx, patience } = run;
  const { before, doneAt = ctx.now() } = order.fulfilment;
  const after = await readFigures(ctx, order, patience);
  const mayWait = ctx.now() < doneAt + PATIENCE_FOR_FIGURES;
  if (!after && mayWait) return { again: ctx.now() + pause(run) };
  const shows = after !== undefined && (!before || hasTakenEffect(before, after));
  const isOld = after !== undefined && fromInstant(after.usage.asOf) < doneAt;
  if (after?.usage.availability === 'live' && isOld && !shows && mayWait) {
    return { again: Math.max(fromInstant(after.usage.refreshAfter), ctx.now() + pause(run)) };
  }
  // Figures that are hours behind, or that nobody has, prove nothing; the carrier's word is then all there is.
  const proof = shows || after?.usage.availability === 'live' ? after : undefined;
  const next = await change(run, (held, now) => confirm(held, proof, now));
  return next?.status === 'needs_review' ? { again: ctx.now() + MINUTE, fresh: true } : 'done';
};

// ── for review: nothing is sent any more, but an answer may still come ────────────────────────────────────────────

const REVIEWED = 30 * 24 * HOUR;

const reconcile = async (run: FulfilRun, order: OrderRecord): Promise<JobOutcome> => {
  const { ctx, patience } = run;
  const later: JobOutcome = { again: ctx.now() + pause(run, HOUR) };
  if (ctx.now() > order.createdAt + REVIEWED) return 'done';
  const outcome = await ask((call) => ctx.carrier.findTopUp(order.reference, call), patience);
  if (outcome?.status === 'refused') return settle(run, order, outcome);
  if (outcome?.status !== 'done') return later;
  const current = (outcome.profile && (await keepOutcome(run, outcome))) ?? order;
  const { before } = current.fulfilment;
  const after = await readFigures(ctx, current, patience);
  if (!before || !after || !hasTakenEffect(before, after)) return later;
  // What another order did in the very moment of the first reading may not have been in it.
  if (await ctx.store.transaction((tx) => othersMayShow(tx, order, before.at - 1))) return later;
  await change(run, (held, now) => confirm(held, after, now));
  return 'done';
};

// ── asking ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** @returns `undefined` for no answer: of a call that may have had an effect, that says nothing. */
const ask = async <T>(
  question: (call: ProviderCall) => Promise<T>,
  patience: number,
): Promise<T | undefined> => {
  try {
    return await askProvider(question, patience);
  } catch {
    return undefined;
  }
};

/** Doubles with each try from 2 s to 2 min, or to another cap, and is spread. */
const pause = (
  { ctx, job }: { ctx: ServerContext; job: { attempts: number } },
  cap: number = 2 * MINUTE,
): number =>
  Math.min(cap, 2 * SECOND * 2 ** Math.min(job.attempts - 1, 12)) * (0.75 + randomShare(ctx.random) / 4);
