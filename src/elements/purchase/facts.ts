import { html, nothing } from 'lit';
import type { Money } from '../../domain/model/primitives.ts';
import type { Quote } from '../../domain/model/quote.ts';
import type { PurchaseContext } from './context.ts';

/** A fact of a list: its name, what it is, and what can be done with it. */
export const fact = (name: string, value: unknown, kind = '', also: unknown = nothing): unknown =>
  html`<div class=${kind}><dt>${name}</dt><dd>${value}</dd>${also}</div>`;

/** What the total is made of. */
export const sums = (
  { messages, format }: PurchaseContext,
  lines: Quote['lines'],
  total: Money,
  fee?: Money,
): unknown => {
  const words = messages.checkout;
  return html`<dl class="sums num">
    ${lines.map(({ kind, amount }) => fact(words.lines[kind], format.money(amount)))}
    ${fee?.minor ? fact(words.lines.method, format.money(fee)) : nothing}
    ${fact(words.total, format.money(total), 'total')}
  </dl>`;
};
