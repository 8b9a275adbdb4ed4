import { html, nothing, type TemplateResult } from 'lit';
import type { Config } from '../../contract/config.ts';
import type { CoreMessages } from '../../i18n/messages.ts';

/** Only what is a web address is linked to. */
const isWebAddress = (url: string): boolean => /^https?:/i.test(url);

/** The ways to reach the seller's support, as links. */
export const supportLinks = (
  { email, phone, url }: Config['support'],
  words: CoreMessages['access']['contact'],
): TemplateResult | typeof nothing => {
  const links = [
    ...(phone === undefined ? [] : [{ href: `tel:${phone.replace(/\s/g, '')}`, text: words.phone(phone) }]),
    ...(email === undefined ? [] : [{ href: `mailto:${email}`, text: words.email(email) }]),
    ...(url === undefined || !isWebAddress(url) ? [] : [{ href: url, text: words.url }]),
  ];
  if (links.length === 0) return nothing;
  return html`<p class="small">${words.intro}</p>
    <ul class="links">
      ${links.map(({ href, text }) => html`<li><a class="link" href=${href}>${text}</a></li>`)}
    </ul>`;
};
