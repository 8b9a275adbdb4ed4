import type { Order } from '../../domain/model/order.ts';
import { currentAction, isUncharged, latestPayment, reachedAt } from '../../domain/order.ts';
import { fromInstant } from '../../domain/time.ts';
import type { PurchaseContext } from '../purchase/context.ts';
import { sentences } from '../purchase/sentences.ts';
import { type Situation, supportFrom } from './situation.ts';
import { momentText } from './timeline.ts';

/** What has happened, in a paragraph or two below the headline; nothing is said that is not certain. */
export const paragraphs = (
  context: PurchaseContext,
  order: Order,
  situation: Situation,
): readonly string[] => {
  const { messages, format, store } = context;
  const { texts, declines, notCharged, stillArrives, payUntil } = messages.order;
  const { email } = order.contact;
  const now = store.client.now();
  const deadline = momentText(context, fromInstant(order.expiresAt), now);
  const late = supportFrom(order, now);
  const hear = now > late ? texts.pastDay : texts.hearBy(momentText(context, late, now));
  const moneyEnds = isUncharged(order) ? notCharged : stillArrives;
  switch (situation) {
    case 'failed':
    case 'abandoned':
    case 'timedOut':
      return [
        declines[situation === 'timedOut' ? 'expired' : (latestPayment(order)?.failure?.code ?? 'unknown')],
        sentences(isUncharged(order) ? notCharged : '', payUntil(deadline)),
      ];
    case 'waiting':
      return waitingText(context, order, deadline);
    case 'pending':
      return [texts.pending(deadline), stillArrives];
    case 'slow':
      return [texts.slow, hear];
    case 'needs_review':
      return [
        texts.unclear[order.fulfilment.problem === 'no_effect' ? 'no_effect' : 'no_answer'],
        texts.needs_review(email),
        hear,
      ];
    case 'renewed':
      return [texts.renewed(email)];
    case 'refund_pending':
    case 'refunded':
      return [sentences(reasonOf(context, order), texts[situation](format.money(refundOf(order))))];
    case 'canceled':
      return [moneyEnds];
    case 'expired':
      return [texts.expired, moneyEnds];
    default:
      return [texts[situation]];
  }
};

/** What is done outside the page says by when itself; what nobody has to do anything for takes a moment. */
const waitingText = ({ messages }: PurchaseContext, order: Order, deadline: string): string[] => {
  const action = currentAction(order);
  if (!action) return [messages.order.working];
  return action.kind === 'redirect' ? [messages.order.texts.waiting(deadline)] : [];
};

/** Why money goes back; whoever has asked for it knows. */
const reasonOf = ({ messages }: PurchaseContext, order: Order): string => {
  const { cameLate, notAdded } = messages.order.texts;
  if (reachedAt(order, 'paid') === undefined) return cameLate;
  return order.fulfilment.problem === 'payment_withdrawn' || order.refundRequest ? '' : notAdded;
};

const refundOf = ({ payments, total }: Order): Order['total'] =>
  payments.findLast(({ status }) => status === 'refunded' || status === 'refund_pending')?.amount ?? total;
