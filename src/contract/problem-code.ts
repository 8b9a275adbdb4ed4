/** Every code with which the backend refuses. The page's words come from the code alone. */
export const PROBLEM_CODES = [
  'request-invalid',
  'idempotency-key-missing',
  'session-expired',
  'key-invalid',
  'origin-not-allowed',
  'scope-missing',
  'card-not-found',
  'order-not-found',
  'not-found',
  'idempotency-in-progress',
  'quote-used',
  'order-state',
  'order-open',
  'price-changed',
  'quote-expired',
  'challenge-expired',
  'return-expired',
  'card-retired',
  'idempotency-key-reused',
  'identifier-invalid',
  'code-incorrect',
  'plan-unavailable',
  'plan-incompatible',
  'method-unavailable',
  'promotion-invalid',
  'rate-limited',
  'topup-too-soon',
  'internal-error',
  'provider-unavailable',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Is it a code that this version knows? */
export const isProblemCode = (code: string): code is ProblemCode =>
  PROBLEM_CODES.some((known) => known === code);
