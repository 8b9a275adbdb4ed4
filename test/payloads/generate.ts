import fc from 'fast-check';
import type * as z from 'zod/mini';
import * as texts from './texts.ts';

/*
 * Answers of any shape of the contract, found by walking its schema: a field that is new is in them by itself. Mostly they
 * follow the contract and mean nothing sensible.
 */

/** Where the tests of all of it take place, in time. Epoch ms. */
export interface Ground {
  readonly now: number;
  /** An origin to which a payment may lead, and where nothing is. */
  readonly payOrigin: string;
}

/** What a shape says of the field that is walked through. */
interface Place {
  readonly key: string;
  readonly ground: Ground;
  /** How many arrays stand around it: what is inside of several is not made large. */
  readonly depth: number;
}

/** @param schema of zod, as the contract has it. */
export const answerOf = (schema: z.core.$ZodType, ground: Ground): fc.Arbitrary<unknown> =>
  valueFor(schema, { key: '', ground, depth: 0 });

const valueFor = (schema: z.core.$ZodType, place: Place): fc.Arbitrary<unknown> => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return objectOf(def.shape, place);
    case 'array':
      return listOf(valueFor(def.element, { ...place, depth: place.depth + 1 }), place);
    case 'union':
      return fc.oneof(...def.options.map((option) => ({ weight: 6, arbitrary: valueFor(option, place) })), {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('surprise'), status: fc.constant('surprise') }),
      });
    case 'optional':
      return valueFor(def.innerType, place);
    case 'enum': {
      const surprises = ['surprise', '', ...texts.NAMES_OF_OBJECTS];
      return rarely(fc.constantFrom(...Object.values(def.entries)), fc.constantFrom(...surprises));
    }
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'boolean':
      return fc.boolean();
    case 'number':
      return numberOf(schema);
    case 'string':
      return textOf(schema, place);
    default:
      throw new Error(`No answers are known for ${def.type}.`);
  }
};

const rarely = <T>(mostly: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>, one = 12): fc.Arbitrary<T> =>
  fc.oneof({ weight: one - 1, arbitrary: mostly }, { weight: 1, arbitrary: seldom });

const objectOf = (shape: z.core.$ZodShape, place: Place): fc.Arbitrary<unknown> => {
  const fields = Object.entries(shape);
  const always = fields.filter(([, field]) => field._zod.def.type !== 'optional').map(([key]) => key);
  const values = Object.fromEntries(fields.map(([key, field]) => [key, valueFor(field, { ...place, key })]));
  return fc.record(values, { requiredKeys: always, noNullPrototype: true });
};

/** Mostly a few; at the top seldom more than anybody has. The same one twice, with the same id, is not rare. */
const listOf = (item: fc.Arbitrary<unknown>, { depth }: Place): fc.Arbitrary<readonly unknown[]> => {
  const few = fc.array(item, { minLength: 1, maxLength: 3 });
  const twice = few.map((items) => [...items, ...items.slice(0, 1)]);
  const many =
    depth === 0 ? few.map((items) => Array.from({ length: 60 }, (_, at) => items[at % items.length])) : few;
  return fc.oneof(
    { weight: 16, arbitrary: few },
    { weight: 2, arbitrary: twice },
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: many },
  );
};

const numberOf = (schema: z.core.$ZodType): fc.Arbitrary<number> => {
  const fits = (value: number): boolean => (schema as z.ZodMiniType).safeParse(value).success;
  const usual = fc.oneof(fc.constantFrom(...texts.NUMBERS), fc.nat(10 ** 6), fc.nat(2 ** 31 - 1));
  return rarely(usual.filter(fits), fc.constantFrom(...texts.NUMBERS, ...texts.WRONG_NUMBERS), 400);
};

const ANY_TEXT = [
  ...texts.MARKUP,
  ...texts.NAMES_OF_OBJECTS,
  ...texts.WRITING,
  ...texts.ADDRESSES,
  ...texts.MAILBOXES,
  ...texts.NUMBERS_TO_CALL,
];
const PLAIN_TEXT = ['Plan', 'ok-1', 'Telcel', 'A longer name of a plan, for travellers'];

/** What is meant for a field of this name. */
const meantFor = ({ key, ground }: Place): readonly string[] | undefined => {
  if (/url$/i.test(key)) return [...texts.ADDRESSES, `${ground.payOrigin}/pay`, 'https://help.test/'];
  if (/email$/i.test(key)) return texts.MAILBOXES;
  if (/phone|^to$|^code$/i.test(key)) return texts.NUMBERS_TO_CALL;
  if (/zone$/i.test(key)) return texts.ZONES;
  if (/country$/i.test(key)) return texts.COUNTRIES;
  if (/^(lang|locales)$/i.test(key)) return texts.LANGUAGES;
  if (/currency$/i.test(key)) return texts.CURRENCIES;
  if (/origins$/i.test(key)) return [...texts.ORIGINS, ground.payOrigin];
  if (/^cardType$/.test(key)) return ['mexico', 'lyca', ...texts.NAMES_OF_OBJECTS];
  return undefined;
};

const textOf = (schema: z.core.$ZodType, place: Place): fc.Arbitrary<string> => {
  const fits = (text: string): boolean => (schema as z.ZodMiniType).safeParse(text).success;
  const hasForm = (schema._zod.def.checks ?? []).some(({ _zod }) => _zod.def.check === 'string_format');
  if (hasForm) return formedText(fits, place);
  const anything = fc.oneof(
    fc.constantFrom(...PLAIN_TEXT),
    fc.constantFrom(...ANY_TEXT),
    fc.string({ unit: 'binary' }),
  );
  const meant = meantFor(place);
  return meant
    ? fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...meant) }, { weight: 1, arbitrary: anything })
    : anything;
};

const DAY = 86_400_000;

/** Instants, durations and currencies: mostly of these days, and a form that a schema wants and nobody knows. */
const formedText = (fits: (text: string) => boolean, { ground }: Place): fc.Arbitrary<string> => {
  const soon = [-40 * DAY, -60_000, 0, 60_000, 600_000, DAY, 20 * DAY].map((ms) =>
    new Date(ground.now + ms).toISOString(),
  );
  const usual = [...soon, ...texts.DURATIONS.slice(0, 6), ...texts.CURRENCIES].filter(fits);
  const odd = [...texts.INSTANTS, ...texts.DURATIONS, ...texts.CURRENCIES].filter(fits);
  if (usual.length === 0) throw new Error('No text is known that has the form which a schema wants.');
  const unfit = fc.constantFrom(...texts.INSTANTS, ...texts.DURATIONS, ...texts.NAMES_OF_OBJECTS);
  return fc.oneof(
    { weight: 300, arbitrary: fc.constantFrom(...usual) },
    { weight: 100, arbitrary: fc.constantFrom(...odd) },
    { weight: 1, arbitrary: unfit },
  );
};
