import { paths } from './paths.ts';
import type { ProblemCode } from './problem-code.ts';

/** Who calls: a partner's page with its key, the payment provider, or its hosted page. */
type Caller = 'page' | 'provider' | 'payer';
/** What the caller shows beside the key. `optional_session`: knows more with one. */
type Proof = 'none' | 'session' | 'optional_session' | 'order';

export interface QueryParameter {
  readonly name: string;
  readonly pattern?: string;
  readonly says: string;
}

/** One call, as it is documented. `request` and `answer` name schemas of the document. */
export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
  readonly says: string;
  readonly caller: Caller;
  readonly proof: Proof;
  readonly isIdempotent?: true;
  readonly query?: readonly QueryParameter[];
  readonly request?: string;
  readonly status: 200 | 201 | 202 | 204 | 303;
  /** Other answers that are no refusals. */
  readonly also?: Readonly<Record<number, string>>;
  readonly answer?: string;
  /** Refusals of its own, beside those that every call of its kind can have. */
  readonly problems: readonly ProblemCode[];
}

const CURRENCY: QueryParameter = {
  name: 'currency',
  pattern: '^[A-Z]{3}$',
  says: 'ISO 4217. No price is converted.',
};
const page = { caller: 'page' } as const;

/** Every call of the contract. */
export const OPERATIONS: readonly Operation[] = [
  {
    ...page,
    id: 'getConfig',
    method: 'get',
    path: paths.config,
    says: 'Who sells, which cards and languages there are. Public and cacheable.',
    proof: 'none',
    status: 200,
    answer: 'Config',
    problems: [],
  },
  {
    ...page,
    id: 'listPublicPlans',
    method: 'get',
    path: paths.plans,
    says: 'The public catalogue: what can be shown with no card known.',
    proof: 'none',
    query: [
      { name: 'country', pattern: '^[A-Z]{2}$', says: 'ISO 3166-1 alpha-2.' },
      { name: 'card_type', says: 'A kind of card, as in the configuration.' },
      CURRENCY,
    ],
    status: 200,
    answer: 'Plans',
    problems: ['request-invalid', 'provider-unavailable'],
  },
  {
    ...page,
    id: 'lookUpCard',
    method: 'post',
    path: paths.cardLookups,
    says: 'Names a card. The answer follows from the identifier’s form: the same for a card that nobody knows.',
    proof: 'none',
    request: 'CardLookupRequest',
    status: 200,
    answer: 'CardLookup',
    problems: ['request-invalid', 'identifier-invalid'],
  },
  {
    ...page,
    id: 'createChallenge',
    method: 'post',
    path: paths.challenges,
    says: 'Asks for a one-time code. Always 202: whether one is on its way is for the owner to see.',
    proof: 'none',
    request: 'ChallengeRequest',
    status: 202,
    answer: 'Challenge',
    problems: ['request-invalid', 'card-not-found'],
  },
  {
    ...page,
    id: 'createSession',
    method: 'post',
    path: paths.sessions,
    says: 'Opens a session with a one-time code, or with a partner’s signed token.',
    proof: 'none',
    request: 'SessionRequest',
    status: 201,
    answer: 'Session',
    problems: [
      'request-invalid',
      'challenge-expired',
      'code-incorrect',
      'session-expired',
      'scope-missing',
      'card-not-found',
      'identifier-invalid',
      'provider-unavailable',
    ],
  },
  {
    ...page,
    id: 'deleteSession',
    method: 'delete',
    path: paths.currentSession,
    says: 'Ends the session.',
    proof: 'session',
    status: 204,
    problems: [],
  },
  {
    ...page,
    id: 'listCards',
    method: 'get',
    path: paths.cards,
    says: 'The cards of this session.',
    proof: 'session',
    status: 200,
    answer: 'Cards',
    problems: ['provider-unavailable'],
  },
  {
    ...page,
    id: 'getUsage',
    method: 'get',
    path: paths.usage('{cardId}'),
    says: 'What is left on a card of this session. Has an ETag; unchanged, it is 304.',
    proof: 'session',
    status: 200,
    also: { 304: 'Unchanged since the ETag in If-None-Match.' },
    answer: 'Usage',
    problems: ['card-not-found', 'provider-unavailable'],
  },
  {
    ...page,
    id: 'listPlans',
    method: 'get',
    path: paths.cardPlans('{cardId}'),
    says: 'What a card can be renewed with; without a session, what its kind of card can.',
    proof: 'optional_session',
    query: [CURRENCY],
    status: 200,
    answer: 'Plans',
    problems: ['request-invalid', 'card-not-found', 'provider-unavailable'],
  },
  {
    ...page,
    id: 'createQuote',
    method: 'post',
    path: paths.quotes,
    says: 'A price for one plan on one card: used once, gone at its end. `effect.before` only with a session.',
    proof: 'optional_session',
    isIdempotent: true,
    request: 'QuoteRequest',
    status: 201,
    answer: 'Quote',
    problems: [
      'card-not-found',
      'card-retired',
      'plan-unavailable',
      'plan-incompatible',
      'topup-too-soon',
      'rate-limited',
      'provider-unavailable',
    ],
  },
  {
    ...page,
    id: 'createOrder',
    method: 'post',
    path: paths.orders,
    says: 'Makes an order and its first attempt to pay, with a token that reads this order only.',
    proof: 'optional_session',
    isIdempotent: true,
    request: 'OrderRequest',
    status: 201,
    answer: 'OrderAccess',
    problems: [
      'quote-expired',
      'quote-used',
      'order-open',
      'method-unavailable',
      'card-not-found',
      'provider-unavailable',
    ],
  },
  {
    ...page,
    id: 'getOrder',
    method: 'get',
    path: paths.order('{orderId}'),
    says: 'An order as it is now.',
    proof: 'order',
    status: 200,
    answer: 'Order',
    problems: [],
  },
  {
    ...page,
    id: 'createPayment',
    method: 'post',
    path: paths.orderPayments('{orderId}'),
    says: 'Another attempt to pay. The earlier one is ended first; if it turns out to be paid, that is the answer (200).',
    proof: 'order',
    isIdempotent: true,
    request: 'PaymentRequest',
    status: 201,
    also: { 200: 'Paid already.' },
    answer: 'Order',
    problems: ['order-state', 'method-unavailable', 'provider-unavailable'],
  },
  {
    ...page,
    id: 'cancelOrder',
    method: 'post',
    path: paths.orderCancel('{orderId}'),
    says: 'Gives up an order that is not paid; its payment is ended first.',
    proof: 'order',
    status: 200,
    answer: 'Order',
    problems: ['order-state', 'provider-unavailable'],
  },
  {
    ...page,
    id: 'getReceipt',
    method: 'get',
    path: paths.orderReceipt('{orderId}'),
    says: 'Proof of payment.',
    proof: 'order',
    status: 200,
    answer: 'Receipt',
    problems: ['order-state'],
  },
  {
    ...page,
    id: 'redeemReturn',
    method: 'post',
    path: paths.returns,
    says: 'Exchanges the token of a return address, once and within ten minutes.',
    proof: 'none',
    request: 'ReturnRequest',
    status: 200,
    answer: 'OrderAccess',
    problems: ['request-invalid', 'return-expired'],
  },
  {
    id: 'returnFromPayment',
    method: 'get',
    path: paths.paymentReturn('{handle}'),
    says: 'Where a hosted payment page leads back to. Sends the payer on to the partner’s page; marks nothing paid.',
    caller: 'payer',
    proof: 'none',
    status: 303,
    problems: ['not-found'],
  },
  {
    id: 'receivePaymentEvent',
    method: 'post',
    path: paths.paymentWebhook,
    says: 'The payment provider’s signed webhook. It is believed that something happened; what, the provider is asked.',
    caller: 'provider',
    proof: 'none',
    status: 204,
    problems: ['request-invalid'],
  },
];

const OF_PAGES: readonly ProblemCode[] = ['key-invalid', 'origin-not-allowed'];
const OF_PROOFS: Readonly<Record<Proof, readonly ProblemCode[]>> = {
  none: [],
  session: ['session-expired', 'scope-missing'],
  optional_session: ['session-expired', 'scope-missing'],
  order: ['session-expired', 'scope-missing', 'order-not-found'],
};
const OF_IDEMPOTENT: readonly ProblemCode[] = [
  'request-invalid',
  'idempotency-key-missing',
  'idempotency-key-reused',
  'idempotency-in-progress',
];

/** Every refusal that a call can have. */
export const problemsOf = ({ caller, proof, isIdempotent, problems }: Operation): ReadonlySet<ProblemCode> =>
  new Set([
    ...(caller === 'page' ? OF_PAGES : []),
    ...OF_PROOFS[proof],
    ...(isIdempotent ? OF_IDEMPOTENT : []),
    ...problems,
    'internal-error',
  ]);
