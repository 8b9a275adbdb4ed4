import { html, nothing } from 'lit';
import type { Order } from '../../domain/model/order.ts';
import { fromInstant } from '../../domain/time.ts';
import { bars } from '../purchase/bars.ts';
import type { PurchaseContext } from '../purchase/context.ts';
import { endOf, measureOf } from '../purchase/holding.ts';

/** Before and after in the carrier's own figures, and until when it is valid on the card's clock. */
export const proof = (context: PurchaseContext, order: Order): unknown => {
  const { usageBefore, usageAfter, completedAt } = order.fulfilment;
  if (!usageAfter) return nothing;
  const { messages, store } = context;
  const words = messages.order;
  const measure = measureOf(order.plan);
  const { timeZone } = order.card;
  const end = endOf(usageAfter, measure);
  return html`<section class="proof" aria-label=${words.proof}>
    ${bars(context, {
      effect: { rule: order.effect.rule, before: usageBefore, after: usageAfter },
      measure,
      timeZone,
      now: completedAt === undefined ? store.client.now() : fromInstant(completedAt),
      labels: { before: words.before, after: words.after },
    })}
    ${end === undefined ? nothing : html`<p class="num">${words.validUntil(context.format.moment(end, 'dayAndTime', timeZone))}${zoneNote(context, order, end)}</p>`}
  </section>`;
};

/** Whose clock it is, where it differs from the reader's. */
const zoneNote = ({ format, messages }: PurchaseContext, { card, plan }: Order, at: number): unknown => {
  const country = plan.coverage[0]?.country;
  const same = format.moment(at, 'dayAndTime', card.timeZone) === format.moment(at, 'dayAndTime');
  return same || country === undefined
    ? nothing
    : html` <span class="small">${messages.order.cardTime(format.country(country))}</span>`;
};
