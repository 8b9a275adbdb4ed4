import { RenewalError } from '../../contract/error.ts';
import { ORDER_STATUSES, type OrderStatus } from '../../domain/model/order.ts';
import type { Plan } from '../../domain/model/plan.ts';
import type { Money } from '../../domain/model/primitives.ts';
import type { PromotionRefusal } from '../../domain/model/quote.ts';
import { type EpochMs, fromInstant } from '../../domain/time.ts';
import { limitTries, refuseLocked } from '../access/limits.ts';
import type { ServerContext } from '../context.ts';
import type { OrderRecord } from '../order-record.ts';
import type { CarrierCard, PromotionCode } from '../ports.ts';
import { askProvider } from '../provider.ts';
import type { Transaction } from '../store.ts';

/** A code as it is looked up: capitals, no spaces, and what a keyboard for Chinese makes wide is narrow again. */
export const normalCode = (typed: string): string =>
  typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();

/** @throws RenewalError `promotion-invalid`, with the reason */
const refuse = (code: PromotionRefusal): never => {
  throw new RenewalError('promotion-invalid', { errors: [{ pointer: '/promotionCode', code }] });
};

/**
 * What a code takes off a plan for a card.
 * @throws RenewalError `promotion-invalid`, with the reason; `provider-unavailable`
 */
export const discountOf = async (
  ctx: ServerContext,
  { code, card, plan }: { readonly code: string; readonly card: CarrierCard; readonly plan: Plan },
  now: EpochMs,
): Promise<Money> => {
  const terms = await askProvider(async (call) => ctx.promotions?.findCode(code, call));
  if (!terms) return refuse('not_known');
  if (terms.endsAt !== undefined && fromInstant(terms.endsAt) <= now) return refuse('ended');
  if (terms.cardTypes?.includes(card.cardType) === false) return refuse('other_card');
  const discount = terms.planIds?.includes(plan.id) === false ? undefined : takenOff(terms, plan.price);
  if (!discount) return refuse('other_plan');
  await ctx.store.transaction((tx) => refuseUsed(tx, card.ref, code));
  return discount;
};

/**
 * Rounded down to a minor unit. A code makes no renewal free: where it would take off the whole price or more, or where it
 * is for another currency, it is not for this plan.
 */
const takenOff = ({ takesOff }: PromotionCode, price: Money): Money | undefined => {
  const minor =
    takesOff.kind === 'percent'
      ? Math.floor((price.minor * takesOff.percent) / 100)
      : takesOff.amount.currency === price.currency
        ? takesOff.amount.minor
        : 0;
  return minor > 0 && minor < price.minor ? { currency: price.currency, minor } : undefined;
};

// ── once a card ───────────────────────────────────────────────────────────────────────────────────────────────────

/** An order that came to nothing gives the code back: given up, also where money came for it later, or never on the card. */
const cameToNothing = ({ timeline, fulfilment }: OrderRecord): boolean =>
  fulfilment.status === 'failed' ||
  timeline.some(({ status }) => status === 'canceled' || status === 'expired');

const USES: readonly OrderStatus[] = ORDER_STATUSES.filter(
  (status) => status !== 'canceled' && status !== 'expired',
);

/** Refuses a code that an order of the card has; under the card's lock that holds until the next one is written. */
export const refuseUsed = async (
  tx: Transaction,
  cardRef: string,
  code: OrderRecord['promotionCode'],
): Promise<void> => {
  if (code === undefined) return;
  const orders = await tx.orders.ofCard(cardRef, USES);
  if (orders.some((order) => order.promotionCode === code && !cameToNothing(order))) refuse('used');
};

// ── guessing ──────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Asks for a price with a code, and counts codes that nobody knows: of a card, and through a partner.
 * @param card by which the page names it
 * @throws RenewalError `rate-limited` after too many of them, whatever the code
 */
export const guardGuessing = async <T>(
  { store, limits, now }: ServerContext,
  { partnerKey, card }: { readonly partnerKey: string; readonly card: string },
  ask: () => Promise<T>,
): Promise<T> => {
  const ofCard = `codes/${partnerKey}/${card}`;
  const ofPartner = `codes/${partnerKey}`;
  await store.transaction(async (tx) => {
    await refuseLocked(tx, ofPartner, now());
    await refuseLocked(tx, ofCard, now());
  });
  try {
    return await ask();
  } catch (thrown) {
    if (isGuess(thrown)) {
      await store.transaction(async (tx) => {
        await limitTries(tx, ofPartner, limits.partnerPromotionCodes, now());
        await limitTries(tx, ofCard, limits.promotionCodes, now());
      });
    }
    throw thrown;
  }
};

const isGuess = (thrown: unknown): boolean =>
  thrown instanceof RenewalError &&
  thrown.code === 'promotion-invalid' &&
  thrown.details.errors?.[0]?.code === ('not_known' satisfies PromotionRefusal);
