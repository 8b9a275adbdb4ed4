import { css, html, nothing } from 'lit';
import { totalToPay } from '../../domain/quote.ts';
import { setForm, showScreen } from '../../state/checkout.ts';
import { selectedPlan } from '../../state/state.ts';
import { action } from '../purchase/action.ts';
import { methodFields } from '../purchase/methods.ts';
import { planText } from '../purchase/plan-text.ts';
import { type ContactProblems, consentField, contactFields, contactProblems } from './contact.ts';
import { createPointerRest } from './pointer-rest.ts';
import { priceChange } from './price-news.ts';
import { type Checkout, head } from './screen.ts';

export const detailsStyles = css`
  .details { display: grid; gap: 24px; }
  .details fieldset { display: grid; gap: 12px; }
  .top { display: grid; gap: 4px; justify-items: start; }
  .check { display: grid; grid-template-columns: auto 1fr; gap: 12px; align-items: start; font-size: 0.9375em; cursor: pointer; }
  .check input { width: 24px; height: 24px; margin: 0; accent-color: var(--_accent); cursor: pointer; }
  .promotion { display: grid; gap: 12px; justify-items: start; }
  .promotion > .field { width: 100%; }
  .consent { display: grid; gap: 6px; }
`;

/** How to pay, where the receipt goes, and the one thing to agree to. What is typed is kept in the store from the first key on. */
export const createDetails = (checkout: Checkout): (() => unknown) => {
  let problems: ContactProblems = {};
  const pointer = createPointerRest();
  let isCodeOpen = false;
  const openCode = (): void => {
    isCodeOpen = true;
    checkout.focusNext("[data-part='code']");
    checkout.redraw();
  };

  const check = (field: keyof ContactProblems): void => {
    const { [field]: found } = contactProblems(checkout.store.state.form);
    problems = { ...problems, [field]: found };
    checkout.redraw();
  };
  /** A complaint goes as soon as it is no longer true; a new one waits until the field is left. */
  const recheck = (field: keyof ContactProblems): void => {
    if (problems[field] !== undefined) check(field);
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    problems = contactProblems(checkout.store.state.form);
    const first = Object.entries(problems).find(([, problem]) => problem !== undefined)?.[0];
    checkout.redraw();
    if (first === undefined) showScreen(checkout.store, 'review');
    else checkout.element.renderRoot.querySelector<HTMLElement>(`[data-part='${first}']`)?.focus();
  };

  return () => {
    const { store, messages, quote, format } = checkout;
    if (!quote) return nothing;
    const words = messages.checkout;
    const { form } = store.state;
    const plan = selectedPlan(store.state);
    // Opened once, it stays: also when the code is taken out again.
    isCodeOpen ||= quote.promotionCode !== undefined || store.state.promotion.code !== '';
    const total = format.money(totalToPay(quote, form.methodId));
    return html`<form class="details" novalidate @submit=${submit} @pointerdown=${pointer.down}>
        ${head(
          words.detailsTitle,
          plan && words.facts([planText(checkout, plan), total]),
          action(messages.common.back, () => showScreen(store, 'closed'), 'link'),
        )}
        ${priceChange(checkout)}
        ${methodFields(checkout, quote, {
          chosen: form.methodId,
          choose: (methodId) => setForm(store, { methodId }),
        })}
        ${contactFields(checkout, problems, {
          type: (change) => setForm(store, change),
          check: (field) => pointer.whenUp(() => check(field)),
          recheck,
        })}
        ${consentField(checkout, problems.consent, (consent) => {
          setForm(store, { consent });
          recheck('consent');
        })}
        <div class="promotion">
          <button type="button" class="link" aria-expanded=${isCodeOpen} @click=${openCode}>${words.askCode}</button>
          ${isCodeOpen ? checkout.code('field') : nothing}
        </div>
        ${
          quote.methods.length === 0
            ? nothing
            : html`<button type="submit" class="button button-wide num" part="button">${words.facts([words.review, total])}</button>`
        }
      </form>`;
  };
};
