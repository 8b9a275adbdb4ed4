import { html, nothing } from 'lit';
import type { Installation } from '../../domain/model/order.ts';
import type { PurchaseContext } from '../purchase/context.ts';
import type { CopyButton } from './copy.ts';

/** A new eSIM: the code that installs it, and what opens the phone's own settings. */
export const installationPanel = (
  { messages }: PurchaseContext,
  { activationCode, appleUrl, androidUrl }: Installation,
  copy: CopyButton,
): unknown => {
  const { order } = messages;
  const link = (href: string | undefined, name: string): unknown =>
    href?.startsWith('https://')
      ? html`<a class="link" href=${href} target="_blank" rel="noopener noreferrer">${name}</a>`
      : nothing;
  return html`<section class="proof" aria-labelledby="install">
    <h3 id="install">${order.install}</h3>
    <p class="code activation">${activationCode}</p>
    <div class="choices">
      ${copy.render(activationCode, order.copy, '.activation')}${link(appleUrl, 'iPhone')}${link(androidUrl, 'Android')}
    </div>
  </section>`;
};
