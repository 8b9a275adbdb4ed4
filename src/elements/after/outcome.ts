import { type CSSResult, html } from 'lit';
import type { Order } from '../../domain/model/order.ts';
import { isUncharged, latestPayment, reachedAt } from '../../domain/order.ts';
import { fromInstant } from '../../domain/time.ts';
import { type Situation, supportFrom } from '../order-status/situation.ts';
import { momentText } from '../order-status/timeline.ts';
import type { AfterContext } from '../purchase/context.ts';
import { sentences } from '../purchase/sentences.ts';

export const styles: CSSResult[] = [];

/** What has become of an order otherwise than hoped, in a paragraph or two below the headline. */
export const create =
  (context: AfterContext): ((order: Order, situation: Situation) => unknown) =>
  (order, situation) =>
    paragraphs(context, order, situation).map((paragraph) => html`<p>${paragraph}</p>`);

/** Nothing is said that is not certain. */
const paragraphs = (context: AfterContext, order: Order, situation: Situation): readonly string[] => {
  const { messages, format, store } = context;
  const { texts, declines, notCharged, stillArrives, payUntil } = messages.outcome;
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
    case 'pending':
      return [texts.pending(deadline)];
    case 'slow':
      return [texts.slow, hear];
    case 'needs_review':
      return [
        texts.unclear[order.fulfilment.problem === 'no_effect' ? 'no_effect' : 'no_answer'],
        texts.needs_review(order.contact.email),
        hear,
      ];
    case 'refund_pending':
    case 'refunded':
      return [sentences(reasonOf(context, order), texts[situation](format.money(refundOf(order))))];
    case 'canceled':
      return [moneyEnds];
    case 'expired':
      return [texts.expired, moneyEnds];
    case 'refund_requested':
    case 'reversed':
    case 'unknown':
      return [texts[situation]];
    default:
      return [];
  }
};

/** Why money goes back; whoever has asked for it knows. */
const reasonOf = ({ messages }: AfterContext, order: Order): string => {
  const { cameLate, notAdded } = messages.outcome.texts;
  if (reachedAt(order, 'paid') === undefined) return cameLate;
  return order.fulfilment.problem === 'payment_withdrawn' || order.refundRequest ? '' : notAdded;
};

const refundOf = ({ payments, total }: Order): Order['total'] =>
  payments.findLast(({ status }) => status === 'refunded' || status === 'refund_pending')?.amount ?? total;
