import { html, nothing } from 'lit';
import { warning } from '../base/notice.ts';
import type { Checkout } from './screen.ts';

/** Another price than the traveller saw before: to be seen before anything is ordered. */
export const priceChange = ({ store, messages, format }: Checkout): unknown => {
  const { purchase } = store.state;
  if (purchase.step !== 'quoted' || !purchase.priceChange) return nothing;
  const { was, now } = purchase.priceChange;
  const { priceChanged, priceFromTo } = messages.checkout;
  return warning(
    html`<h3>${priceChanged}</h3><p>${priceFromTo(format.money(was), format.money(now))}</p>`,
    'warn',
  );
};

/** That, and why the promotion code that was asked for gives nothing. */
export const priceNews = (checkout: Checkout): unknown => [
  checkout.store.state.promotion.error ? checkout.code('news') : nothing,
  priceChange(checkout),
];
