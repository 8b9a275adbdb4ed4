import type { ProblemCode } from './problem-code.ts';

/** The HTTP status of each refusal. No page loads it: the code says more. */
export const PROBLEMS = {
  'request-invalid': 400,
  'idempotency-key-missing': 400,
  'session-expired': 401,
  'key-invalid': 401,
  'origin-not-allowed': 403,
  'scope-missing': 403,
  'card-not-found': 404,
  'order-not-found': 404,
  'not-found': 404,
  'idempotency-in-progress': 409,
  'quote-used': 409,
  'order-state': 409,
  'order-open': 409,
  'price-changed': 409,
  'quote-expired': 410,
  'challenge-expired': 410,
  'return-expired': 410,
  'card-retired': 410,
  'idempotency-key-reused': 422,
  'identifier-invalid': 422,
  'code-incorrect': 422,
  'plan-unavailable': 422,
  'plan-incompatible': 422,
  'method-unavailable': 422,
  'promotion-invalid': 422,
  'rate-limited': 429,
  'topup-too-soon': 429,
  'internal-error': 500,
  'provider-unavailable': 503,
} as const satisfies Record<ProblemCode, number>;

/** Answers that a later try may change; the backend says it itself in `retryable`. */
export const RETRYABLE_PROBLEMS: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'idempotency-in-progress',
  'rate-limited',
  'topup-too-soon',
  'internal-error',
  'provider-unavailable',
]);
