import { RenewalError } from '../contract/error.ts';
import type { OrderStatus, REFUND_DECISIONS } from '../domain/model/order.ts';
import type { Instant, Money } from '../domain/model/primitives.ts';
import { toInstant } from '../domain/time.ts';
import { createContext } from './context.ts';
import type { ServerDeps } from './deps.ts';
import type { OrderRecord } from './order-record.ts';
import { readFigures } from './purchase/figures.ts';
import { type ReviewResult, settleReview } from './purchase/fulfilment-life.ts';
import { keepStep, type Step, same } from './purchase/order-life.ts';
import { agreeRefund, decideRefund } from './purchase/refund-life.ts';
import { noteCard } from './reminders/keep.ts';

/** An order with what a person needs to ask carrier and payment provider about it. */
export interface OrderCase {
  readonly reference: string;
  readonly status: OrderStatus;
  readonly since: Instant;
  /** The carrier's own key of the card. Our reference of the top-up is the order's. */
  readonly cardRef: string;
  readonly card: string;
  readonly plan: string;
  readonly total: Money;
  readonly problem?: NonNullable<OrderRecord['fulfilment']['problem']>;
  readonly refundReason?: NonNullable<OrderRecord['refundRequest']>['reason'];
  /** The payment provider's keys of the attempts. */
  readonly providerRefs: readonly string[];
}

/** The desk of whoever decides what machines cannot. It has no HTTP of its own: call it from your back office. */
export interface Support {
  /** What waits for a person, the oldest first. @param most default 100 */
  waiting(most?: number): Promise<OrderCase[]>;
  /** Any order, by what the traveller quotes. */
  find(reference: string): Promise<OrderCase | undefined>;
  /**
   * What a person found out from the carrier about an order for review: `applied` ends it fulfilled; `not_applied` gives the
   * money back. Be sure of it: what is applied later all the same is not charged again.
   * @returns the state of the order then
   * @throws RenewalError `order-not-found`; `order-state` where it is not, or no more, for review
   */
  settleReview(reference: string, result: ReviewResult): Promise<OrderStatus>;
  /**
   * Decides a request for the money, where the policy has not. What is granted is first taken off the card, where the carrier
   * can: until then the order stays as it is.
   * @throws RenewalError `order-not-found`; `order-state` where nothing is asked, or it is decided
   */
  decideRefund(reference: string, decision: (typeof REFUND_DECISIONS)[number]): Promise<OrderStatus>;
}

/** @param deps those of the handler and the worker; the worker then gives money back and writes to the traveller. */
export const createSupport = (deps: ServerDeps): Support => {
  const ctx = createContext(deps);

  /** Changes an order that is in this state, and nothing where it is in another one. */
  const settle = async (
    reference: string,
    status: OrderStatus,
    how: (order: OrderRecord) => Step,
  ): Promise<OrderStatus> => {
    const settled = await ctx.store.transaction(async (tx) => {
      const known = await tx.orders.byReference(reference);
      const held = known && (await tx.orders.hold(known.id));
      if (!held) throw new RenewalError('order-not-found');
      const step = held.status === status ? how(held) : undefined;
      if (!step || step.order === held) throw new RenewalError('order-state');
      const order = await keepStep(tx, step);
      await noteCard(tx, held, order, ctx.now());
      return order;
    });
    ctx.wake();
    return settled.status;
  };

  return {
    waiting: (most = 100) =>
      ctx.store.transaction(async (tx) =>
        (await tx.orders.inStates(['needs_review', 'refund_requested'], most))
          .filter(isUndecided)
          .map(caseOf),
      ),
    find: async (reference) => {
      const order = await ctx.store.transaction((tx) => tx.orders.byReference(reference));
      return order && caseOf(order);
    },
    settleReview: async (reference, result) => {
      const order = await ctx.store.transaction((tx) => tx.orders.byReference(reference));
      const after = order && result === 'applied' ? await readFigures(ctx, order) : undefined;
      return settle(reference, 'needs_review', (held) => settleReview(held, result, after, ctx.now()));
    },
    decideRefund: (reference, decision) =>
      settle(reference, 'refund_requested', (held) =>
        // What is granted is being taken off the card: it is decided.
        held.refundRequest?.agreed !== undefined
          ? same(held)
          : decision === 'granted' && ctx.carrier.cancelTopUp
            ? agreeRefund(held, 'person', ctx.now())
            : decideRefund(held, decision, ctx.now()),
      ),
  };
};

const isUndecided = ({ refundRequest }: OrderRecord): boolean =>
  refundRequest?.decision === undefined && refundRequest?.agreed === undefined;

const caseOf = (order: OrderRecord): OrderCase => {
  const { reference, status, cardRef, card, plan, total, payments, refundRequest } = order;
  const { problem } = order.fulfilment;
  return {
    reference,
    status,
    since: toInstant(order.timeline.at(-1)?.at ?? order.createdAt),
    cardRef,
    card: card.masked,
    plan: plan.title.text,
    total,
    ...(problem === undefined ? {} : { problem }),
    ...(refundRequest === undefined ? {} : { refundReason: refundRequest.reason }),
    providerRefs: payments.map(({ providerRef }) => providerRef),
  };
};
