import { html } from 'lit';
import type { Payment } from '../../domain/model/order.ts';
import { toInstant } from '../../domain/time.ts';
import type { Tracking } from '../../state/state.ts';
import { createCopyButton } from '../order-status/copy.ts';
import type { AfterContext } from '../purchase/context.ts';
import { planText } from '../purchase/plan-text.ts';
import { supportLinks } from '../purchase/support-links.ts';

type Following = Extract<Tracking, { step: 'following' }>;

/** Everything that support needs, as text: the card masked, times in UTC, codes as they are. */
export const supportText = (context: AfterContext, { order, error, attempt }: Following): string => {
  const { checkout } = context.messages;
  const { lines } = context.messages.receipt;
  const line = checkout.because;
  const failure = error ?? attempt.error;
  return [
    line(lines.order, order.reference),
    line(checkout.rows.card, words(order.card.operator, order.card.masked)),
    line(checkout.rows.plan, planText(context, order.plan)),
    line(checkout.total, context.format.money(order.total)),
    line(lines.status, words(order.status, order.fulfilment.status, order.fulfilment.problem)),
    ...order.timeline.map(({ status, at }) => `${at} ${status}`),
    ...order.payments.map(paymentLine),
    failure && line(lines.error, words(failure.code, failure.details.requestId)),
    order.requestId && line(lines.request, order.requestId),
    line(lines.now, toInstant(context.store.client.now())),
  ]
    .filter(Boolean)
    .join('\n');
};

const paymentLine = ({ createdAt, methodKind, status, failure, reference }: Payment): string =>
  words(createdAt, methodKind, status, failure?.code, reference);

const words = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' ');

/** The route to support, with all that it needs in one press. */
export const createSupport = (context: AfterContext): ((following: Following) => unknown) => {
  const copy = createCopyButton(context);
  let written: { readonly following: Following; readonly words: unknown; readonly text: string } | undefined;
  /** As it stood when it was first seen: what is copied is what was read. */
  const write = (following: Following): string => {
    const { messages } = context;
    if (written?.following !== following || written.words !== messages)
      written = { following, words: messages, text: supportText(context, following) };
    return written.text;
  };
  return (following) => {
    const { copyAll, subject } = context.messages.receipt;
    const text = write(following);
    return html`<p class="packet num" tabindex="0">${text}</p>
      <div class="choices">
        ${copy.render(text, copyAll, '.packet', 'button-quiet')}
        ${supportLinks(context, { subject: subject(following.order.reference), body: text })}
      </div>`;
  };
};
