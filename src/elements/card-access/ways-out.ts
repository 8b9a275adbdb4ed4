import { html, nothing, type TemplateResult } from 'lit';
import type { CoreMessages } from '../../i18n/messages.ts';
import { changeIdentifier } from '../../state/access.ts';
import { latestValue } from '../../state/state.ts';
import { linkButton } from '../base/link-button.ts';
import { supportAddresses } from '../base/support-addresses.ts';
import type { ViewContext } from '../base/view.ts';

/** Back to the field in which the card is named. */
export const changeNumber = ({ store, messages }: ViewContext<CoreMessages>): TemplateResult =>
  linkButton(messages.access.changeNumber[store.state.draft.type], () => changeIdentifier(store));

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
