import type { ProblemCode } from './problem-code.ts';

/** What goes wrong on the page's side of the wire. */
export type LocalCode =
  /** The browser is offline, or nothing answered. */
  | 'network-unreachable'
  /** No answer in time; the request may have arrived. */
  | 'timeout'
  /** An answer that does not follow the contract. */
  | 'answer-invalid'
  /** The backend gave a payment address that is not http(s) of an allowed origin. */
  | 'payment-address-refused'
  /** The provider has no `endpoint`, or one that is no URL. */
  | 'endpoint-invalid'
  /** The page's own sign-in of its visitor did not work: the one-time code does. */
  | 'partner-sign-in-failed'
  /** The caller gave up (its signal aborted). */
  | 'aborted'
  /** A problem code that this version does not know. */
  | 'unknown';

/** The closed set of codes: each has words in every language and a next step in the interface. */
export type ErrorCode = ProblemCode | LocalCode;

export interface RenewalErrorDetails {
  /** Would the same request later have a chance? Default `false`. */
  readonly retryable?: boolean;
  /** The backend's id of the request, for support. */
  readonly requestId?: string;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** Not before so many milliseconds (`Retry-After`). */
  readonly retryAfterMs?: number;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
  readonly order?: { readonly id: string; readonly reference: string };
  readonly triesLeft?: number;
  readonly cause?: unknown;
}

/** The one error of this package: `code` says what happened, nothing else needs to be read. */
export class RenewalError extends Error {
  readonly code: ErrorCode;
  readonly details: RenewalErrorDetails;

  constructor(code: ErrorCode, details: RenewalErrorDetails = {}) {
    super(code, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'RenewalError';
    this.code = code;
    this.details = details;
  }

  get retryable(): boolean {
    return this.details.retryable ?? false;
  }
}

/** Whatever was thrown, as the one error; by its name, as another copy of the package may have made it. */
export const toRenewalError = (thrown: unknown): RenewalError =>
  isRenewalError(thrown) ? thrown : new RenewalError('unknown', { cause: thrown });

const isRenewalError = (thrown: unknown): thrown is RenewalError =>
  thrown instanceof Error && thrown.name === 'RenewalError';
