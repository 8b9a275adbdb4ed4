import { html, nothing } from 'lit';
import type { Config } from '../../contract/config.ts';
import { latestValue } from '../../state/state.ts';
import type { PurchaseContext } from './context.ts';

/** A letter to support that is begun already. */
export interface Letter {
  readonly subject: string;
  readonly body: string;
}

/** The ways to reach support that the seller names: e-mail, phone, page. */
export const supportLinks = (context: PurchaseContext, letter?: Letter): unknown => {
  const { support: words } = context.messages.order;
  const support: Config['support'] = latestValue(context.store.state.config)?.support ?? {};
  const { email, phone, url } = support;
  if (email === undefined && phone === undefined && url === undefined) return nothing;
  return html`<div class="support-links">
    ${email === undefined ? nothing : html`<a class="link" href=${mailAddress(email, letter)}>${words.write}</a>`}
    ${phone === undefined ? nothing : html`<a class="link" href=${`tel:${phone.replace(/[^\d+]/g, '')}`}>${words.call(phone)}</a>`}
    ${isWebAddress(url) ? html`<a class="link" href=${url} target="_blank" rel="noopener">${words.visit}</a>` : nothing}
  </div>`;
};

const mailAddress = (email: string, letter: Letter | undefined): string => {
  const address = `mailto:${encodeURIComponent(email).replaceAll('%40', '@')}`;
  return letter
    ? `${address}?subject=${encodeURIComponent(letter.subject)}&body=${encodeURIComponent(letter.body)}`
    : address;
};

/** http(s) only: what a backend says never becomes a script. */
export const isWebAddress = (url: string | undefined): url is string =>
  url !== undefined && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
