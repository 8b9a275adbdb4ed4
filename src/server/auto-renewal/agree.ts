import type { AutoRenewalRequest } from '../../contract/auto-renewal-requests.ts';
import { RenewalError } from '../../contract/error.ts';
import { canAutoRenew, renewalPrice } from '../../domain/auto-renewal.ts';
import { maskIdentifier } from '../../domain/identifiers.ts';
import type { Plan } from '../../domain/model/plan.ts';
import { isSameMoney } from '../../domain/money.ts';
import { type EpochMs, MINUTE, SECOND, toInstant } from '../../domain/time.ts';
import { limitTries } from '../access/limits.ts';
import { hashDestination } from '../access/one-time-code.ts';
import type { ServerContext } from '../context.ts';
import type { CarrierCard } from '../ports.ts';
import { askProvider } from '../provider.ts';
import { randomToken } from '../random.ts';
import { jobs } from '../tasks.ts';
import { readEnds, readPlan } from './card-facts.ts';
import { giveUpOrder, keepRenewal } from './keep.ts';
import { dueBy, replaced, turnOff, turnOn } from './life.ts';
import { modesFor } from './modes.ts';
import type { AutoRenewalRecord } from './record.ts';

export type Agreement = Exclude<AutoRenewalRequest, { mode: 'off' }>;

export interface Asked {
  readonly card: CarrierCard;
  readonly request: Agreement;
  readonly partnerKey: string;
  readonly locale: string;
  readonly requestId: string;
}

/** How long a mandate can be given after it was asked for. */
const TIME_TO_GIVE = 30 * MINUTE;
const FIRST_LOOK = 15 * SECOND;

/** Is this what holds for the card already? Then it is left as it is. */
const isAgreed = (renewal: AutoRenewalRecord, request: Agreement, now: EpochMs): boolean =>
  (renewal.status === 'on' || isConfirming(renewal, now)) &&
  renewal.mode === request.mode &&
  renewal.plan.id === request.planId &&
  renewal.email === request.email &&
  isSameMoney(renewal.consent.price, request.price);

export const isConfirming = ({ status, mandate }: AutoRenewalRecord, now: EpochMs): boolean =>
  status === 'confirming' && mandate !== undefined && now < mandate.until;

/**
 * Turns it on as agreed. What held before ends with it, its mandate too: another plan, price, way to pay or address is
 * another agreement, to which the payer has to say yes again.
 * @throws RenewalError `method-unavailable`, `plan-unavailable`, `card-retired`, `topup-too-soon`, `price-changed`, `rate-limited`
 */
export const agree = async (ctx: ServerContext, asked: Asked): Promise<AutoRenewalRecord> => {
  const { card, request } = asked;
  const known = await ctx.store.transaction((tx) => tx.autoRenewals.ofCard(card.ref));
  if (known && isAgreed(known, request, ctx.now())) return known;
  const address = await hashDestination(ctx, 'email', request.email);
  await ctx.store.transaction((tx) =>
    limitTries(tx, `auto-renewals-to/${address}`, ctx.limits.autoRenewalAddresses, ctx.now()),
  );
  if (!(await modesFor(ctx, card)).includes(request.mode)) throw new RenewalError('method-unavailable');
  const plan = await planFor(ctx, asked);
  const { draft, endsAt } = await draftOf(ctx, asked, plan);
  const now = ctx.now();
  const kept = await ctx.store.transaction(async (tx) => {
    await tx.lock(`card/${card.ref}`);
    const current = await tx.autoRenewals.ofCard(card.ref);
    const held = current && (await tx.autoRenewals.hold(current.id));
    if (held && isAgreed(held, request, now)) return held;
    if (held) await keepRenewal(tx, replaced(held, now));
    // What never was on is no proof of anything, and would grow without end.
    if (held && held.onAt === undefined) await tx.autoRenewals.remove(held.id);
    if (held?.orderId !== undefined) await giveUpOrder(tx, held.orderId, now);
    await tx.autoRenewals.add(draft);
    return keepRenewal(
      tx,
      draft.mandate
        ? { renewal: draft, jobs: [jobs.autoRenew(draft.id, now + FIRST_LOOK)] }
        : turnOn(draft, endsAt, now),
    );
  });
  // Somebody asked for the same at the same time: theirs holds, and this mandate is nobody's.
  if (kept.id !== draft.id && draft.mandate) await revokeUnused(ctx, draft.mandate.providerRef);
  return kept;
};

/** Ends what holds for a card, if anything does. It asks nobody: what is left to be done, the worker does. */
export const endAutoRenewal = (ctx: ServerContext, cardRef: string): Promise<void> =>
  ctx.store.transaction(async (tx) => {
    await tx.lock(`card/${cardRef}`);
    const current = await tx.autoRenewals.ofCard(cardRef);
    const held = current && (await tx.autoRenewals.hold(current.id));
    if (!held) return;
    const now = ctx.now();
    await keepRenewal(tx, turnOff(held, now));
    if (held.orderId !== undefined) await giveUpOrder(tx, held.orderId, now);
  });

const revokeUnused = (ctx: ServerContext, providerRef: string): Promise<void> =>
  ctx.store.transaction((tx) => tx.jobs.request(jobs.revokeMandate(providerRef, ctx.now())));

const planFor = async (ctx: ServerContext, { card, request, locale }: Asked): Promise<Plan> => {
  if (card.status === 'retired') throw new RenewalError('card-retired');
  const plan = await readPlan(ctx, card, { planId: request.planId, locale });
  if (plan === 'too_soon') throw new RenewalError('topup-too-soon', { retryable: true });
  if (!plan || !canAutoRenew(plan)) throw new RenewalError('plan-unavailable');
  if (!isSameMoney(renewalPrice(plan), request.price)) throw new RenewalError('price-changed');
  return plan;
};

const draftOf = async (
  ctx: ServerContext,
  { card, request, partnerKey, locale, requestId }: Asked,
  plan: Plan,
): Promise<{ draft: AutoRenewalRecord; endsAt: EpochMs }> => {
  const { duration: every } = plan.validity;
  if (every === undefined) throw new RenewalError('plan-unavailable');
  const now = ctx.now();
  const { endsAt } = await readEnds(ctx, card, { every });
  const id = `ar_${randomToken(ctx.random)}`;
  const nextAt = dueBy({}, endsAt, now);
  const masked = maskIdentifier(card.identifier);
  const { operator, cardType, timeZone } = card;
  const draft: AutoRenewalRecord = {
    id,
    cardRef: card.ref,
    isCurrent: true,
    partnerKey,
    status: 'confirming',
    mode: request.mode,
    card: { masked, operator, cardType, timeZone },
    plan: { id: plan.id, title: plan.title },
    every,
    email: request.email,
    locale,
    consent: { price: request.price, at: now, requestId },
    price: request.price,
    nextAt,
    tries: 0,
  };
  if (request.mode === 'operator_balance') return { draft, endsAt };
  const { mandates } = ctx.payments;
  if (!mandates) throw new RenewalError('method-unavailable');
  const until = now + TIME_TO_GIVE;
  const mandate = await askProvider(() =>
    mandates.open({
      key: id,
      amount: request.price,
      every,
      firstAt: nextAt,
      summary: { card: masked, plan: plan.title.text, seller: ctx.seller.name },
      locale,
      expiresAt: toInstant(until),
    }),
  );
  return { draft: { ...draft, mandate: { ...mandate, until } }, endsAt };
};
