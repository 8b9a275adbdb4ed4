import type { Ground } from './generate.ts';
import type { Failure } from './page.ts';
import { simpler } from './plain.ts';
import { asAnswer } from './transport.ts';
import { type Given, type Overrides, runVisit, type VisitResult } from './visit.ts';

/** What a complaint is about, without the figures in it. */
const kindOf = (complaints: readonly string[]): string =>
  (complaints[0] ?? '')
    .replace(/["'].*/s, '')
    .replace(/\d+/g, 'n')
    .slice(0, 60);

/** The smallest answers with which a visit goes wrong in the same way. @param ms how long it may be looked for. */
export const shrunk = async (
  seed: number,
  ground: Ground,
  first: VisitResult,
  ms: number,
): Promise<Failure> => {
  const end = performance.now() + ms;
  const kind = kindOf(first.complaints);
  let best = first;
  let overrides: Overrides = {};
  const tryWith = async (more: Overrides): Promise<boolean> => {
    if (performance.now() > end) return false;
    const result = await runVisit(seed, ground, more);
    if (kindOf(result.complaints) !== kind) return false;
    best = result;
    overrides = more;
    return true;
  };
  for (const { name } of first.given) await tryWith({ ...overrides, [name]: 'plain' });
  /** One step smaller, if there is one. */
  const shrinkOne = async ({ name, call }: Given): Promise<boolean> => {
    const { answer } = best.given.find((it) => it.name === name) ?? {};
    if (!call.shape || answer?.value === undefined) return false;
    for (const value of simpler(call.shape, answer.value, ground)) {
      if (performance.now() > end) return false;
      if (await tryWith({ ...overrides, [name]: { ...asAnswer(call, value), headers: answer.headers } }))
        return true;
    }
    return false;
  };
  for (const given of best.given.filter((it) => overrides[it.name] !== 'plain'))
    while (await shrinkOne(given));
  return {
    seed,
    complaints: best.complaints,
    setting: best.setting,
    presses: best.presses,
    answers: Object.fromEntries(best.given.filter(({ name }) => overrides[name] !== 'plain').map(told)),
  };
};

const told = ({ name, answer }: Given): [string, string] => [
  name,
  `${answer.status} ${JSON.stringify(answer.headers)} ${answer.body?.slice(0, 4000) ?? '(the connection is lost)'}`,
];

/** A visit with plain answers only: what is wrong in it is wrong with these tests. */
export const plainVisit = async (seed: number, ground: Ground): Promise<VisitResult> => {
  const everything = new Proxy<Overrides>({}, { get: () => 'plain' });
  return runVisit(seed, ground, everything);
};
