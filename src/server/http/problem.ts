import { RenewalError } from '../../contract/error.ts';
import type { Problem } from '../../contract/problem.ts';
import { isProblemCode, type ProblemCode } from '../../contract/problem-code.ts';
import { PROBLEMS, RETRYABLE_PROBLEMS } from '../../contract/problem-status.ts';

export interface ProblemAnswer {
  readonly status: (typeof PROBLEMS)[ProblemCode];
  readonly body: Problem;
  readonly retryAfterSeconds?: number;
}

/** A refusal as problem details (RFC 9457). What was thrown by accident says `internal-error` and nothing of itself. */
export const problemOf = (thrown: unknown, requestId: string): ProblemAnswer => {
  const error = thrown instanceof RenewalError ? thrown : undefined;
  const code: ProblemCode = error && isProblemCode(error.code) ? error.code : 'internal-error';
  const { errors, order, triesLeft, retryAfterMs } = error?.details ?? {};
  const body: Problem = {
    type: `urn:renewal-elements:problem:${code}`,
    title: code.replaceAll('-', ' '),
    status: PROBLEMS[code],
    code,
    retryable: RETRYABLE_PROBLEMS.has(code),
    requestId,
    ...(errors ? { errors: [...errors] } : {}),
    ...(order ? { order } : {}),
    ...(triesLeft === undefined ? {} : { triesLeft }),
  };
  const wait = retryAfterMs ?? (code === 'provider-unavailable' ? 5000 : undefined);
  return {
    status: PROBLEMS[code],
    body,
    ...(wait === undefined ? {} : { retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)) }),
  };
};

/** A request that says something wrong at one place. @param pointer RFC 6901 */
export const invalid = (pointer: string, code: string, cause?: unknown): RenewalError =>
  new RenewalError('request-invalid', {
    errors: [{ pointer, code }],
    ...(cause === undefined ? {} : { cause }),
  });
