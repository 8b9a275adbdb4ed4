/** The answers that are read from the checkout on. */
export { OrderAccess } from '../contract/purchase.ts';
export { Order } from '../domain/model/order.ts';
export { Quote } from '../domain/model/quote.ts';
