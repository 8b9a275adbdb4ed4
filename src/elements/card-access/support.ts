import { html, nothing, type TemplateResult } from 'lit';
import type { Config } from '../../contract/config.ts';
import type { CoreMessages } from '../../i18n/messages.ts';
import { supportAddresses } from '../base/support-addresses.ts';

/** The ways to reach the seller's support, as links. */
export const supportLinks = (
  support: Config['support'],
  words: CoreMessages['access']['contact'],
): TemplateResult | typeof nothing => {
  const addresses = supportAddresses(support);
  if (addresses.length === 0) return nothing;
  return html`<p class="small">${words.intro}</p>
    <ul class="links">
      ${addresses.map(
        ({ kind, text, href }) => html`<li><a class="link" href=${href}>${words[kind](text)}</a></li>`,
      )}
    </ul>`;
};
