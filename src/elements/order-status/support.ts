import { html } from 'lit';
import type { RenewalError } from '../../contract/error.ts';
import type { Order } from '../../domain/model/order.ts';
import { latestPayment, reachedAt } from '../../domain/order.ts';
import { toInstant } from '../../domain/time.ts';
import type { Tracking } from '../../state/state.ts';
import { infoIcon } from '../../theme/icons.ts';
import type { PurchaseContext } from '../purchase/context.ts';
import { planText } from '../purchase/plan-text.ts';
import { supportLinks } from '../purchase/support-links.ts';
import type { CopyButton } from './copy.ts';

type Following = Extract<Tracking, { step: 'following' }>;

/** Everything that support needs, as text: the card masked, times in UTC, codes as they are. */
export const supportText = (context: PurchaseContext, { order, error, attempt }: Following): string => {
  const { checkout, order: words } = context.messages;
  const { lines } = words.support;
  const failure = error ?? attempt.error;
  const payment = latestPayment(order);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [lines.order, order.reference],
    [checkout.rows.card, `${order.card.operator} ${order.card.masked}`],
    [checkout.rows.plan, planText(context, order.plan)],
    [checkout.total, context.format.money(order.total)],
    [lines.ordered, order.createdAt],
    [lines.paid, reachedAt(order, 'paid')],
    [lines.status, statusOf(order)],
    [
      lines.payment,
      payment && [payment.methodKind, payment.status, payment.failure?.code].filter(Boolean).join(' / '),
    ],
    [lines.error, failure && errorOf(failure)],
    [lines.now, toInstant(context.store.client.now())],
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`])).join('\n');
};

const statusOf = ({ status, fulfilment }: Order): string => `${status} / ${fulfilment.status}`;

const errorOf = ({ code, details }: RenewalError): string =>
  details.requestId === undefined ? code : `${code} (${details.requestId})`;

/** The route to support, with all that it needs in one press. */
export const supportPanel = (context: PurchaseContext, following: Following, copy: CopyButton): unknown => {
  const { support } = context.messages.order;
  const text = supportText(context, following);
  return html`<section class="notice support" aria-labelledby="support-title">
    ${infoIcon()}
    <div>
      <h3 id="support-title">${support.title}</h3>
      <p class="facts num">${text}</p>
      ${copy.render(text, support.copyAll, '.support .facts')}
      ${supportLinks(context, { subject: support.subject(following.order.reference), body: text })}
    </div>
  </section>`;
};
