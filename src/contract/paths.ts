/** Paths below the endpoint; `id` is percent-encoded here and nowhere else. */
const part = (id: string): string => encodeURIComponent(id.toWellFormed());

export const paths = {
  config: '/v1/config',
  plans: '/v1/plans',
  support: '/v1/support',
  storeSearches: '/v1/store-searches',
  cardLookups: '/v1/card-lookups',
  challenges: '/v1/challenges',
  sessions: '/v1/sessions',
  currentSession: '/v1/sessions/current',
  sessionExtension: '/v1/sessions/current/extension',
  cards: '/v1/cards',
  usage: (cardId: string) => `/v1/cards/${part(cardId)}/usage`,
  cardPlans: (cardId: string) => `/v1/cards/${part(cardId)}/plans`,
  cardOrders: (cardId: string) => `/v1/cards/${part(cardId)}/orders`,
  autoRenewal: (cardId: string) => `/v1/cards/${part(cardId)}/auto-renewal`,
  quotes: '/v1/quotes',
  orders: '/v1/orders',
  order: (orderId: string) => `/v1/orders/${part(orderId)}`,
  orderPayments: (orderId: string) => `/v1/orders/${part(orderId)}/payments`,
  orderCancel: (orderId: string) => `/v1/orders/${part(orderId)}/cancel`,
  orderRefundRequests: (orderId: string) => `/v1/orders/${part(orderId)}/refund-requests`,
  orderQuestions: (orderId: string) => `/v1/orders/${part(orderId)}/questions`,
  orderReceiptEmails: (orderId: string) => `/v1/orders/${part(orderId)}/receipt-emails`,
  orderReceipt: (orderId: string) => `/v1/orders/${part(orderId)}/receipt`,
  returns: '/v1/returns',
  paymentReturn: (handle: string) => `/v1/payment-returns/${part(handle)}`,
  paymentWebhook: '/v1/webhooks/payments',
} as const;

export { RETURN_PARAMETER } from './return-parameter.ts';

export const headers = {
  /** Names the partner (`pk_test_…`, `pk_live_…`); no secret. */
  key: 'Renewal-Key',
  idempotencyKey: 'Idempotency-Key',
  /** The backend's clock, RFC 3339: countdowns follow it and not the phone's. */
  time: 'Renewal-Time',
  requestId: 'Request-Id',
} as const;
