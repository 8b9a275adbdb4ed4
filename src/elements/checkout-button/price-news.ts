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

/** That, and what became of the promotion code: the review has a line for what it takes off. */
export const priceNews = (checkout: Checkout): unknown => {
  const { promotion, screen } = checkout.store.state;
  const isNews = promotion.error ?? (screen === 'closed' ? checkout.quote?.promotionCode : undefined);
  return [isNews === undefined ? nothing : checkout.code('news'), priceChange(checkout)];
};
