import { html, nothing } from 'lit';
import type { Quote } from '../../domain/model/quote.ts';
import { showScreen } from '../../state/checkout.ts';
import { renewedCard } from '../../state/renewed-card.ts';
import { selectedPlan } from '../../state/state.ts';
import { cardName } from '../base/words-for.ts';
import { fact, sums } from '../purchase/facts.ts';
import { planText } from '../purchase/plan-text.ts';
import { effectLine } from './effect-panel.ts';
import type { Checkout } from './screen.ts';

/** What is bought, for which card, for how much and how it is paid: each row with the way back to where it was said. */
export const reviewRows = (checkout: Checkout, quote: Quote): unknown => {
  const { store, messages } = checkout;
  const { rows, methods } = messages.checkout;
  const { common } = messages;
  const { state } = store;
  const card = renewedCard(state);
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
  return html`<dl class="facts">
      ${card ? fact(rows.card, html`${cardName(common, card.cardType)}<br><span class="small num" dir="ltr">${card.masked}</span>`) : nothing}
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
  html`<dd><button type="button" class="link" aria-label=${messages.checkout.edit(what)} @click=${run}>${messages.common.change}</button></dd>`;
