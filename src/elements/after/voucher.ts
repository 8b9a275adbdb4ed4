import { html, nothing } from 'lit';
import { isInApp } from '../../domain/in-app-browser.ts';
import { action as button } from '../purchase/action.ts';
import type { AfterContext } from '../purchase/context.ts';
import { fact } from '../purchase/facts.ts';
import { type ActionOf, endText, inFours, panel } from './panel.ts';
import { printPage } from './paper.ts';
import type { Paying } from './paying.ts';

/** A voucher that is paid in cash: its number for the eye, its barcode for the counter, and a copy on paper. */
export const voucherPanel = (
  context: AfterContext,
  { order, payment, copy, code }: Paying,
  action: ActionOf<'voucher'>,
): unknown => {
  const { messages, format } = context;
  const { slow, order: words } = messages;
  const { voucher } = slow;
  const { payAt } = action;
  const barcode = code('drawBarcode', action.barcode, voucher.label);
  const facts = (copied: unknown, also?: unknown): unknown => html`<dl class="facts num">
    ${fact(voucher.number, html`<span class="code voucher">${inFours(action.number)}</span>`, 'strong', copied)}
    ${fact(slow.amount, format.money(payment.amount))}
    ${fact(voucher.payAt, html`<span lang=${payAt.lang ?? nothing}>${payAt.text}</span>`)}
    ${fact(slow.deadline, endText(context, action))}
    ${also}
  </dl>`;
  const print = (): void =>
    printPage(context, {
      title: `${voucher.title} ${order.reference}`,
      heading: voucher.title,
      body: html`${barcode}${facts(nothing, fact(words.reference, order.reference))}`,
    });
  return panel(
    voucher.title,
    html`${barcode}
      <p class="small">${voucher.how}</p>
      ${facts(html`<dd>${copy.render(action.number, words.copy, '.voucher')}</dd>`)}
      ${isInApp(context.store.dependencies.userAgent) ? nothing : button(slow.print, print)}
      <p class="small">${slow.youCanClose(order.contact.email)}</p>`,
  );
};
