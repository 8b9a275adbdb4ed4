import { RenewalError } from '../contract/error.ts';
import type { Order } from '../domain/model/order.ts';
import { latestPayment } from '../domain/order.ts';
import { failed, latestValue, NO_PURCHASE, type Purchase } from './state.ts';
import type { RenewalStore } from './store.ts';
import { attemptFailed } from './tracking.ts';

/**
 * Where the payer goes next, if that is an address to which a payment may lead. An order with nothing to go to
 * (paid from the card's own balance) ends the purchase here.
 */
export const goToPayment = (store: RenewalStore, order: Order, from: Purchase): void => {
  const action = latestPayment(order)?.action;
  if (action?.kind !== 'redirect') {
    store.update(NO_PURCHASE);
    return;
  }
  if (isPaymentAddress(store, action.url)) {
    store.update({ purchase: { step: 'leaving', order, url: action.url } });
  } else {
    const error = new RenewalError('payment-address-refused');
    store.update({ purchase: from.step === 'quoted' ? { ...from, attempt: failed(error) } : from });
    attemptFailed(store, error);
  }
};

/** http(s), and of an origin that the backend names as the payment provider's. */
export const isPaymentAddress = ({ state }: RenewalStore, address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, origin } = new URL(address);
  const allowed = latestValue(state.config)?.paymentOrigins;
  return (protocol === 'https:' || protocol === 'http:') && allowed?.includes(origin) === true;
};

/** The address to go to, told once for each time that the traveller leaves: several elements may show the leaving. */
export const takeAddress = (store: RenewalStore): string | undefined => {
  const { purchase } = store.state;
  if (purchase.step !== 'leaving' || store.vault.left === purchase) return undefined;
  store.vault.left = purchase;
  return purchase.url;
};
