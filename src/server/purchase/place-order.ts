import { base64url } from 'jose';
import { RenewalError } from '../../contract/error.ts';
import type { OrderAccess } from '../../contract/purchase.ts';
import type { OrderRequest } from '../../contract/purchase-requests.ts';
import { OPEN_ORDER_STATUSES } from '../../domain/order.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { ServerContext } from '../context.ts';
import type { Answer, OneRequest } from '../http/idempotency.ts';
import { askProvider } from '../provider.ts';
import { referenceFrom } from '../random.ts';
import type { QuoteRecord, SessionRecord, Transaction } from '../store.ts';
import { jobs } from '../tasks.ts';
import { openAttempt, payableUntil, waitsUntil } from './attempts.ts';
import { buyerOf, orderToken } from './order-access.ts';
import { createOrder, type OrderDraft, type Step } from './order-life.ts';
import { requestLetter } from './payment-letter.ts';
import { checkQuote } from './pricing.ts';
import { refuseUsed } from './promotion-code.ts';
import { orderView } from './views.ts';

export interface PlaceOrder {
  readonly quote: QuoteRecord;
  readonly request: OrderRequest;
  /** Checked against the partner's origins. */
  readonly returnUrl: string;
  readonly session: SessionRecord | undefined;
  readonly requestId: string;
}

/**
 * Makes an order with its first attempt to pay. The payment is opened first: as long as no order holds it nobody has its
 * address, so that a crash in between costs nothing. Then order, used quote, jobs and answer are written together.
 * @throws RenewalError `quote-used`, `quote-expired`, `order-open`, `method-unavailable`, `promotion-invalid`, `card-not-found`
 */
export const placeOrder = async (ctx: ServerContext, asked: PlaceOrder, one: OneRequest): Promise<Answer> => {
  const now = ctx.now();
  checkQuote(asked.quote, now);
  await ctx.store.transaction(async (tx) => {
    await refuseSecond(tx, asked);
    await refuseUsed(tx, asked.quote.cardRef, asked.quote.promotionCode);
  });
  const step = await draftOrder(ctx, asked, one.seed, now);
  const { order } = step;
  const access: OrderAccess = {
    order: orderView(order, buyerOf(order)),
    token: await orderToken(ctx, order.id),
  };
  const answer: Answer = { status: 201, body: access };
  try {
    return await ctx.store.transaction((tx) =>
      one.keep(tx, async () => {
        await tx.lock(`card/${order.cardRef}`);
        await refuseSecond(tx, asked);
        await refuseUsed(tx, order.cardRef, order.promotionCode);
        const quote = checkQuote(await tx.quotes.hold(asked.quote.id), now);
        await tx.quotes.put({ ...quote, orderId: order.id });
        if (!(await tx.orders.add(order))) throw new RenewalError('internal-error');
        for (const job of step.jobs) await tx.jobs.request(job);
        for (const payment of order.payments) await requestLetter(ctx, tx, order, payment);
        return answer;
      }),
    );
  } catch (thrown) {
    if (thrown instanceof RenewalError) await abandon(ctx, step);
    throw thrown;
  }
};

/** One open order a card, unless the buyer says that a second one is meant. */
const refuseSecond = async (tx: Transaction, { quote, request, session }: PlaceOrder): Promise<void> => {
  if (request.allowSecond) return;
  const [open] = await tx.orders.ofCard(quote.cardRef, OPEN_ORDER_STATUSES);
  if (!open) return;
  const isTheirs = session?.cardRefs.includes(quote.cardRef) && open.partnerKey === session.partnerKey;
  throw new RenewalError('order-open', isTheirs ? { order: { id: open.id, reference: open.reference } } : {});
};

const draftOrder = async (
  ctx: ServerContext,
  { quote, request, returnUrl, requestId }: PlaceOrder,
  seed: string,
  now: EpochMs,
): Promise<Step> => {
  const method = quote.methods.find(({ id }) => id === request.methodId);
  if (!method) throw new RenewalError('method-unavailable');
  const card = await askProvider((call) => ctx.carrier.readCard(quote.cardRef, call));
  if (!card) throw new RenewalError('card-not-found');
  const draft: OrderDraft = {
    id: `or_${await ctx.vault.digest('order', seed)}`,
    reference: referenceFrom(base64url.decode(await ctx.vault.digest('reference', seed))),
    partnerKey: quote.partnerKey,
    cardRef: quote.cardRef,
    card: {
      masked: quote.masked,
      operator: card.operator,
      cardType: card.cardType,
      timeZone: card.timeZone,
    },
    owned: quote.owned,
    plan: quote.plan,
    effect: quote.effect,
    lines: quote.lines,
    ...(quote.promotionCode === undefined ? {} : { promotionCode: quote.promotionCode }),
    ...(quote.pricedAt === undefined ? {} : { pricedAt: quote.pricedAt }),
    total: method.total,
    methods: quote.methods,
    contact: {
      email: request.contact.email,
      ...(request.contact.phone === undefined ? {} : { phone: request.contact.phone }),
    },
    consents: request.consents,
    locale: request.locale,
    ...(request.partnerReference === undefined ? {} : { partnerReference: request.partnerReference }),
    requestId,
    ...(ctx.refundPolicy ? { refundableFor: ctx.refundPolicy.askWithin } : {}),
    createdAt: now,
    expiresAt: payableUntil(method, now),
  };
  const payment = await openAttempt(ctx, { order: draft, method, payer: { returnUrl }, seed }, now);
  return createOrder({ ...draft, expiresAt: waitsUntil(draft.expiresAt, payment) }, payment);
};

/** No order came of it: the payment that was opened for it is ended, and nobody ever had its address. */
const abandon = ({ store, now }: ServerContext, { order }: Step): Promise<void> =>
  store.transaction(async (tx) => {
    for (const { providerRef } of order.payments) await tx.jobs.request(jobs.voidPayment(providerRef, now()));
  });
