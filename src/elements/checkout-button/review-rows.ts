import { css, html, nothing } from 'lit';
import type { Money } from '../../domain/model/primitives.ts';
import type { Quote } from '../../domain/model/quote.ts';
import { showScreen, totalToPay } from '../../state/checkout.ts';
import { currentCard, selectedPlan } from '../../state/state.ts';
import { planText } from '../purchase/plan-text.ts';
import { effectLine } from './effect-panel.ts';
import type { Checkout } from './screen.ts';

export const rowStyles = css`
  .rows > div { display: grid; grid-template-columns: 112px 1fr auto; gap: 2px 12px; align-items: baseline; padding: 9px 0; }
  .rows > div + div { border-block-start: 1px solid var(--_line); }
  .rows dt { font-size: 0.875em; color: var(--_ink-2); }
  .rows dd.edit { text-align: end; }
  .sums { display: grid; gap: 6px; padding: 14px; border-radius: var(--_radius); background: var(--_sunken); }
  .sums > div { display: flex; justify-content: space-between; gap: 12px; font-size: 0.9375em; }
  .sums dt { color: var(--_ink-2); }
  .sums .total { padding-block-start: 8px; border-block-start: 1px solid var(--_line); font-size: 1.0625em; font-weight: 640; }
  .sums .total dt { color: inherit; }
  @container (max-width: 380px) {
    .rows > div { grid-template-columns: 1fr auto; }
    .rows dt { grid-column: 1 / -1; }
  }
`;

/** What is bought, for which card, for how much and how it is paid: each row with the way back to where it was said. */
export const reviewRows = (checkout: Checkout, quote: Quote): unknown => {
  const { store, messages } = checkout;
  const { rows, methods } = messages.checkout;
  const { common } = messages;
  const { state } = store;
  const card = currentCard(state);
  const plan = selectedPlan(state);
  const method = quote.methods.find(({ id }) => id === state.form.methodId);
  const phone = state.form.phone.trim();
  return html`<dl class="rows">
      ${card ? row(rows.card, html`${common.cardNames[card.cardType] ?? common.cardName}<br><span class="small num">${card.masked}</span>`) : nothing}
      ${
        plan
          ? row(
              rows.plan,
              planText(checkout, plan),
              editor(checkout, rows.plan, () => showScreen(store, 'closed')),
            )
          : nothing
      }
      ${row(rows.effect, effectLine(checkout))}
      ${row(
        rows.method,
        method ? methods[method.kind] : messages.checkout.problems.method,
        editor(checkout, rows.method, () => checkout.editDetails('method')),
      )}
      ${row(
        rows.email,
        state.form.email.trim(),
        editor(checkout, rows.email, () => checkout.editDetails('email')),
      )}
      ${
        phone === ''
          ? nothing
          : row(
              rows.phone,
              phone,
              editor(checkout, rows.phone, () => checkout.editDetails('phone')),
            )
      }
    </dl>
    ${sums(checkout, quote)}`;
};

const row = (label: string, value: unknown, edit: unknown = nothing): unknown =>
  html`<div><dt>${label}</dt><dd>${value}</dd>${edit}</div>`;

const editor = ({ messages }: Checkout, what: string, run: () => void): unknown =>
  html`<dd class="edit"><button type="button" class="link" aria-label=${messages.checkout.edit(what)} @click=${run}>${messages.common.change}</button></dd>`;

const sums = ({ messages, format, store }: Checkout, quote: Quote): unknown => {
  const { lines, total } = messages.checkout;
  const { methodId } = store.state.form;
  const fee = quote.methods.find(({ id }) => id === methodId)?.fee;
  const line = (label: string, amount: Money): unknown =>
    html`<div><dt>${label}</dt><dd>${format.money(amount)}</dd></div>`;
  return html`<dl class="sums num">
    ${quote.lines.map(({ kind, amount }) => line(lines[kind], amount))}
    ${fee && fee.minor !== 0 ? line(lines.method, fee) : nothing}
    <div class="total"><dt>${total}</dt><dd>${format.money(totalToPay(quote, methodId))}</dd></div>
  </dl>`;
};
