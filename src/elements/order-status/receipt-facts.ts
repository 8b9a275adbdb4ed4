import { html, nothing } from 'lit';
import type { Receipt } from '../../domain/model/order.ts';
import { fromInstant } from '../../domain/time.ts';
import type { PurchaseContext } from '../purchase/context.ts';

/** The facts of a receipt, drawn alike on the screen and on paper. */
export const receiptFacts = (context: PurchaseContext, receipt: Receipt): unknown => {
  const { messages, format } = context;
  const words = messages.order.receipt;
  const { lines, total, methods } = messages.checkout;
  const row = (name: string, value: unknown, kind = ''): unknown =>
    html`<div class=${kind}><dt>${name}</dt><dd>${value}</dd></div>`;
  const { seller, card, planTitle } = receipt;
  return html`
    ${receipt.test ? html`<p class="test-note">${words.test}</p>` : nothing}
    <dl class="facts num">
      ${row(messages.order.reference, receipt.reference)}
      ${row(words.seller, html`${seller.name}<br>${seller.address}<br>${seller.supportEmail}`)}
      ${row(words.card, `${card.operator} ${card.masked}`)}
      ${row(words.plan, html`<span lang=${planTitle.lang ?? nothing}>${planTitle.text}</span>`)}
      ${row(words.paidWith, methods[receipt.paidWith])}
      ${row(words.paidAt, format.moment(fromInstant(receipt.paidAt), 'full'))}
      ${row(words.issued, format.moment(fromInstant(receipt.issuedAt), 'full'))}
      ${row(words.email, receipt.email)}
    </dl>
    <dl class="sums num">
      ${receipt.lines.map(({ kind, amount }) => row(lines[kind], format.money(amount)))}
      ${row(total, format.money(receipt.total), 'total')}
    </dl>`;
};
