/** The answers that are read of what comes after a renewal, or takes its time. */
export { SessionLife } from '../contract/session-life.ts';
export { AutoRenewal } from '../domain/model/auto-renewal.ts';
export { OrderHistory, Receipt } from '../domain/model/history.ts';
