import { callOf, type PageCall } from '../../test/payloads/answers.ts';
import type { Ground } from '../../test/payloads/generate.ts';
import { plainOf } from '../../test/payloads/plain.ts';
import { randomOf, seedOf } from '../../test/payloads/random.ts';
import * as texts from '../../test/payloads/texts.ts';
import { tie } from '../../test/payloads/tie.ts';
import { type Answer, asAnswer, hostileAnswer, responseOf } from '../../test/payloads/transport.ts';

/*
 * The backend of the pages under /hostile/data/: answers what the page's address says, in the page itself. An order leads
 * to a payment page that is not there.
 */

type Change = (value: unknown, key: string, at: number) => unknown;

const SHOWN =
  /^(text|name|operator|masked|address|number|value|reference|code|subdivisions|email|supportEmail)$/;
const say =
  (...words: readonly string[]): Change =>
  (value, key, at) =>
    typeof value === 'string' && SHOWN.test(key) ? words[at % words.length] : value;

const isInstant = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);

/** What each page makes of a dull answer. */
const CHANGES: Readonly<Record<string, Change>> = {
  words: say('W'.repeat(10_000), 'ß'.repeat(10_000)),
  markup: (value, key, at) =>
    typeof value === 'string' && /url$/i.test(key)
      ? texts.ADDRESSES[at % texts.ADDRESSES.length]
      : say(...texts.MARKUP)(value, key, at),
  arabic: say(
    'باقة إنترنت للمسافرين ٣ جيجابايت 👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '\u202eMX$1.00 elbatnuoc',
    'חבילת גלישה 3GB עם MX$100',
  ),
  numbers: (value, key) => {
    if (typeof value === 'number') return Number.MAX_SAFE_INTEGER;
    return key === 'currency' ? 'XXX' : value;
  },
  times: (value, key, at) =>
    // A session that has ended shows nothing.
    isInstant(value) && key !== 'expiresAt' ? texts.INSTANTS[at % texts.INSTANTS.length] : value,
  many: (value, key) => {
    if (key !== 'plans' || !Array.isArray(value)) return value;
    return Array.from({ length: 5000 }, (_, at) => ({ ...value[0], id: `plan-${at % 2 ? at : 0}` }));
  },
};

const ground: Ground = { now: Date.now(), payOrigin: location.origin };
const seed = Number(new URL(location.href).searchParams.get('seed') ?? 1);
const change = CHANGES[location.pathname.split('/').at(-1) ?? ''];
const counts = new Map<string, number>();

const changed = (value: unknown, by: Change): unknown => {
  let at = 0;
  const text = JSON.stringify(value, (key, inner: unknown) => by(inner, key, at++));
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
};

const answerTo = (call: PageCall, request: unknown): Answer => {
  const count = counts.get(call.id) ?? 0;
  counts.set(call.id, count + 1);
  const tied = (value: unknown, random: () => number): unknown =>
    tie({ call, request, ground }, value, random);
  if (!change) return hostileAnswer(call, ground, seedOf(seed, call.id, count), tied);
  const dull = call.shape && plainOf(call.shape, ground);
  return asAnswer(call, tied(changed(dull, change), randomOf(seed)));
};

const plainFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const { origin, pathname } = new URL(request.url);
  const call = origin === location.origin ? undefined : callOf(request.method, pathname);
  if (!call) return plainFetch(input, init);
  return responseOf(answerTo(call, await request.json().catch(() => ({}))));
};

for (const provider of document.querySelectorAll('renewal-provider'))
  Object.assign(provider, { getPartnerToken: async () => 'token' });
