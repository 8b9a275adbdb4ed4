import { base64url } from 'jose';
import { effectOf } from '../../domain/effect.ts';
import type { Plan } from '../../domain/model/plan.ts';
import type { Money } from '../../domain/model/primitives.ts';
import { DAY, type EpochMs, toInstant } from '../../domain/time.ts';
import type { ServerContext } from '../context.ts';
import type { Evidence, PaymentRecord } from '../order-record.ts';
import { askProvider } from '../provider.ts';
import { summaryOf } from '../purchase/attempts.ts';
import { heldBy } from '../purchase/evidence.ts';
import { createOrder, type OrderDraft, type Step } from '../purchase/order-life.ts';
import { referenceFrom } from '../random.ts';
import type { AutoRenewalRecord } from './record.ts';

/** How long a provider that does not answer is waited for. */
const TIME_TO_PAY = DAY;

export interface RenewalOrder {
  readonly renewal: AutoRenewalRecord;
  readonly plan: Plan;
  readonly price: Money;
  /** The card's figures, where its carrier could be asked. */
  readonly evidence: Evidence | undefined;
}

/**
 * An order with its payment opened, from which no money is taken before the order is written. Both have names that follow
 * from the auto-renewal and the number of the try: made again after a crash they are the same.
 */
export const draftOrder = async (
  ctx: ServerContext,
  asked: RenewalOrder,
  now: EpochMs,
  patience: number,
): Promise<Step> => {
  const { renewal, plan, price, evidence } = asked;
  const seed = `${renewal.id}/${renewal.tries}`;
  const { cardRef, card, locale } = renewal;
  const draft: OrderDraft = {
    id: `or_${await ctx.vault.digest('auto-renewal-order', seed)}`,
    reference: referenceFrom(base64url.decode(await ctx.vault.digest('reference', seed))),
    partnerKey: renewal.partnerKey,
    cardRef,
    card,
    // Whoever turned it on had shown that the card is theirs.
    owned: true,
    plan: soldAt(plan, price),
    effect: effectOf(evidence && heldBy(evidence), plan, now, card.timeZone),
    lines: linesOf(plan, price),
    total: price,
    // Nobody pays it by hand.
    methods: [],
    contact: { email: renewal.email },
    consents: { immediateStart: true },
    locale,
    placedBy: 'auto_renewal',
    autoRenewalId: renewal.id,
    ...(ctx.refundPolicy ? { refundableFor: ctx.refundPolicy.askWithin } : {}),
    createdAt: now,
    expiresAt: now + TIME_TO_PAY,
  };
  const payment = `${seed}/${price.minor}`;
  return createOrder(draft, await openPayment(ctx, draft, renewal, { seed: payment, patience }));
};

/** The plan as it is on the receipt: without the promotion for the first time. */
const soldAt = ({ promotion, ...plan }: Plan, price: Money): Plan => ({
  ...plan,
  price: withoutFee(plan, price),
  ...(promotion && promotion.offer.kind !== 'first_period' ? { promotion } : {}),
});

const linesOf = (plan: Plan, price: Money): OrderDraft['lines'] => [
  { kind: 'plan', amount: withoutFee(plan, price) },
  ...(plan.orderFee ? [{ kind: 'fee' as const, amount: plan.orderFee }] : []),
];

const withoutFee = ({ orderFee }: Pick<Plan, 'orderFee'>, { currency, minor }: Money): Money => ({
  currency,
  minor: minor - (orderFee?.minor ?? 0),
});

const openPayment = async (
  ctx: ServerContext,
  order: OrderDraft,
  { mandate }: AutoRenewalRecord,
  { seed, patience }: { readonly seed: string; readonly patience: number },
): Promise<PaymentRecord> => {
  const id = `py_${await ctx.vault.digest('payment', seed)}`;
  const methodKind = mandate ? 'credit_card' : 'own_balance';
  const { providerRef } = await askProvider(
    () =>
      ctx.payments.open({
        key: id,
        amount: order.total,
        methodKind,
        payer: 'traveller',
        ...(mandate ? { mandateRef: mandate.providerRef } : { cardRef: order.cardRef }),
        summary: summaryOf(ctx, order),
        locale: order.locale,
        expiresAt: toInstant(order.expiresAt),
      }),
    patience,
  );
  return {
    id,
    status: 'requires_action',
    methodId: methodKind,
    methodKind,
    amount: order.total,
    createdAt: order.createdAt,
    providerRef,
    captures: [],
  };
};
