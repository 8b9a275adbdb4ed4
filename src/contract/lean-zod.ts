/**
 * Stands in for `zod/mini` where every byte is paid for by a traveller: in the bundles that pages embed (`vite.config.ts`).
 * It has the constructors that the schemas of answers use, and nothing else; that it reads every answer as zod does is
 * proved in `test/unit/contract/lean-zod.test.ts`. Requests are checked by the backend, with zod.
 */

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly values?: readonly unknown[];
  readonly options?: readonly unknown[];
}

/** Where a value stands, and where what is wrong with it is noted. */
interface Place {
  readonly path: readonly PropertyKey[];
  readonly issues: Issue[];
}

type Read = (value: unknown, place: Place) => unknown;

/** Something that a value of the right type must fulfil too, or what it is changed into. */
type Rule = (value: never) => unknown;

interface Traits {
  /** May the field be left out? */
  readonly isOptional?: true;
  /** All values that it takes, where they can be counted. */
  readonly values?: readonly unknown[];
  readonly shape?: Shape;
}

interface Schema extends Traits {
  readonly read: Read;
  check(...rules: readonly Rule[]): Schema;
  safeParse(value: unknown): Result;
}

type Shape = Readonly<Record<string, Schema>>;
type Result =
  | { readonly success: true; readonly data: unknown }
  | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };

const schema = (read: Read, traits: Traits = {}): Schema => ({
  ...traits,
  read,
  check: (...rules) =>
    schema((value, place) => {
      const { length } = place.issues;
      const output = read(value, place);
      if (place.issues.length > length) return output;
      return rules.reduce((text, rule) => afterRule(rule(text as never), text, place), output);
    }, traits),
  safeParse: (value) => {
    const issues: Issue[] = [];
    const data = read(value, { path: [], issues });
    return issues.length === 0 ? { success: true, data } : { success: false, error: { issues } };
  },
});

const note = ({ path, issues }: Place, more: Partial<Issue> = {}): void => {
  issues.push({ path, ...more });
};

/** @param outcome whether the rule is kept, or what it makes of the value. */
const afterRule = (outcome: unknown, value: unknown, place: Place): unknown => {
  if (outcome === false) note(place);
  return typeof outcome === 'boolean' ? value : outcome;
};

const below = ({ path, issues }: Place, key: PropertyKey): Place => ({ path: [...path, key], issues });

const typed = (isOfType: (value: unknown) => boolean): Schema =>
  schema((value, place) => {
    if (!isOfType(value)) note(place);
    return value;
  });

const among = (values: readonly unknown[]): Schema =>
  schema(
    (value, place) => {
      if (!values.includes(value)) note(place, { values });
      return value;
    },
    { values },
  );

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const string = (): Schema => typed((value) => typeof value === 'string');
export const boolean = (): Schema => typed((value) => typeof value === 'boolean');
export const int = (): Schema => typed(Number.isSafeInteger);
export const literal = (value: unknown): Schema => among([value]);
const enumeration = (values: readonly string[]): Schema => among(values);

export { enumeration as enum };

export const exactOptional = ({ read }: Schema): Schema => schema(read, { isOptional: true });

export const array = (item: Schema): Schema =>
  schema((value, place) => {
    if (Array.isArray(value)) return value.map((each, at) => item.read(each, below(place, at)));
    return note(place);
  });

export const object = (shape: Shape): Schema =>
  schema(
    (value, place) => {
      if (!isObject(value)) return note(place);
      const present = Object.entries(shape).filter(([key, field]) => !field.isOptional || key in value);
      return Object.fromEntries(
        present.map(([key, field]) => [key, field.read(value[key], below(place, key))]),
      );
    },
    { shape },
  );

export const discriminatedUnion = (key: string, members: readonly Schema[]): Schema =>
  schema((value, place) => {
    if (!isObject(value)) return note(place);
    const valuesOf = ({ shape }: Schema): readonly unknown[] => shape?.[key]?.values ?? [];
    const member = members.find((each) => valuesOf(each).includes(value[key]));
    if (member) return member.read(value, place);
    return note(below(place, key), { options: members.flatMap(valuesOf) });
  });

export const regex =
  (pattern: RegExp): Rule =>
  (text: string) =>
    pattern.test(text);
export const overwrite = (change: Rule): Rule => change;
export const nonnegative = (): Rule => (value: number) => value >= 0;
export const positive = (): Rule => (value: number) => value > 0;
