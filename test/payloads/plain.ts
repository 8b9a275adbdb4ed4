import type * as z from 'zod/mini';
import type { Ground } from './generate.ts';

/*
 * The dull answer of a shape: everything there, nothing odd. What is wrong with a hostile answer is found by putting
 * parts of this one in its place.
 */

/** A field that may be left out is left out. */
const NOTHING = Symbol('nothing');

export const plainOf = (schema: z.core.$ZodType, ground: Ground, key = ''): unknown => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape)
          .filter(([, field]) => field._zod.def.type !== 'optional')
          .map(([name, field]) => [name, plainOf(field, ground, name)]),
      );
    case 'array':
      return def.element._zod.def.type === 'enum'
        ? [...Object.values((def.element as z.core.$ZodEnum)._zod.def.entries)]
        : [plainOf(def.element, ground, key)];
    case 'union':
      return plainOf(def.options[0] as z.core.$ZodType, ground, key);
    case 'optional':
      return plainOf(def.innerType, ground, key);
    case 'enum':
      return Object.values(def.entries)[0];
    case 'literal':
      return def.values[0];
    case 'boolean':
      return false;
    case 'number':
      return 1000;
    default:
      return plainText(schema, ground, key);
  }
};

const plainText = (schema: z.core.$ZodType, ground: Ground, key: string): string => {
  const fits = (text: string): boolean => (schema as z.ZodMiniType).safeParse(text).success;
  const formed = [new Date(ground.now + 600_000).toISOString(), 'P30D', 'MXN'];
  const hasForm = (schema._zod.def.checks ?? []).some(({ _zod }) => _zod.def.check === 'string_format');
  if (hasForm) return formed.find(fits) ?? '';
  if (/origins$/i.test(key)) return ground.payOrigin;
  if (/url$/i.test(key)) return `${ground.payOrigin}/pay`;
  if (/email$/i.test(key)) return 'help@seller.test';
  if (/zone$/i.test(key)) return 'UTC';
  return key === 'currency' ? 'MXN' : 'plain';
};

/** The same value with one part of it made dull or left out, the largest parts first. */
export function* simpler(
  schema: z.core.$ZodType,
  value: unknown,
  ground: Ground,
  key = '',
): Generator<unknown> {
  const plain = plainOf(schema, ground, key);
  if (JSON.stringify(plain) === JSON.stringify(value)) return;
  yield plain;
  yield* simplerInside(schema, value, ground, key);
}

function* simplerInside(
  schema: z.core.$ZodType,
  value: unknown,
  ground: Ground,
  key: string,
): Generator<unknown> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'optional') yield* simpler(def.innerType, value, ground, key);
  if (def.type === 'union')
    for (const option of def.options.filter((it) => isOf(it, value)))
      yield* simplerInside(option, value, ground, key);
  if (def.type === 'array' && Array.isArray(value)) yield* simplerList(def.element, value, ground, key);
  if (def.type === 'object' && isRecord(value)) yield* simplerObject(def.shape, value, ground);
  if (typeof value === 'string' && value.length > 12) yield value.slice(0, value.length / 2);
}

function* simplerList(
  item: z.core.$ZodType,
  list: readonly unknown[],
  ground: Ground,
  key: string,
): Generator<unknown> {
  if (list.length > 1) for (const at of list.keys()) yield list.toSpliced(at, 1);
  for (const [at, value] of list.slice(0, 4).entries())
    for (const other of simpler(item, value, ground, key)) yield list.with(at, other);
}

function* simplerObject(
  shape: z.core.$ZodShape,
  value: Record<string, unknown>,
  ground: Ground,
): Generator<unknown> {
  for (const [name, field] of Object.entries(shape).filter(([name]) => Object.hasOwn(value, name))) {
    if (field._zod.def.type === 'optional') yield changed(value, name, NOTHING);
    for (const other of simpler(field, value[name], ground, name)) yield changed(value, name, other);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Is it the member of a union that the value says it is? */
const isOf = (option: z.core.$ZodType, value: unknown): boolean => {
  const { def } = (option as z.core.$ZodTypes)._zod;
  if (def.type !== 'object' || !isRecord(value)) return false;
  return Object.entries(def.shape).every(([name, field]) => {
    const inner = (field as z.core.$ZodTypes)._zod.def;
    return inner.type !== 'literal' || inner.values.some((literal) => literal === value[name]);
  });
};

const changed = (value: Record<string, unknown>, name: string, to: unknown): unknown =>
  Object.fromEntries(Object.entries({ ...value, [name]: to }).filter(([, it]) => it !== NOTHING));
