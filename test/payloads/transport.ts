import fc from 'fast-check';
import { PROBLEM_CODES } from '../../src/contract/problem-code.ts';
import { type PageCall, Problem } from './answers.ts';
import { answerOf, type Ground } from './generate.ts';
import { pick, type Random, randomOf, seedOf } from './random.ts';
import { NAMES_OF_OBJECTS } from './texts.ts';

/** An answer as it comes: what a server would send. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined: the connection is lost. */
  readonly body: string | undefined;
  /** Of what follows the shape of its call, or nearly: it can be made simpler. */
  readonly value?: unknown;
}

/** The value that a seed stands for. */
export const sample = <T>(arbitrary: fc.Arbitrary<T>, seed: number): T =>
  fc.sample(arbitrary, { seed, numRuns: 1 })[0] as T;

export const asAnswer = (call: PageCall, value: unknown): Answer => ({
  status: call.status,
  headers: { 'Content-Type': 'application/json' },
  body: call.shape ? JSON.stringify(value) : '',
  value,
});

const arbitraries = new Map<string, fc.Arbitrary<unknown>>();
const valueFor = (call: PageCall, ground: Ground, seed: number): unknown => {
  if (!call.shape) return undefined;
  const known = arbitraries.get(call.id) ?? answerOf(call.shape, ground);
  arbitraries.set(call.id, known);
  return sample(known, seed);
};

/**
 * The answer to a call by its seed: mostly of its shape, else broken on the way or by whoever made it.
 * @param tie makes of it an answer to this very request, so that a visit comes to its end.
 */
export const hostileAnswer = (
  call: PageCall,
  ground: Ground,
  seed: number,
  tie: (value: unknown, random: Random) => unknown,
): Answer => {
  const random = randomOf(seedOf(seed, 'transport'));
  const value = valueFor(call, ground, seed);
  // Without these two there is nothing to see.
  const share = call.id === 'getConfig' || call.id === 'createSession' ? 0.08 : 0.2;
  const whole = asAnswer(call, random() < 0.85 ? tie(value, random) : value);
  if (random() > share) return withOddHeaders(whole, random);
  const break_ = pick(random, BREAKS) ?? lost;
  return break_(whole, random, ground);
};

type Break = (whole: Answer, random: Random, ground: Ground) => Answer;

const lost: Break = (whole) => ({ ...whole, body: undefined, value: undefined });

const text =
  (body: string, type = 'application/json'): Break =>
  (whole) => ({
    ...whole,
    headers: { 'Content-Type': type },
    body,
    value: undefined,
  });

const spoiled: Break = (whole, random) => {
  const value = structuredClone(whole.value);
  const holders = [...objectsIn(value)];
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const holder = pick(random, holders);
    const key = holder && pick(random, Object.keys(holder));
    if (!holder || key === undefined) continue;
    const junk = pick(random, JUNK);
    if (junk === undefined) delete holder[key];
    else holder[key] = junk;
  }
  return { ...whole, value, body: JSON.stringify(value) ?? 'null' };
};

const JUNK = [
  undefined,
  null,
  -1,
  0.5,
  '',
  'surprise',
  true,
  {},
  [],
  [[]],
  { kind: 'surprise' },
  '2026',
  [null],
  9e99,
];

function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

const problem: Break = (_whole, random, ground) => {
  const value = sample(answerOf(Problem, ground), Math.floor(random() * 2 ** 31)) as Record<string, unknown>;
  const code = random() < 0.8 ? pick(random, PROBLEM_CODES) : pick(random, NAMES_OF_OBJECTS);
  const errors = [{ pointer: '', code: pick(random, [...NAMES_OF_OBJECTS, 'used', 'ended']) ?? '' }];
  return {
    status: pick(random, [400, 401, 403, 404, 409, 410, 422, 429, 500, 502, 503]) ?? 500,
    headers: {
      'Content-Type': 'application/problem+json',
      'Retry-After': pick(random, ['1', '999999', '-1', 'Fri, 31 Dec 9999 23:59:59 GMT', '']) ?? '',
    },
    body: JSON.stringify({ ...value, code, errors }),
  };
};

const BREAKS: readonly Break[] = [
  lost,
  spoiled,
  spoiled,
  spoiled,
  problem,
  problem,
  problem,
  (whole, random) => ({
    ...whole,
    body: whole.body?.slice(0, Math.floor(random() * whole.body.length)),
    value: undefined,
  }),
  (whole) => ({ ...whole, headers: { 'Content-Type': 'text/html' } }),
  (whole) => ({ ...whole, headers: {} }),
  (whole, random) => ({ ...whole, status: pick(random, [200, 201, 204, 206, 299, 304, 404, 500]) ?? 200 }),
  (whole) => ({ ...whole, body: `[${whole.body}]`, value: undefined }),
  text('null'),
  text('"text"'),
  text('0'),
  text(''),
  text('[]'),
  text('{}'),
  text('<!doctype html><script>alert(1)</script>', 'text/html'),
  text(`${'['.repeat(5000)}${']'.repeat(5000)}`),
  text(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`),
  text('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  text('{"code":"x"}', 'application/problem+json'),
];

/** Clocks and tags that are none. */
const withOddHeaders = (answer: Answer, random: Random): Answer => {
  const roll = random();
  if (roll > 0.06) return answer;
  const time =
    pick(random, ['9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z', 'now', '', '2026-13-01T00:00:00Z']) ?? '';
  const odd =
    roll < 0.03 ? { 'Renewal-Time': time } : { ETag: pick(random, ['"x"', '', 'W/"\u00ff"', '*']) ?? '' };
  return { ...answer, headers: { ...answer.headers, ...odd } };
};

/** As `fetch` gives it. */
export const responseOf = ({ status, headers, body }: Answer): Response => {
  if (body === undefined) throw new TypeError('Failed to fetch');
  const isBare = status === 204 || status === 304;
  return new Response(isBare ? null : body, { status, headers });
};
