import { html, nothing } from 'lit';
import type { Installation } from '../../domain/model/order.ts';
import { createCopyButton } from '../order-status/copy.ts';
import type { AfterContext } from '../purchase/context.ts';

/** A new eSIM: the code that installs it, and what opens the phone's own settings. */
export const createInstallation = (context: AfterContext): ((installation: Installation) => unknown) => {
  const copy = createCopyButton(context);
  return ({ activationCode, appleUrl, androidUrl }) => {
    const { order, receipt } = context.messages;
    const link = (href: string | undefined, name: string): unknown =>
      href?.startsWith('https://') && URL.canParse(href)
        ? html`<a class="link" href=${href} target="_blank" rel="noopener noreferrer">${name}</a>`
        : nothing;
    return html`<h3>${receipt.install}</h3>
      <p class="code activation">${activationCode}</p>
      <div class="choices">
        ${copy.render(activationCode, order.copy, '.activation')}${link(appleUrl, 'iPhone')}${link(androidUrl, 'Android')}
      </div>`;
  };
};
