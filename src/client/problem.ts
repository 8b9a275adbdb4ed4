import { RenewalError } from '../contract/error.ts';
import { Problem } from '../contract/problem.ts';
import { isProblemCode } from '../contract/problem-code.ts';

/** A refusal of the backend as the one error. What is no problem document is told by its status alone. */
export const readProblem = async (response: Response): Promise<RenewalError> => {
  const retryAfterMs = readRetryAfter(response.headers.get('Retry-After'));
  const common = { status: response.status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  const problem = await readDocument(response);
  if (!problem) {
    const retryable = response.status >= 500 || response.status === 429;
    return new RenewalError(retryable ? 'provider-unavailable' : 'answer-invalid', { ...common, retryable });
  }
  const { code, type, title, ...details } = problem;
  return new RenewalError(isProblemCode(code) ? code : 'unknown', { ...details, ...common });
};

const readDocument = async (response: Response): Promise<Problem | undefined> => {
  if (!response.headers.get('Content-Type')?.startsWith('application/problem+json')) return undefined;
  const result = Problem.safeParse(await response.json().catch(() => undefined));
  return result.success ? result.data : undefined;
};

/** `Retry-After` in its form of seconds; a date would need the sender's clock. */
const readRetryAfter = (value: string | null): number | undefined =>
  value !== null && /^\d{1,6}$/.test(value) ? Number(value) * 1000 : undefined;
