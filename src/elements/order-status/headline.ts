import type { Order } from '../../domain/model/order.ts';
import { isUncharged, reachedAt } from '../../domain/order.ts';
import { fromInstant } from '../../domain/time.ts';
import type { PurchaseContext } from '../purchase/context.ts';
import { sentences } from '../purchase/sentences.ts';
import { isPastDay, type Situation, situationOf } from './situation.ts';
import { momentText } from './timeline.ts';

export interface Headline {
  readonly situation: Situation;
  readonly title: string;
  /** A paragraph each. */
  readonly text: readonly string[];
}

/** What has happened, in a headline and a paragraph or two; nothing is said that is not certain. */
export const headlineOf = (context: PurchaseContext, order: Order): Headline => {
  const { messages, store } = context;
  const situation = situationOf(order, store.client.now());
  if (store.state.purchase.step === 'leaving')
    return { situation, title: messages.checkout.leavingTitle, text: [] };
  return { situation, title: messages.order.titles[situation], text: paragraphs(context, order, situation) };
};

const paragraphs = (context: PurchaseContext, order: Order, situation: Situation): readonly string[] => {
  const { texts, declines, notCharged, stillArrives, payUntil } = context.messages.order;
  const now = context.store.client.now();
  const uncharged = isUncharged(order);
  const deadline = momentText(context, fromInstant(order.expiresAt), now);
  switch (situation) {
    case 'failed':
    case 'abandoned':
    case 'timedOut':
      return [
        declines[order.payments.at(-1)?.failure?.code ?? 'unknown'],
        sentences(uncharged ? notCharged : '', payUntil(deadline)),
      ];
    case 'waiting':
    case 'pending':
      return [texts[situation](deadline)];
    case 'slow':
    case 'needs_review':
      return isPastDay(order, now) ? [texts[situation], texts.pastDay] : [texts[situation]];
    case 'renewed': {
      const proved = texts.renewed(order.contact.email);
      return order.fulfilment.usageAfter ? [proved] : [proved, texts.renewedNoFigures];
    }
    case 'refund_pending':
      return [reachedAt(order, 'paid') === undefined ? texts.refund_pending_late : texts.refund_pending];
    case 'canceled':
      return [uncharged ? notCharged : stillArrives];
    case 'expired':
      return [sentences(texts.expired, uncharged ? notCharged : stillArrives)];
    default:
      return [texts[situation]];
  }
};
