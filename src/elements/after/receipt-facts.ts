import { html, nothing } from 'lit';
import type { Receipt } from '../../domain/model/history.ts';
import { fromInstant } from '../../domain/time.ts';
import type { AfterContext } from '../purchase/context.ts';
import { fact, sums } from '../purchase/facts.ts';

/** The facts of a receipt, drawn alike on the screen, on paper and in a file. */
export const receiptFacts = (context: AfterContext, receipt: Receipt): unknown => {
  const { messages, format } = context;
  const words = messages.receipt;
  const { rows, methods } = messages.checkout;
  const { steps } = messages.order;
  const { seller, card, planTitle, refund } = receipt;
  return html`
    ${receipt.test ? html`<p class="test-note">${words.test}</p>` : nothing}
    <dl class="facts num">
      ${fact(messages.order.reference, receipt.reference)}
      ${fact(words.seller, html`${seller.name}<br>${seller.address}<br>${seller.supportEmail}`)}
      ${fact(rows.card, `${card.operator} ${card.masked}`)}
      ${fact(rows.plan, html`<span lang=${planTitle.lang ?? nothing}>${planTitle.text}</span>`)}
      ${fact(words.paidWith, methods[receipt.paidWith])}
      ${fact(words.paidAt, format.moment(fromInstant(receipt.paidAt), 'full'))}
      ${fact(words.issued, format.moment(fromInstant(receipt.issuedAt), 'full'))}
      ${fact(rows.email, receipt.email)}
    </dl>
    ${sums(context, receipt.lines, receipt.total)}
    ${refund ? html`<dl class="facts num">${fact(steps[refund.at ? 'refunded' : 'refunding'], refundText(context, refund))}</dl>` : nothing}`;
};

const refundText = (
  { messages, format }: AfterContext,
  { amount, at }: NonNullable<Receipt['refund']>,
): string => {
  const money = format.money(amount);
  return at === undefined ? money : messages.checkout.facts([money, format.moment(fromInstant(at), 'full')]);
};
