import { RenewalError } from './error.ts';

/** What is wrong with an answer: where, and which values it takes there. */
interface Issue {
  readonly path: readonly PropertyKey[];
  /** Of an enumeration. */
  readonly values?: readonly unknown[];
  /** Of what tells the members of a union apart. */
  readonly options?: readonly unknown[];
}

/** As far as this reads one: of zod, and of `lean-zod.ts`. */
export interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
}

/**
 * Reads an answer so that a newer backend does not break an older page: fields that are not known are dropped, and where
 * a value is not one of those that are known, and `unknown` is among them, it is read as that.
 * @throws {RenewalError} `answer-invalid` for anything else that does not follow the contract.
 */
export const open = <T>(schema: Schema<T>, answer: unknown): T => {
  const strict = schema.safeParse(answer);
  if (strict.success) return strict.data;
  // All that is wrong was found at once, so that reading once more is enough.
  const lenient = schema.safeParse(strict.error.issues.filter(isOpen).reduce(withUnknown, answer));
  if (lenient.success) return lenient.data;
  throw new RenewalError('answer-invalid', { cause: lenient.error });
};

const isOpen = ({ values, options }: Issue): boolean => (values ?? options ?? []).includes('unknown');

const withUnknown = (answer: unknown, { path }: Issue): unknown => replaced(answer, path);

/** The same value, with `unknown` for the text at the path. */
const replaced = (value: unknown, [key, ...rest]: readonly PropertyKey[]): unknown => {
  if (key === undefined) return typeof value === 'string' ? 'unknown' : value;
  if (Array.isArray(value)) return value.map((item, at) => (at === key ? replaced(item, rest) : item));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value;
  return { ...value, [key]: replaced(Reflect.get(value, key), rest) };
};
