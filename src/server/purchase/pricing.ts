import { RenewalError } from '../../contract/error.ts';
import { effectOf } from '../../domain/effect.ts';
import { maskIdentifier } from '../../domain/identifiers.ts';
import type { Plan } from '../../domain/model/plan.ts';
import type { Money } from '../../domain/model/primitives.ts';
import type { Quote } from '../../domain/model/quote.ts';
import { sumMoney } from '../../domain/money.ts';
import { DAY, type EpochMs, MINUTE, toInstant } from '../../domain/time.ts';
import type { NamedCard } from '../access/cards.ts';
import type { ServerContext } from '../context.ts';
import type { CarrierCard } from '../ports.ts';
import { askProvider } from '../provider.ts';
import type { QuoteRecord } from '../store.ts';
import { equalInConstantTime } from '../vault.ts';
import { heldBy } from './evidence.ts';
import { readEvidence } from './figures.ts';
import { discountOf } from './promotion-code.ts';

const QUOTE_LIFETIME = 15 * MINUTE;
/** A used or expired quote is still known for so long: a repeated request finds its card by it. */
const KEPT = 2 * DAY;

interface PriceRequest {
  readonly partnerKey: string;
  readonly planId: string;
  readonly currency?: string | undefined;
  /** As it is looked up. */
  readonly promotionCode?: string | undefined;
  readonly locale: string;
  /** Unguessable and the same for the same request. */
  readonly id: string;
}

/**
 * Prices a plan for a card, from the carrier's own list for this card and from nothing that the page says.
 * @throws RenewalError `card-retired`, `plan-unavailable`, `plan-incompatible`, `topup-too-soon`, `promotion-invalid`, `provider-unavailable`
 */
export const priceQuote = async (
  ctx: ServerContext,
  { card, owned, shownAs }: NamedCard,
  request: PriceRequest,
  now: EpochMs,
): Promise<{ record: QuoteRecord; unavailable: Quote['unavailable'] }> => {
  const plan = await planFor(ctx, card, request);
  const { promotionCode: code } = request;
  const discount = code === undefined ? undefined : await discountOf(ctx, { code, card, plan }, now);
  const evidence = owned ? await readEvidence(ctx, card) : undefined;
  const lines: Quote['lines'] = [
    { kind: 'plan', amount: plan.price },
    ...(discount ? [{ kind: 'discount' as const, amount: { ...discount, minor: -discount.minor } }] : []),
    ...(plan.orderFee ? [{ kind: 'fee' as const, amount: plan.orderFee }] : []),
  ];
  const total = sumMoney(
    plan.price.currency,
    lines.map(({ amount }) => amount),
  );
  const { methods, unavailable } = await askProvider(() =>
    ctx.payments.methodsFor({
      cardType: card.cardType,
      price: total,
      balances: owned ? card.balances : [],
      owned,
      planKind: plan.kind,
    }),
  );
  const quotedUntil = now + QUOTE_LIFETIME;
  const record: QuoteRecord = {
    id: request.id,
    partnerKey: request.partnerKey,
    cardRef: card.ref,
    masked: maskIdentifier(shownAs),
    owned,
    plan,
    lines,
    total,
    effect: effectOf(evidence && heldBy(evidence), plan, now, card.timeZone),
    methods,
    ...(code === undefined ? {} : { promotionCode: code }),
    pricedAt: now,
    quotedUntil,
    expiresAt: quotedUntil + KEPT,
  };
  return { record, unavailable };
};

const planFor = async (ctx: ServerContext, card: CarrierCard, request: PriceRequest): Promise<Plan> => {
  if (card.status === 'retired') throw new RenewalError('card-retired');
  const plans = await askProvider((call) => ctx.carrier.listPlansFor(card.ref, request.locale, call));
  const plan = plans.find(({ id }) => id === request.planId);
  if (!plan || !card.capabilities.includes('top_up')) throw new RenewalError('plan-unavailable');
  if (request.currency !== undefined && request.currency !== plan.price.currency)
    throw new RenewalError('plan-unavailable');
  const refusal = await askProvider(async (call) =>
    ctx.carrier.checkTopUp?.({ ref: card.ref, planId: plan.id }, call),
  );
  if (refusal) throw new RenewalError(refusal);
  return plan;
};

// ── the quote's public id: its own and a signature over all that it promises ──────────────────────────────────────

export const quoteIdOf = async (ctx: ServerContext, quote: QuoteRecord): Promise<string> =>
  `qt_${quote.id}.${await signatureOf(ctx, quote)}`;

const signatureOf = ({ vault }: ServerContext, quote: QuoteRecord): Promise<string> => {
  const { id, partnerKey, cardRef, owned, plan, total, methods, promotionCode = '', quotedUntil } = quote;
  return vault.digest(
    'quote',
    id,
    partnerKey,
    cardRef,
    `${owned}`,
    plan.id,
    promotionCode,
    ...amountOf(total),
    ...methods.flatMap((method) => [method.id, ...amountOf(method.total)]),
    `${quotedUntil}`,
  );
};

const amountOf = ({ currency, minor }: Money): readonly string[] => [currency, `${minor}`];

/** The quote that the page names. @throws RenewalError `quote-expired`, also for one that is not ours or was changed. */
export const readQuote = async (
  ctx: ServerContext,
  partnerKey: string,
  quoteId: string,
): Promise<QuoteRecord> => {
  const [, id, signature] = /^qt_([\w-]+)\.([\w-]+)$/.exec(quoteId) ?? [];
  const quote = id === undefined ? undefined : await ctx.store.transaction((tx) => tx.quotes.get(id));
  if (!quote || signature === undefined || quote.partnerKey !== partnerKey)
    throw new RenewalError('quote-expired');
  if (!equalInConstantTime(signature, await signatureOf(ctx, quote))) throw new RenewalError('quote-expired');
  return quote;
};

/** @throws RenewalError `quote-used`, `quote-expired` */
export const checkQuote = (quote: QuoteRecord | undefined, now: EpochMs): QuoteRecord => {
  if (quote?.orderId !== undefined) throw new RenewalError('quote-used');
  if (!quote || quote.quotedUntil <= now) throw new RenewalError('quote-expired');
  return quote;
};

export const quoteView = (
  id: string,
  cardId: string,
  quote: QuoteRecord,
  unavailable: Quote['unavailable'],
): Quote => ({
  id,
  cardId,
  planId: quote.plan.id,
  lines: quote.lines,
  total: quote.total,
  ...(quote.promotionCode === undefined ? {} : { promotionCode: quote.promotionCode }),
  effect: quote.effect,
  methods: [...quote.methods],
  unavailable,
  expiresAt: toInstant(quote.quotedUntil),
});
