import { html } from 'lit';
import { comeBack } from '../../state/come-back.ts';
import { takeAddress } from '../../state/leaving.ts';
import type { PurchaseContext } from './context.ts';

/** Payment pages refuse to be shown in a frame; from there the traveller presses a link (`after/framed.ts`). */
export const isFramed = (): boolean => self !== top;

/** Goes to the payment page in this tab, once for each leaving, whichever element sees it first. In a frame it stays. */
export const leaveIfDue = ({ store }: PurchaseContext): void => {
  const address = takeAddress(store);
  if (address === undefined) return;
  if (isFramed()) comeBack(store);
  else location.assign(address);
};

/** What is seen until the payment page is there, with a way to it in case the browser was held up. */
export const leavingPanel = ({ messages, store }: PurchaseContext, tag: 'heading' | 'line'): unknown => {
  const { purchase } = store.state;
  if (purchase.step !== 'leaving') return undefined;
  const { leavingTitle, leavingText, leavingLink } = messages.checkout;
  return html`<div class="leaving">
    ${
      tag === 'heading'
        ? html`<h2 data-focus tabindex="-1"><span class="spinner" aria-hidden="true"></span><span>${leavingTitle}</span></h2>`
        : ''
    }
    <p class="small">${leavingText} <a class="link" href=${purchase.url}>${leavingLink}</a></p>
  </div>`;
};
