/** The answers that are read of what comes after a renewal. */
export { OrderHistory } from '../contract/purchase.ts';
export { AutoRenewal } from '../domain/model/auto-renewal.ts';
