import '../../src/define/all.ts';
import { html, render } from 'lit';
import { createHttpClient } from '../../src/client/http-client.ts';
import { headers } from '../../src/contract/paths.ts';
import { RETURN_PARAMETER } from '../../src/contract/return-parameter.ts';
import { callOf, type PageCall } from './answers.ts';
import { type Watch, watchPage } from './complaints.ts';
import type { Ground } from './generate.ts';
import {
  judgeEnd,
  judgeLayout,
  judgeLeaving,
  judgeMarkup,
  judgePaper,
  judgeWords,
  type Named,
} from './judge.ts';
import { plainOf } from './plain.ts';
import { pressSomething } from './press.ts';
import { pick, type Random, randomOf, seedOf } from './random.ts';
import { tie } from './tie.ts';
import { type Answer, asAnswer, hostileAnswer, responseOf } from './transport.ts';

export const KEY = 'pk_test_payloads';

/** How the elements stand on the page, and how the traveller comes. */
export interface Setting {
  readonly width: 280 | 400 | 900;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly place: 'parts' | 'box';
  readonly entry: 'partner' | 'number' | 'return' | 'order';
  readonly presses: number;
}

const settingOf = (random: Random): Setting => ({
  width: pick(random, [280, 400, 900] as const) ?? 280,
  lang: pick(random, ['en', 'en', 'en', 'zh-Hans', 'ar']) ?? 'en',
  dir: random() < 0.15 ? 'rtl' : 'ltr',
  place: random() < 0.6 ? 'parts' : 'box',
  entry:
    pick(random, [
      'partner',
      'partner',
      'partner',
      'partner',
      'partner',
      'number',
      'number',
      'return',
      'order',
    ] as const) ?? 'partner',
  presses: 8 + Math.floor(random() * 12),
});

/** What one answer was. */
export interface Given {
  /** The call and how often it was made before: `getOrder 2`. */
  readonly name: string;
  readonly call: PageCall;
  readonly answer: Answer;
}

export interface VisitResult {
  readonly setting: Setting;
  readonly given: readonly Given[];
  /** The first moment at which something was wrong; empty where nothing was. */
  readonly complaints: readonly string[];
  /** The payment pages that the visit led to. */
  readonly left: number;
  readonly presses: readonly string[];
}

/** In place of what the seed says: `plain` or another answer, by name. */
export type Overrides = Readonly<Record<string, Answer | 'plain'>>;

/** More calls than this between two presses are calls without end. */
const MOST_CALLS = 60;
const LONGEST_MS = 15_000;

const tick = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/**
 * One traveller's visit to a page whose backend answers with generated data: mounted, pressed, looked at after each
 * press, and put away.
 * @param seen is called with the page whenever it is looked at.
 */
export const runVisit = async (
  seed: number,
  ground: Ground,
  overrides: Overrides = {},
  seen: (stage: Element) => void = () => {},
): Promise<VisitResult> => {
  const random = randomOf(seedOf(seed, 'visit'));
  const setting = settingOf(random);
  const watch = watchPage();
  const given: Given[] = [];
  const counts = new Map<string, number>();
  let pending = 0;
  let calls = 0;

  const send: typeof fetch = async (input, init) => {
    calls += 1;
    if (calls > MOST_CALLS) return new Promise(() => {});
    // As a browser's own: what cannot stand in a header is refused before anything is sent.
    const request = new Request(input, init);
    const call = callOf(request.method, new URL(request.url).pathname);
    if (!call) throw new TypeError(`Nobody answers ${request.method} ${request.url}`);
    const count = counts.get(call.id) ?? 0;
    counts.set(call.id, count + 1);
    const name = `${call.id} ${count}`;
    pending += 1;
    try {
      const body: unknown = await request.json().catch(() => ({}));
      const tied = (value: unknown, chance: Random): unknown =>
        tie({ call, request: body, ground }, value, chance);
      const override = overrides[name];
      const answer =
        override === 'plain'
          ? asAnswer(call, call.shape && tied(plainOf(call.shape, ground), () => 0))
          : (override ?? hostileAnswer(call, ground, seedOf(seed, name), tied));
      given.push({ name, call, answer });
      await tick();
      return responseOf(answer);
    } finally {
      pending -= 1;
    }
  };

  const client = createHttpClient({
    endpoint: 'https://backend.test',
    publishableKey: KEY,
    fetch: send,
    sleep: tick,
    random: () => 0,
    now: () => ground.now,
  });
  localStorage.clear();
  const address = location.href;
  if (setting.entry === 'return') history.replaceState(null, '', returnAddress());
  const stage = document.createElement('div');
  stage.lang = setting.lang;
  stage.dir = setting.dir;
  stage.style.setProperty('width', `${setting.width}px`);
  document.body.append(stage);

  const settle = async (): Promise<string[]> => {
    const start = performance.now();
    for (let quiet = 0; quiet < 3; ) {
      await tick();
      quiet = pending === 0 && watch.soon().count === 0 && !isWaiting(stage, start) ? quiet + 1 : 0;
      if (calls > MOST_CALLS) return [`asks without end: ${given.slice(-3).map(({ name }) => name)}`];
      if (performance.now() - start > LONGEST_MS)
        return judgeEnd(stage).concat(
          `does not come to rest: ${pending} calls, timers: ${JSON.stringify(watch.soon())}`,
        );
    }
    calls = 0;
    return [];
  };
  const look = async (): Promise<string[]> => {
    const unsettled = await settle();
    seen(stage);
    const named = namedIn(given);
    return [
      ...watch.take(),
      ...unsettled,
      ...judgeMarkup(stage, ground, named),
      ...judgeWords(stage, named),
      ...judgeLayout(stage),
      ...judgeEnd(stage),
      ...judgeLeaving(watch.gone, ground, named),
      ...watch.papers.splice(0).flatMap(judgePaper),
      ...(location.href === address ? [] : [`the page is at ${location.href}`]),
      ...('polluted' in Object.prototype ? ['all objects have what the data said'] : []),
    ];
  };

  const presses: string[] = [];
  let complaints: string[] = [];
  try {
    render(page(setting, client), stage);
    complaints = await look();
    for (let press = 0; press < setting.presses && complaints.length === 0; press++) {
      presses.push(pressSomething(stage, random));
      complaints = await look();
    }
    stage.remove();
    await tick();
    complaints.push(...watch.take());
  } catch (thrown) {
    complaints.push(`thrown: ${thrown instanceof Error ? thrown.stack : thrown}`);
  } finally {
    stage.remove();
    watch.end();
    history.replaceState(null, '', address);
  }
  return { setting, given, complaints, left: watch.gone.length, presses };
};

const returnAddress = (): string => {
  const url = new URL(location.href);
  url.searchParams.set(RETURN_PARAMETER, `${KEY}~token`);
  return url.href;
};

const page = ({ place, entry }: Setting, client: ReturnType<typeof createHttpClient>): unknown => {
  const token = entry === 'partner' || entry === 'order' ? async () => 'token' : undefined;
  const order = entry === 'order' ? 'order-1' : '';
  return place === 'box'
    ? html`<renewal-box publishable-key=${KEY} .client=${client} .getPartnerToken=${token} order=${order} card-type="mexico"></renewal-box>`
    : html`<renewal-provider publishable-key=${KEY} .client=${client} .getPartnerToken=${token} order=${order} card-type="mexico">
        <renewal-card-access></renewal-card-access>
        <renewal-usage-meter></renewal-usage-meter>
        <renewal-plan-picker></renewal-plan-picker>
        <renewal-checkout-button></renewal-checkout-button>
        <renewal-order-status></renewal-order-status>
        <renewal-history></renewal-history>
        <renewal-auto-renewal></renewal-auto-renewal>
      </renewal-provider>`;
};

/** Files of code come late the first time; after that everything is there. */
const isWaiting = (stage: Element, start: number): boolean =>
  performance.now() - start < LONGEST_MS && judgeEnd(stage).some((it) => it.endsWith('waits'));

/** What the data said, and which addresses it named for links that are not the payment's. */
const namedIn = (given: readonly Given[]): Named => {
  const addresses = new Set<string>();
  const texts: string[] = [];
  for (const { answer } of given) {
    texts.push(answer.body ?? '');
    if (typeof answer.value === 'object') {
      const text = JSON.stringify(answer.value, (key, value: unknown) => {
        if (/^(url|appleUrl|androidUrl|officialUrl)$/.test(key) && isWeb(value))
          addresses.add(value).add(URL.parse(value)?.href ?? value);
        return value;
      });
      texts.push(text ?? '');
    }
  }
  return { addresses, text: texts.join(' ') };
};

const isWeb = (value: unknown): value is string => typeof value === 'string' && /^https:\/\//.test(value);

export type { Watch };
export { headers };
