import fc from 'fast-check';
import type * as z from 'zod/mini';
import { CardLookup, Cards, Challenge, Session } from '../../../../src/contract/access.ts';
import { Plans } from '../../../../src/contract/catalogue.ts';
import { Config } from '../../../../src/contract/config.ts';
import { Problem } from '../../../../src/contract/problem.ts';
import { OrderAccess } from '../../../../src/contract/purchase.ts';
import { SessionLife } from '../../../../src/contract/session-life.ts';
import { StoreSearch } from '../../../../src/contract/store-search.ts';
import { OrderHistory, Receipt } from '../../../../src/domain/model/history.ts';
import { OperatorSupport } from '../../../../src/domain/model/operator-support.ts';
import { Order } from '../../../../src/domain/model/order.ts';
import { Quote } from '../../../../src/domain/model/quote.ts';
import { Usage } from '../../../../src/domain/model/usage.ts';

/** Every answer of the contract, by the module that has its shape. */
export const ANSWERS = {
  'contract/access': { CardLookup, Cards, Challenge, Session },
  'contract/catalogue': { Plans },
  'contract/config': { Config },
  'contract/problem': { Problem },
  'contract/purchase': { OrderAccess },
  'contract/session-life': { SessionLife },
  'contract/store-search': { StoreSearch },
  'domain/model/history': { OrderHistory, Receipt },
  'domain/model/operator-support': { OperatorSupport },
  'domain/model/order': { Order },
  'domain/model/quote': { Quote },
  'domain/model/usage': { Usage },
};

/** Answers that follow the shape, whatever it is. */
export const payloadOf = (schema: z.core.$ZodType): fc.Arbitrary<unknown> => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'object') return objectOf(def.shape);
  if (def.type === 'array') return fc.array(payloadOf(def.element), { maxLength: 3 });
  if (def.type === 'union') return fc.oneof(...def.options.map(payloadOf));
  if (def.type === 'optional') return payloadOf(def.innerType);
  if (def.type === 'enum') return fc.constantFrom(...Object.values(def.entries));
  if (def.type === 'literal') return fc.constantFrom(...def.values);
  if (def.type === 'boolean') return fc.boolean();
  if (def.type === 'number') return numberOf(schema);
  if (def.type === 'string') return textOf(schema);
  throw new Error(`No payloads are known for ${def.type}.`);
};

const objectOf = (shape: z.core.$ZodShape): fc.Arbitrary<unknown> => {
  const fields = Object.entries(shape);
  const always = fields.filter(([, field]) => field._zod.def.type !== 'optional').map(([key]) => key);
  const values = Object.fromEntries(fields.map(([key, field]) => [key, payloadOf(field)]));
  // Without a prototype, a record would not be what JSON gives.
  return fc.record(values, { requiredKeys: always, noNullPrototype: true });
};

const checksOf = (schema: z.core.$ZodType): string =>
  (schema._zod.def.checks ?? []).map((check) => check._zod.def.check).join();

const numberOf = (schema: z.core.$ZodType): fc.Arbitrary<number> =>
  checksOf(schema).includes('greater_than') ? fc.integer({ min: 1 }) : fc.maxSafeInteger();

const TEXTS = ['2026-11-20T12:00:00Z', '2026-11-20T12:00:00.123Z', 'P30D', 'PT24H', 'MXN', 'some text', ''];

/** A text of those above, or any, that keeps the rules of the schema. */
const textOf = (schema: z.core.$ZodType): fc.Arbitrary<string> => {
  const fits = (text: string): boolean => (schema as z.ZodMiniType).safeParse(text).success;
  const known = fc.constantFrom(...TEXTS.filter(fits));
  return checksOf(schema) === '' ? fc.oneof(known, fc.string()) : known;
};

/** Where in a value something stands, the value itself not counted. */
export const pathsOf = (value: unknown, path: readonly string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsOf(inner, [...path, key])])
    : [];

const NOTHING = Symbol('nothing');
const JUNK = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown> },
  fc.constantFrom('surprise', 'unknown', 'metered', '', -1, 0, 1.5, 2 ** 53, -(2 ** 60), null, {}, []),
  fc.constant({ kind: 'surprise' }),
  fc.constant(NOTHING),
);

/** The same answer with a few places of it spoiled: another value, another type, or nothing at all. */
export const spoiled = (payload: unknown): fc.Arbitrary<unknown> => {
  const places = pathsOf(payload);
  if (places.length === 0) return JUNK.map((junk) => (junk === NOTHING ? null : junk));
  const change = fc.tuple(fc.constantFrom(...places), JUNK);
  return fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) => changes.reduce((value, [path, junk]) => changed(value, path, junk), payload));
};

const changed = (value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown => {
  if (key === undefined) return to;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([name, inner]) => [name, name === key ? changed(inner, rest, to) : inner] as const)
    .filter(([, inner]) => inner !== NOTHING);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
};
