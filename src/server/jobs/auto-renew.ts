import { RenewalError } from '../../contract/error.ts';
import { type EpochMs, HOUR, SECOND } from '../../domain/time.ts';
import { readEnds, readPlan } from '../auto-renewal/card-facts.ts';
import { giveUpOrder, keepRenewal, openOrder, wasRenewedSince } from '../auto-renewal/keep.ts';
import { fail, giveUp, type RenewalStep, renewed, stop, turnOn } from '../auto-renewal/life.ts';
import { draftOrder, type RenewalOrder } from '../auto-renewal/make-order.ts';
import { type Next, nextOf, noticeName } from '../auto-renewal/next.ts';
import { outcomeOf } from '../auto-renewal/outcome.ts';
import type { AutoRenewalRecord } from '../auto-renewal/record.ts';
import type { JobRequest } from '../job-record.ts';
import type { OrderRecord } from '../order-record.ts';
import { askProvider } from '../provider.ts';
import type { Transaction } from '../store.ts';
import { jobs } from '../tasks.ts';
import type { JobOutcome, RunOf } from './job.ts';

type AutoRenewRun = RunOf<'auto_renew'>;

const FIRST_LOOK = 5 * SECOND;

/**
 * Brings an auto-renewal to where it can go: asks for the mandate, waits for the end of the data, makes an order, and waits
 * for what becomes of that. It may be killed at any point: each run reads where it is and goes on from there.
 */
export const autoRenew = async (run: AutoRenewRun): Promise<JobOutcome> => {
  const renewal = await run.ctx.store.transaction((tx) => tx.autoRenewals.get(run.job.task.renewalId));
  if (!renewal?.isCurrent) return 'done';
  if (renewal.status === 'confirming') return confirm(run, renewal);
  if (renewal.status !== 'on') return 'done';
  return renewal.orderId === undefined ? look(run, renewal) : follow(run, renewal.orderId);
};

/** Changes it as it is then; what was turned off or replaced meanwhile stays so. */
const change = (
  { ctx, job }: AutoRenewRun,
  status: AutoRenewalRecord['status'],
  how: (held: AutoRenewalRecord, tx: Transaction) => Promise<RenewalStep | undefined> | undefined,
): Promise<AutoRenewalRecord | undefined> =>
  ctx.store.transaction(async (tx) => {
    const known = await tx.autoRenewals.get(job.task.renewalId);
    if (!known) return undefined;
    // The card first, then what is its: everybody takes them in this order.
    await tx.lock(`card/${known.cardRef}`);
    const held = await tx.autoRenewals.hold(known.id);
    if (!held?.isCurrent || held.status !== status) return held;
    const step = await how(held, tx);
    return step ? keepRenewal(tx, step) : held;
  });

/** After a change: when there is more to be done, if there is. */
const goOn = ({ ctx }: AutoRenewRun, renewal: AutoRenewalRecord | undefined): JobOutcome => {
  const now = ctx.now();
  if (!renewal?.isCurrent || renewal.status !== 'on') return 'done';
  if (renewal.orderId !== undefined) return { again: now + FIRST_LOOK, fresh: true };
  return {
    again: renewal.failure ? Math.max(renewal.nextAt, now + FIRST_LOOK) : now + FIRST_LOOK,
    fresh: true,
  };
};

// ── confirming: the mandate is for the payer to give ──────────────────────────────────────────────────────────────

const confirm = async (run: AutoRenewRun, renewal: AutoRenewalRecord): Promise<JobOutcome> => {
  const { ctx, patience } = run;
  const { mandate } = renewal;
  const port = ctx.payments.mandates;
  if (!mandate || !port) return 'done';
  const { status } = await askProvider(() => port.read(mandate.providerRef), patience);
  const now = ctx.now();
  if (status === 'given') {
    const card = await askProvider((call) => ctx.carrier.readCard(renewal.cardRef, call), patience);
    const { endsAt } = card ? await readEnds(ctx, card, renewal, patience) : { endsAt: now };
    return goOn(run, await change(run, 'confirming', async (held) => turnOn(held, endsAt, now)));
  }
  if (status !== 'open' || now >= mandate.until) {
    await change(run, 'confirming', async (held) => giveUp(held, now));
    return 'done';
  }
  // Its provider says so, too: this is for when that gets lost.
  const age = now - renewal.consent.at;
  return { again: now + Math.min(Math.max(age / 4, FIRST_LOOK), mandate.until - now), fresh: true };
};

// ── on: what is true of the card, and what follows from it ────────────────────────────────────────────────────────

const look = async (run: AutoRenewRun, renewal: AutoRenewalRecord): Promise<JobOutcome> => {
  const { ctx, patience } = run;
  if (await isTakenBack(run, renewal))
    return act(run, renewal, { kind: 'stop', code: 'details_incorrect' }, undefined);
  const card = await askProvider((call) => ctx.carrier.readCard(renewal.cardRef, call), patience);
  if (!card) return act(run, renewal, { kind: 'stop', code: 'card_retired' }, undefined);
  const { endsAt, evidence, bought } = await readEnds(ctx, card, renewal, patience);
  // Nobody can say what is on it: what may have been renewed by hand is not renewed on a guess.
  if (!evidence) throw new RenewalError('provider-unavailable', { retryable: true });
  const asked = { planId: renewal.plan.id, locale: renewal.locale };
  const plan = card.status === 'retired' ? undefined : await readPlan(ctx, card, asked, patience);
  const isBusy = (await ctx.store.transaction((tx) => openOrder(tx, renewal))) !== undefined;
  const isWithdrawn = bought.find(({ autoRenewalId }) => autoRenewalId === renewal.id)?.status === 'reversed';
  const next = nextOf(renewal, { card, endsAt, plan, isBusy, isWithdrawn }, ctx.now());
  return act(run, renewal, next, evidence);
};

/** The payer may take a mandate back at its provider, who says so: not only when a charge is declined. */
const isTakenBack = async (
  { ctx, patience }: AutoRenewRun,
  { mandate }: AutoRenewalRecord,
): Promise<boolean> => {
  const port = ctx.payments.mandates;
  if (!mandate || !port) return false;
  const { status } = await askProvider(() => port.read(mandate.providerRef), patience);
  return status !== 'given';
};

type Change = (held: AutoRenewalRecord, tx: Transaction) => Promise<RenewalStep | undefined>;

const act = async (
  run: AutoRenewRun,
  seen: AutoRenewalRecord,
  next: Next,
  evidence: RenewalOrder['evidence'],
): Promise<JobOutcome> => {
  const now = run.ctx.now();
  switch (next.kind) {
    case 'stop':
      return goOn(run, await changeSeen(run, seen, async (held) => stop(held, next.code, now)));
    case 'fail':
      return goOn(run, await changeSeen(run, seen, async () => fail(next.renewal, next.code, now)));
    case 'wait': {
      const { renewal, announces, until } = next;
      const kept = await changeSeen(run, seen, async () => ({
        renewal,
        jobs: announces ? [announcement(renewal, now)] : [],
      }));
      return kept?.nextAt === renewal.nextAt ? { again: until, fresh: true } : goOn(run, kept);
    }
    case 'renew':
      return renew(run, seen, { ...next, evidence });
  }
};

/** What was looked at is what is changed: another worker, or the traveller, may have been faster. */
const changeSeen = (run: AutoRenewRun, seen: AutoRenewalRecord, how: Change) =>
  change(run, 'on', (held, tx) => (versionOf(held) === versionOf(seen) ? how(held, tx) : undefined));

const versionOf = ({ orderId, tries, failure, price, priceChange }: AutoRenewalRecord): string =>
  JSON.stringify([orderId, tries, failure?.at, price, priceChange?.from, priceChange?.announcedAt]);

const announcement = ({ id, priceChange }: AutoRenewalRecord, now: EpochMs): JobRequest =>
  jobs.tellAutoRenewal(id, 'price', priceChange ? noticeName(priceChange) : '', now);

/** The order is written before any money is taken, and only where none is open for the card. */
const renew = async (
  run: AutoRenewRun,
  seen: AutoRenewalRecord,
  asked: RenewalOrder,
): Promise<JobOutcome> => {
  const { ctx, patience } = run;
  const { renewal } = asked;
  const { order, jobs: all } = await draftOrder(ctx, asked, ctx.now(), patience);
  const kept = await changeSeen(run, seen, async (_held, tx) => {
    if (await openOrder(tx, renewal)) return undefined;
    if (await wasRenewedSince(tx, renewal, asked.evidence?.at ?? 0)) return undefined;
    const next = { ...renewal, tries: renewal.tries + 1 };
    // An id or a reference that is taken makes no order; the next one has others.
    return (await tx.orders.add(order))
      ? { renewal: { ...next, orderId: order.id }, jobs: all }
      : { renewal: next, jobs: [] };
  });
  return goOn(run, kept);
};

// ── an order is under way ─────────────────────────────────────────────────────────────────────────────────────────

const follow = async (run: AutoRenewRun, orderId: string): Promise<JobOutcome> => {
  const { ctx } = run;
  const seen = await ctx.store.transaction((tx) => tx.orders.get(orderId));
  if (seen && outcomeOf(seen).kind === 'open') return { again: later(seen, ctx.now()), fresh: true };
  const next = await change(run, 'on', async (held, tx) => {
    const order = await tx.orders.hold(orderId);
    if (!order || held.orderId !== orderId) return undefined;
    return settle(held, order, tx, ctx.now());
  });
  return goOn(run, next);
};

const settle = async (
  renewal: AutoRenewalRecord,
  order: OrderRecord,
  tx: Transaction,
  now: EpochMs,
): Promise<RenewalStep | undefined> => {
  const outcome = outcomeOf(order);
  switch (outcome.kind) {
    case 'open':
      return undefined;
    case 'renewed':
      return renewed(renewal, now);
    case 'declined':
      await giveUpOrder(tx, order.id, now);
      return fail(renewal, outcome.code, now);
    case 'ended':
      return stop(renewal, outcome.code, now);
  }
};

/** Each change of the order asks for this job; a look now and then is for what nobody said. */
const later = ({ createdAt }: OrderRecord, now: EpochMs): EpochMs =>
  now + Math.min(Math.max((now - createdAt) / 4, FIRST_LOOK), HOUR);
