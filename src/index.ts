/** The elements as classes, their events and the client's face. Importing this registers nothing. */
export type { RenewalClient } from './client/client.ts';
export { type ErrorCode, RenewalError } from './contract/error.ts';
export { RenewalAutoRenewal } from './elements/auto-renewal/renewal-auto-renewal.ts';
export { RenewalBox } from './elements/box/renewal-box.ts';
export { RenewalCardAccess } from './elements/card-access/renewal-card-access.ts';
export { RenewalCheckoutButton } from './elements/checkout-button/renewal-checkout-button.ts';
export * from './elements/events.ts';
export { RenewalHistory } from './elements/history/renewal-history.ts';
export { RenewalOrderStatus } from './elements/order-status/renewal-order-status.ts';
export { RenewalPlanPicker } from './elements/plan-picker/renewal-plan-picker.ts';
export { RenewalProvider } from './elements/provider/renewal-provider.ts';
export { RenewalUsageMeter } from './elements/usage-meter/renewal-usage-meter.ts';
