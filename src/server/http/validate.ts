import * as z from 'zod/mini';
import { RenewalError } from '../../contract/error.ts';
import { readText } from './body.ts';
import type { HttpContext } from './env.ts';
import { invalid } from './problem.ts';

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: z.core.$ZodError };
}

/** The JSON body, as the schema allows it. @throws RenewalError `request-invalid` with places and codes, never with texts. */
export const readBody = async <T>(c: HttpContext, schema: Schema<T>): Promise<T> => {
  const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw invalid('', 'content_type');
  return check(schema, parseJson(await readText(c)));
};

/** The query string; a parameter that is not known, or given twice, is an error of the caller. */
export const readQuery = <T>(c: HttpContext, schema: Schema<T>): T => {
  const values = Object.entries(c.req.queries());
  const twice = values.find(([, given]) => given.length > 1);
  if (twice) throw invalid(pointerTo([twice[0]]), 'repeated');
  return check(schema, Object.fromEntries(values.map(([name, [value]]) => [name, value])));
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid('', 'json', cause);
  }
};

/** Enough to mend a request by; a body full of mistakes is not answered with a larger one. */
const MOST_ERRORS = 20;

const check = <T>(schema: Schema<T>, value: unknown): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap(errorsOf).slice(0, MOST_ERRORS);
  throw new RenewalError('request-invalid', { errors });
};

const errorsOf = (issue: z.core.$ZodIssue): { pointer: string; code: string }[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ pointer: pointerTo([...issue.path, key]), code: 'unknown_field' }))
    : [{ pointer: pointerTo(issue.path), code: issue.code }];

/** RFC 6901. A name that the caller made up is cut: it is repeated to them, not kept for them. */
const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

export const PlanQueryParameters = z.strictObject({
  country: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/))),
  card_type: z.optional(z.string().check(z.maxLength(64))),
  currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/))),
});
export const SupportQueryParameters = z.strictObject({
  card_type: z.string().check(z.maxLength(64)),
});
export const CardOrderParameters = z.strictObject({
  before: z.optional(z.string().check(z.maxLength(2048))),
});
export const CardPlanParameters = z.strictObject({
  currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/))),
});
