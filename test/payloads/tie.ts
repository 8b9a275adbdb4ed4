import type { PageCall } from './answers.ts';
import type { Ground } from './generate.ts';
import type { Random } from './random.ts';

/*
 * A backend that answers at random never gets a traveller to the payment page. What ties an answer to its request, and
 * one step to the next, is therefore set right mostly; everything else of it stays as it was generated.
 */

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TIES: Readonly<
  Record<string, (answer: Fields, request: Fields, ground: Ground, random: Random) => Fields>
> = {
  getConfig: (answer, _request, { payOrigin }) => ({
    ...answer,
    paymentOrigins: [...listOf(answer.paymentOrigins), payOrigin],
  }),
  createSession: (answer) => ({ ...answer, cards: listOf(answer.cards).map(usable) }),
  listCards: (answer) => ({ ...answer, cards: listOf(answer.cards).map(usable) }),
  createChallenge: (answer, _request, { now }) => ({ ...answer, expiresAt: soon(now) }),
  lookUpCard: (answer) => ({ ...answer, cardType: 'mexico' }),
  createQuote: (answer, { planId, cardId }, { now }) => ({ ...answer, planId, cardId, expiresAt: soon(now) }),
  createOrder: (answer, _request, ground, random) => ({
    ...answer,
    order: payable(answer.order, ground, random),
  }),
  createPayment: (answer, _request, ground, random) => payable(answer, ground, random),
};

/** What an answer is tied to. */
export interface Tied {
  readonly call: PageCall;
  /** The body of the request. */
  readonly request: unknown;
  readonly ground: Ground;
}

/** @param random below a half, an order waits to be paid. */
export const tie = ({ call, request, ground }: Tied, value: unknown, random: Random): unknown => {
  const set = TIES[call.id];
  return set && isFields(value) ? set(value, isFields(request) ? request : {}, ground, random) : value;
};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const soon = (now: number): string => new Date(now + 600_000).toISOString();

const usable = (card: unknown): unknown =>
  isFields(card) ? { ...card, status: 'active', capabilities: ['usage', 'top_up', 'auto_renewal'] } : card;

const payable = (order: unknown, { payOrigin, now }: Ground, random: Random): Fields => {
  if (!isFields(order)) return {};
  if (random() > 0.5) return order;
  const last = listOf(order.payments).at(-1);
  const action =
    random() < 0.6
      ? { kind: 'redirect', url: `${payOrigin}/pay` }
      : (isFields(last) && last.action) || undefined;
  const payment = {
    ...(isFields(last) ? last : {}),
    status: 'requires_action',
    ...(action ? { action } : {}),
  };
  return {
    ...order,
    status: 'awaiting_payment',
    expiresAt: soon(now),
    payments: [...listOf(order.payments).slice(0, -1), payment],
  };
};
