import { html, nothing } from 'lit';
import { latestValue } from '../../state/state.ts';
import { supportAddresses } from '../base/support-addresses.ts';
import type { PurchaseContext } from './context.ts';

/** A letter to support that is begun already. */
export interface Letter {
  readonly subject: string;
  readonly body: string;
}

/** The ways to reach support that the seller names. */
export const supportLinks = ({ store, messages }: PurchaseContext, letter?: Letter): unknown => {
  const { contact } = messages.access;
  const addresses = supportAddresses(latestValue(store.state.config)?.support ?? {});
  if (addresses.length === 0) return nothing;
  const begun = letter
    ? `?subject=${encodeURIComponent(letter.subject)}&body=${encodeURIComponent(letter.body)}`
    : '';
  return html`<div class="choices">
    ${addresses.map(({ kind, text, href }) =>
      kind === 'email'
        ? html`<a class="link" href=${href + begun}>${messages.order.writeEmail}</a>`
        : html`<a class="link" href=${href} target=${kind === 'url' ? '_blank' : nothing} rel="noopener">${contact[kind](text)}</a>`,
    )}
  </div>`;
};
