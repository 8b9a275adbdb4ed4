import { html, nothing, type TemplateResult } from 'lit';
import type { CardLookup } from '../../contract/access.ts';
import type { CoreMessages } from '../../i18n/messages.ts';
import { changeIdentifier, goOnAsGuest, kindNamed } from '../../state/access.ts';
import { latestValue } from '../../state/state.ts';
import { linkButton } from '../base/link-button.ts';
import { supportAddresses } from '../base/support-addresses.ts';
import type { ViewContext } from '../base/view.ts';

/** Back to the field in which the card is named. */
export const changeNumber = ({ store, messages }: ViewContext<CoreMessages>): TemplateResult =>
  linkButton(messages.access.changeNumber[store.state.draft.type], () => changeIdentifier(store));

/** On without a code, where what was typed names one card, of a kind that is known. */
export const withoutCode = (
  { store, messages }: ViewContext<CoreMessages>,
  lookup: CardLookup,
): TemplateResult | undefined =>
  kindNamed(store, lookup) === undefined || lookup.masked.includes('@')
    ? undefined
    : linkButton(messages.access.asGuest, () => goOnAsGuest(store));

/** The ways to reach the seller's support, as links. */
export const support = ({ store, messages }: ViewContext<CoreMessages>): unknown => {
  const words = messages.access.contact;
  const addresses = supportAddresses(latestValue(store.state.config)?.support ?? {});
  if (addresses.length === 0) return nothing;
  return html`<p class="small">${words.intro}</p>
    <ul class="links">
      ${addresses.map(
        ({ kind, text, href }) => html`<li><a class="link" href=${href}>${words[kind](text)}</a></li>`,
      )}
    </ul>`;
};
