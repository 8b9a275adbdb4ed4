import type { ProblemCode } from './problem-code.ts';

/** Who calls: a partner's page with its key, the payment provider, its hosted page, or whoever reads a message of ours. */
type Caller = 'page' | 'provider' | 'payer' | 'reader';
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
  readonly method: 'get' | 'post' | 'put' | 'delete';
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
