import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { createHttpClient } from '../../src/client/index.ts';
import type { Tab, Visit } from '../engines/engine.ts';
import { until } from '../engines/until.ts';
import { untilText } from './support/find.ts';
import { complaintsOf, openStage, type Stage } from './support/stage.ts';

/** What `demo/hostile/leaks.js` counts. */
interface Living {
  readonly listeners: readonly string[];
  readonly timers: number;
  readonly observers: number;
  readonly requests: readonly string[];
}
interface CountingPage {
  readonly living: () => Living;
  readonly asked: readonly { readonly url: string; readonly aborted: boolean }[];
}

const TAGS = [
  'renewal-card-access',
  'renewal-usage-meter',
  'renewal-plan-picker',
  'renewal-checkout-button',
  'renewal-order-status',
  'renewal-history',
  'renewal-auto-renewal',
  'renewal-box',
] as const;
const TIMES = 200;
const PART = 25;
/** Bytes that a mount may keep in Chromium: what its caches of shapes and code take, too. */
const BYTES = 1000;

let stage: Stage;
let visit: Visit;
/** One for all: in WebKitGTK a tab behind another one sleeps. */
let tab: Tab;
before(async () => {
  stage = await openStage();
  visit = await stage.engine.visit();
  tab = await visit.tab();
  await tab.protocol?.('Performance.enable');
});
after(async () => {
  await visit?.close();
  await stage.close();
});

const openCounts = async (query = ''): Promise<void> => {
  await tab.goto(stage.at(`leaks/counts${query}`));
  await until('the shop to vouch for its visitor', () =>
    tab.evaluate(() => {
      const provider = document.querySelector('renewal-provider') as { getPartnerToken?: unknown } | null;
      return typeof provider?.getPartnerToken === 'function';
    }),
  );
};

const livingIn = (tab: Tab): Promise<Living> =>
  tab.evaluate(() => (globalThis as unknown as CountingPage).living());

const NOTHING: Living = { listeners: [], timers: 0, observers: 0, requests: [] };

/** What lives once what is under way has come to its end: answers arrive, short timers fire. */
const settled = async (tab: Tab, least = NOTHING): Promise<Living> => {
  let now = await livingIn(tab);
  await until('all to come to rest', async () => {
    now = await livingIn(tab);
    return now.timers <= least.timers && now.requests.length === 0;
  }).catch(() => {});
  return now;
};

/**
 * Puts an element onto the page and takes it away again, so many times, each time once it shows what it has.
 * @returns what the last one showed.
 */
const mountAndRemove = (tab: Tab, tag: string, times: number): Promise<string> =>
  tab.evaluate(
    async (name, count) => {
      const page = globalThis as unknown as { gone?: WeakRef<Element>[] };
      page.gone ??= [];
      let text = '';
      for (let at = 0; at < count; at += 1) {
        const element = document.createElement(name) as HTMLElement & { updateComplete?: Promise<unknown> };
        document.querySelector('main')?.append(element);
        for (let turn = 0; turn < 200; turn += 1) {
          await element.updateComplete;
          await new Promise((resolve) => setTimeout(resolve));
          if (!element.shadowRoot?.querySelector('[aria-busy=true]')) break;
        }
        text = element.shadowRoot?.textContent ?? '';
        element.remove();
        page.gone.push(new WeakRef(element));
      }
      return text.replace(/\s+/g, ' ');
    },
    tag,
    times,
  );

/** How many of the elements that were taken away are still held: in Chromium, whose collector works when it is told to. */
const heldIn = async (tab: Tab): Promise<number> => {
  if (!tab.protocol) return 0;
  for (let round = 0; round < 3; round += 1) await tab.protocol('HeapProfiler.collectGarbage');
  return await tab.evaluate(() => {
    const { gone = [] } = globalThis as unknown as { gone?: WeakRef<Element>[] };
    return gone.filter((element) => element.deref()).length;
  });
};

/** Chromium's own counts, once everything that nobody holds is gone. */
const countsOf = async ({ protocol }: Tab): Promise<Readonly<Record<string, number>>> => {
  if (!protocol) return {};
  for (let round = 0; round < 3; round += 1) await protocol('HeapProfiler.collectGarbage');
  const { metrics } = await protocol<{ metrics: { name: string; value: number }[] }>(
    'Performance.getMetrics',
  );
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
};

const difference = (
  now: Readonly<Record<string, number>>,
  then: Readonly<Record<string, number>>,
  name: string,
): number => (now[name] ?? 0) - (then[name] ?? 0);

describe('what stays behind', () => {
  before(async () => {
    await openCounts();
    await until('the visitor’s card', async () =>
      (await mountAndRemove(tab, 'renewal-usage-meter', 1)).includes('GB'),
    );
  });

  for (const tag of TAGS) {
    it(`${tag}: put onto the page and taken away ${TIMES} times, nothing of it is left`, async () => {
      await mountAndRemove(tab, tag, 10);
      const then = await settled(tab);
      const counted = await countsOf(tab);
      // In parts: WebKit's driver waits half a minute for each.
      for (let done = 0; done < TIMES; done += PART) await mountAndRemove(tab, tag, PART);
      assert.deepEqual(await settled(tab, then), then);
      assert.ok((await heldIn(tab)) <= 1, 'elements');
      const now = await countsOf(tab);
      assert.ok(difference(now, counted, 'Nodes') <= 0, 'nodes');
      assert.ok(difference(now, counted, 'JSEventListeners') <= 0, 'listeners');
      assert.ok(difference(now, counted, 'Documents') <= 0, 'documents');
      const bytes = difference(now, counted, 'JSHeapUsedSize') / TIMES;
      assert.ok(bytes <= BYTES, `${bytes} bytes a mount`);
      assert.deepEqual(await complaintsOf(tab), []);
    });
  }

  it('a box with a provider of its own: taken away, it leaves nothing but the page as it was', async () => {
    const bare = await livingIn(tab);
    await tab.evaluate(async () => {
      const given = document.querySelector('renewal-provider') as HTMLElement & { getPartnerToken: unknown };
      for (let at = 0; at < 20; at += 1) {
        const box = document.createElement('renewal-box') as typeof given;
        for (const { name, value } of given.attributes) box.setAttribute(name, value);
        box.getPartnerToken = given.getPartnerToken;
        document.body.append(box);
        while (!box.shadowRoot?.querySelector('renewal-usage-meter'))
          await new Promise((resolve) => setTimeout(resolve, 10));
        box.remove();
      }
    });
    assert.deepEqual(await settled(tab, bare), bare);
  });
});

describe('a provider', () => {
  it('that is taken away gives up its requests, at whatever moment, and asks for nothing any more', async () => {
    await openCounts();
    await until('the page’s own provider to be quiet', async () =>
      (await mountAndRemove(tab, 'renewal-usage-meter', 1)).includes('GB'),
    );
    await settled(tab);
    const seen = await tab.evaluate(async () => {
      const page = globalThis as unknown as CountingPage;
      const given = document.querySelector('renewal-provider') as HTMLElement & { getPartnerToken: unknown };
      const later: string[] = [];
      const pending: string[] = [];
      for (let ms = 0; ms < 400; ms += 20) {
        const provider = given.cloneNode() as typeof given;
        provider.append(document.createElement('renewal-box'), document.createElement('renewal-history'));
        provider.getPartnerToken = given.getPartnerToken;
        document.body.append(provider);
        await new Promise((resolve) => setTimeout(resolve, ms));
        provider.remove();
        // What is moved comes back at once; so it is given up a moment later.
        await Promise.resolve();
        const count = page.asked.length;
        await new Promise((resolve) => setTimeout(resolve, 200));
        later.push(...page.asked.slice(count).map(({ url }) => `after ${ms} ms: ${url}`));
        pending.push(...page.living().requests.filter((url) => !url.startsWith('/account')));
      }
      return { later, pending, aborted: page.asked.filter(({ aborted }) => aborted).length };
    });
    assert.deepEqual(seen.later, []);
    assert.deepEqual(seen.pending, []);
    assert.ok(seen.aborted > 0, 'none was under way');
  });

  it('that is moved within the page goes on with its requests', async () => {
    await openCounts();
    const { aborted, moved } = await tab.evaluate(async () => {
      const page = globalThis as unknown as CountingPage;
      const given = document.querySelector('renewal-provider') as HTMLElement & { getPartnerToken: unknown };
      const provider = given.cloneNode() as typeof given;
      provider.append(document.createElement('renewal-box'));
      provider.getPartnerToken = given.getPartnerToken;
      document.body.append(provider);
      const before = page.asked.filter((it) => it.aborted).length;
      let count = 0;
      for (let round = 0; round < 60; round += 1) {
        if (page.living().requests.length > 0) count += 1;
        document.body.prepend(provider);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return { aborted: page.asked.filter((it) => it.aborted).length - before, moved: count };
    });
    assert.ok(moved > 0, 'nothing was under way');
    assert.equal(aborted, 0);
  });

  it('that is taken away in the middle of a visitor’s sign-in signs them in when it is put back', async () => {
    await openCounts();
    await tab.evaluate(async () => {
      const page = globalThis as unknown as CountingPage;
      const given = document.querySelector('renewal-provider') as HTMLElement & { getPartnerToken: unknown };
      const provider = given.cloneNode() as typeof given;
      const meter = document.createElement('renewal-usage-meter');
      meter.id = 'back';
      provider.append(meter);
      provider.getPartnerToken = given.getPartnerToken;
      document.body.append(provider);
      const count = page.asked.length;
      while (!page.asked.slice(count).some(({ url }) => url.startsWith('/account')))
        await new Promise((resolve) => setTimeout(resolve, 1));
      provider.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      document.body.append(provider);
    });
    await untilText(tab, 'GB', '#back');
  });
});

describe('a page that nobody sees', () => {
  /** An order of the shop's visitor that nobody pays: whoever shows it keeps asking. */
  const placeOrder = async (): Promise<string> => {
    const { pages, backend } = stage.demo.addresses;
    const shop = async (path: string, cookie = '') => {
      const headers = { Origin: pages, Cookie: cookie };
      return await fetch(`${pages}/account/${path}`, { method: 'POST', headers });
    };
    const cookie = (await shop('visitor/ana')).headers.getSetCookie()[0]?.split(';')[0];
    const { token: partnerToken } = (await (await shop('renewal-token', cookie)).json()) as { token: string };
    const client = createHttpClient({
      endpoint: backend,
      publishableKey: 'pk_test_shop',
      fetch: (input, init) =>
        fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), Origin: pages } }),
    });
    const call = { locale: 'en' };
    const { token, cards } = await client.createSession({ partnerToken }, call);
    const cardId = cards[0]?.id ?? '';
    const [plan] = await client.listPlans(cardId, { ...call, token });
    const key = () => ({ ...call, token, idempotencyKey: randomUUID() });
    const quote = await client.createQuote({ cardId, planId: plan?.id ?? '' }, key());
    const { order } = await client.createOrder(
      {
        quoteId: quote.id,
        methodId: quote.methods.find(({ kind }) => kind === 'credit_card')?.id ?? '',
        contact: { email: 'ana@example.com' },
        locale: 'en',
        returnUrl: `${pages}/`,
        consents: { immediateStart: true },
      },
      key(),
    );
    return order.id;
  };

  /** What the browser says of the page; it is the same to all that listens as another tab that comes in front. */
  const show = (tab: Tab, state: 'visible' | 'hidden'): Promise<void> =>
    tab.evaluate((said) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => said });
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => said === 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);

  const asked = (tab: Tab, path = '/v1/'): Promise<number> =>
    tab.evaluate(
      (part) => (globalThis as unknown as CountingPage).asked.filter(({ url }) => url.includes(part)).length,
      path,
    );
  const wait = (tab: Tab, ms: number): Promise<unknown> =>
    tab.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), ms);

  it('asks nothing, and once when it is seen again', async () => {
    await openCounts(`?order=${await placeOrder()}`);
    await tab.evaluate(() => {
      document.querySelector('main')?.append(document.createElement('renewal-box'));
    });
    await until('an order that is followed', async () => (await asked(tab, '/v1/orders/')) >= 3);
    await show(tab, 'hidden');
    await settled(tab);
    const before = await asked(tab);
    await wait(tab, 6000);
    assert.equal(await asked(tab), before, 'asked while nobody saw it');
    await show(tab, 'visible');
    await wait(tab, 1000);
    assert.equal(await asked(tab, '/v1/orders/'), 1 + (await ordersUntil(before, tab)), 'one refresh');
    await until('the rhythm to go on', async () => (await asked(tab)) > before + 1);
  });

  const ordersUntil = (count: number, tab: Tab): Promise<number> =>
    tab.evaluate(
      (most) =>
        (globalThis as unknown as CountingPage).asked
          .filter(({ url }) => url.includes('/v1/'))
          .slice(0, most)
          .filter(({ url }) => url.includes('/v1/orders/')).length,
      count,
    );
});
