/** The answers that are read of what comes after a renewal. */
export { AutoRenewal } from '../domain/model/auto-renewal.ts';
export { OrderHistory, Receipt } from '../domain/model/history.ts';
