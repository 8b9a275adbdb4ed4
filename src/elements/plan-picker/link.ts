import { html, type LitElement, nothing } from 'lit';
import { selectedPlan } from '../../state/state.ts';
import type { RenewalStore } from '../../state/store.ts';
import { type Language, planName } from './words.ts';

/** The page on which to renew, with the chosen plan as `plan`; http(s) only, and nothing where it is no such address. */
export const renewalAddress = (
  href: string,
  base: string,
  planId: string | undefined,
): string | undefined => {
  if (href === '' || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (planId !== undefined) url.searchParams.set('plan', planId);
  return url.href;
};

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
