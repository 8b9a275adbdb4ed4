import { html, nothing } from 'lit';
import type { Order } from '../../domain/model/order.ts';
import { reachedAt } from '../../domain/order.ts';
import { fromInstant } from '../../domain/time.ts';
import { bars } from '../purchase/bars.ts';
import type { PurchaseContext } from '../purchase/context.ts';
import { endOf, measureOf } from '../purchase/holding.ts';
import { planText } from '../purchase/plan-text.ts';
import { momentText } from './timeline.ts';

/**
 * Before and after in the carrier's own figures, and until when it is valid on the card's clock. Where there are no
 * figures, or they are not for the eyes of whoever paid: what the carrier has confirmed, and when.
 */
export const proof = (
  context: PurchaseContext,
  { card, effect, plan, fulfilment, timeline }: Order,
): unknown => {
  const { messages, store, format } = context;
  const words = messages.order;
  const { usageBefore, usageAfter, completedAt } = fulfilment;
  const { timeZone } = card;
  const measure = measureOf(plan);
  // Where two sorts of data end apart, the bars say both.
  const isApart = measure === 'data' && usageAfter?.beside;
  const end = usageAfter && !isApart ? endOf(usageAfter, measure) : undefined;
  const at = fromInstant(completedAt ?? reachedAt({ timeline }, 'fulfilled') ?? '');
  const country = plan.coverage[0]?.country;
  const isHere = (moment: number): boolean =>
    format.moment(moment, 'dayAndTime', timeZone) === format.moment(moment, 'dayAndTime');
  return html`<section class="proof" aria-label=${words.proof}>
    ${
      usageAfter
        ? bars(context, {
            effect: { rule: effect.rule, before: usageBefore, after: usageAfter },
            measure,
            timeZone,
            now: at,
            labels: { before: words.before, after: messages.checkout.now },
          })
        : html`<p>${words.confirmed(planText(context, plan), momentText(context, at, store.client.now()))}</p>`
    }
    ${
      end === undefined
        ? nothing
        : html`<p class="num">${words.validUntil(format.moment(end, 'dayAndTime', timeZone))}
          ${isHere(end) || country === undefined ? nothing : html`<span class="small">${words.cardTime(format.country(country))}</span>`}</p>`
    }
  </section>`;
};
