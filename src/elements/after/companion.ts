import { html, nothing } from 'lit';
import { payAgain } from '../../state/checkout.ts';
import { isPaymentAddress } from '../../state/leaving.ts';
import { warning } from '../base/notice.ts';
import { action as button } from '../purchase/action.ts';
import type { AfterContext } from '../purchase/context.ts';
import { fact } from '../purchase/facts.ts';
import { type ActionOf, endText, panel } from './panel.ts';
import type { Paying } from './paying.ts';

/** An address for somebody else's phone. Whoever pays there learns nothing of what is on the card. */
export const companionPanel = (
  context: AfterContext,
  { payment, copy, code }: Paying,
  action: ActionOf<'link'>,
): unknown => {
  const { messages, format, store } = context;
  const { slow } = messages;
  // It is shared in the traveller's name: the provider's own addresses only.
  if (!isPaymentAddress(store, action.url)) return warning(messages.common.errors['payment-address-refused']);
  const { companion } = slow;
  const share = (): Promise<void> =>
    // Closed without sharing, or refused: the link is still here to copy.
    navigator.share({ title: companion.shared, url: action.url }).catch(() => {});
  return panel(
    companion.title,
    html`<p class="small">${companion.privacy}</p>
      ${code('drawQr', action.url, companion.label)}
      <p class="code companion small">${action.url}</p>
      <div class="choices">
        ${'share' in navigator ? button(companion.share, share, 'button') : nothing}
        ${copy.render(action.url, companion.copy, '.companion', 'button-quiet')}
      </div>
      <dl class="facts num">
        ${fact(slow.amount, format.money(payment.amount))}
        ${fact(slow.until, endText(context, action))}
      </dl>
      ${button(companion.here, () => payAgain(store), 'link')}`,
  );
};
