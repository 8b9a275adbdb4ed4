import { html, type LitElement, nothing } from 'lit';
import { selectedPlan } from '../../state/state.ts';
import type { RenewalStore } from '../../state/store.ts';
import { renewalAddress } from '../base/renewal-address.ts';
import { type Language, planName } from './words.ts';

/** With `renewal-href`: leads to the page on which the chosen plan is bought. */
export const renewalLink = (
  element: LitElement & { readonly renewalHref?: string },
  { store, messages, format }: Language & { readonly store: RenewalStore },
): unknown => {
  const plan = selectedPlan(store.state);
  const address = renewalAddress(element.renewalHref ?? '', document.baseURI, plan?.id);
  if (address === undefined) return nothing;
  return html`<a class="button button-wide go num" part="link" href=${address}>${
    plan
      ? messages.plans.continueWith(planName(plan, { messages, format }), format.money(plan.price, 'short'))
      : messages.plans.continue
  }</a>`;
};
