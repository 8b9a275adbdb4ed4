import { css, html, nothing } from 'lit';
import type { Quote } from '../../domain/model/quote.ts';
import { showScreen } from '../../state/checkout.ts';
import { currentCard, selectedPlan } from '../../state/state.ts';
import { fact, sums } from '../purchase/facts.ts';
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
  const edited = (name: 'method' | 'email' | 'phone', value: string): unknown =>
    fact(
      rows[name],
      value,
      '',
      editor(checkout, rows[name], () => checkout.editDetails(name)),
    );
  return html`<dl class="rows">
      ${card ? fact(rows.card, html`${common.cardNames[card.cardType] ?? common.cardName}<br><span class="small num">${card.masked}</span>`) : nothing}
      ${
        plan
          ? fact(
              rows.plan,
              planText(checkout, plan),
              '',
              editor(checkout, rows.plan, () => showScreen(store, 'closed')),
            )
          : nothing
      }
      ${fact(rows.effect, effectLine(checkout))}
      ${edited('method', method ? methods[method.kind] : messages.checkout.problems.method)}
      ${edited('email', state.form.email.trim())}
      ${phone === '' ? nothing : edited('phone', phone)}
    </dl>
    ${sums(checkout, quote.lines, method?.total ?? quote.total, method?.fee)}`;
};

const editor = ({ messages }: Checkout, what: string, run: () => void): unknown =>
  html`<dd class="edit"><button type="button" class="link" aria-label=${messages.checkout.edit(what)} @click=${run}>${messages.common.change}</button></dd>`;
