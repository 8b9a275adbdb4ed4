import { html, nothing } from 'lit';
import { fromInstant, HOUR, MINUTE, SECOND } from '../../domain/time.ts';
import { isPaymentAddress } from '../../state/leaving.ts';
import type { AfterContext } from '../purchase/context.ts';
import { type ActionOf, endText, panel } from './panel.ts';
import type { Paying } from './paying.ts';

/** A wallet's code: scanned by another phone, or, on the phone that has the wallet, opened. */
export const qrPanel = (
  context: AfterContext,
  { payment, code }: Paying,
  action: ActionOf<'qr'>,
): unknown => {
  const { messages, format } = context;
  const { qr } = messages.slow;
  const app = messages.checkout.methods[payment.methodKind];
  const amount = format.money(payment.amount);
  return panel(
    qr.title(app),
    html`<p class="price num">${amount}</p>
      ${opener(context, action.url, qr.open(app))}
      ${code('drawQr', action.data, qr.label(amount, app))}
      <p class="num" role="timer">${timeLeft(context, action)}</p>
      <p class="small">${qr.how(app)}</p>`,
  );
};

/** The provider's own addresses only: whatever else stood there would be opened in its name. */
const opener = ({ store }: AfterContext, url: string | undefined, label: string): unknown =>
  url !== undefined && isPaymentAddress(store, url)
    ? html`<a class="button app" href=${url} target="_blank" rel="noopener noreferrer">${label}</a>`
    : nothing;

/** `4:32`; of a code that lives for hours, until when. */
const timeLeft = (context: AfterContext, action: ActionOf<'qr'>): string => {
  const { slow, checkout } = context.messages;
  const left = fromInstant(action.expiresAt) - context.store.client.now();
  // Also what is no time.
  if (!(left <= HOUR)) return checkout.facts([slow.until, endText(context, action)]);
  const seconds = Math.floor((left % MINUTE) / SECOND);
  return slow.qr.left(`${Math.floor(left / MINUTE)}:${String(seconds).padStart(2, '0')}`);
};
