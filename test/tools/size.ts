import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { chromiumArgs, chromiumPath } from './browser.ts';
import { countRenewal, ourBytes, renewalLines } from './size-renewal.ts';
import type { Embed } from './size-server.ts';
import { startSizeServer } from './size-server.ts';

/*
 * `npm run size`: the compressed bytes of script that a real browser has loaded when a page shows something.
 * Ends like `node --test`, so that `npm test` counts the gates.
 */

/** Runs in the page, so it must stand alone: every element, also in shadow trees, is there and none is waiting. */
function isSettled(tags: readonly string[]): boolean {
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((it) => [it, ...(it.shadowRoot ? all(it.shadowRoot) : [])]);
  const elements = all(document);
  const shows = (tag: string): boolean =>
    elements.some((it) => it.localName === tag && it.shadowRoot?.querySelector('[aria-busy="false"]'));
  return tags.every(shows) && !elements.some((it) => it.getAttribute('aria-busy') === 'true');
}

type Metric = {
  readonly name: string;
  readonly what: string;
  readonly must: number;
  readonly goal: number;
  /** Whether more than the must fails the run; what is not gated is only told. */
  readonly gated: boolean;
  readonly measure: (page: Page) => Promise<number>;
};

const server = await startSizeServer();
const executablePath = await chromiumPath();
const browser = await chromium.launch({ executablePath, args: chromiumArgs(executablePath) });

/** What is loaded when all these tags show data. */
const whenShown =
  (embed: Embed, ...tags: string[]) =>
  async (page: Page): Promise<number> => {
    await page.goto(server.pageOf(embed));
    await page.waitForFunction(isSettled, tags);
    return await loadedBytes(page);
  };

/** Chunks that an ordinary renewal loads nothing of, with their words. */
const AFTER = /\/(?:lang-.+-)?after-/;
const CODES = /\/codes-/;
const ODD = /\/odd-/;
const FORECAST = /\/(?:lang-.+-)?forecast-/;

/** What was measured, and some three parts in a hundred. */
const RENEWAL_MUST = 84_500;
const RENEWAL_GOAL = 70_000;

/** What the figures consist of. */
const told: string[] = [];

const METRICS: readonly Metric[] = [
  {
    name: 'P1',
    what: 'the entry, every tag registered',
    must: 10_000,
    goal: 8_700,
    gated: true,
    measure: async (page) => {
      await page.goto(server.pageOf('nothing'));
      await page.waitForFunction((tags) => tags.every((tag) => customElements.get(tag)), server.tags);
      return await loadedBytes(page);
    },
  },
  {
    name: 'P2',
    what: 'the box until it asks for the card',
    must: 20_000,
    goal: 15_000,
    gated: true,
    measure: whenShown('box', 'renewal-box', 'renewal-card-access'),
  },
  {
    name: 'P2',
    what: 'the box until it shows usage and plans',
    must: 20_000,
    goal: 15_000,
    gated: false,
    measure: whenShown('box-signed-in', 'renewal-box', 'renewal-usage-meter', 'renewal-plan-picker'),
  },
  {
    name: 'P3',
    what: 'the usage meter alone',
    must: 15_000,
    goal: 12_000,
    gated: false,
    measure: whenShown('meter', 'renewal-usage-meter'),
  },
  {
    name: 'P4',
    what: 'all that an ordinary renewal loads',
    must: 60_000,
    goal: 45_000,
    gated: true,
    measure: async () =>
      [AFTER, CODES, ODD, FORECAST].reduce((bytes, aside) => bytes - server.bytesOf(aside), server.bytesOf()),
  },
  {
    name: 'P14',
    what: 'what is opened afterwards, by a press',
    must: 20_000,
    goal: 14_000,
    gated: true,
    measure: async () => server.bytesOf(AFTER),
  },
  {
    name: 'P15',
    what: 'what draws QR codes and barcodes',
    must: 5_000,
    goal: 4_000,
    gated: true,
    measure: async () => server.bytesOf(CODES),
  },
  {
    name: 'P18',
    what: 'whether the data lasts, as a chart',
    must: 4_000,
    goal: 3_000,
    gated: true,
    measure: async () => server.bytesOf(FORECAST),
  },
  {
    name: 'P16',
    what: 'everything there is',
    must: 89_000,
    goal: 63_000,
    gated: true,
    measure: async () => server.bytesOf(),
  },
  {
    name: 'P17',
    what: 'a whole renewal, answers included',
    must: RENEWAL_MUST,
    goal: RENEWAL_GOAL,
    gated: true,
    measure: async (page) => {
      const counts = await countRenewal(page, server);
      told.push(...renewalLines(counts));
      return ourBytes(counts);
    },
  },
];

let failed = 0;
try {
  for (const metric of METRICS) {
    const size = await measureAlone(metric).catch((error: unknown) => error);
    if (metric.gated && !(typeof size === 'number' && size <= metric.must)) failed += 1;
    console.log(line(metric, size));
    for (const text of told.splice(0)) console.log(text);
  }
} finally {
  await browser.close();
  await server.close();
}
const gates = METRICS.filter(({ gated }) => gated).length;
console.log(`\nℹ pass ${gates - failed}\nℹ fail ${failed}`);
process.exitCode = failed > 0 ? 1 : 0;

/** In a browser context of its own: no cache, nothing loaded before. */
async function measureAlone({ measure }: Metric): Promise<number> {
  const context = await browser.newContext({ locale: 'en' });
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  context.setDefaultTimeout(10_000);
  try {
    return await measure(await context.newPage());
  } catch (cause) {
    const [where = ''] = String(cause).split('\n\n');
    throw new Error(['The page did not come so far.', where, ...complaints].join('\n'), { cause });
  } finally {
    await context.close();
  }
}

/** The compressed size of each script of ours that the page has loaded, as its browser counted it. */
function loadedBytes(page: Page): Promise<number> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => new URL(name).pathname.startsWith('/cdn/'))
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
  );
}

function line({ name, what, must, goal, gated }: Metric, size: unknown): string {
  const bytes = (value: number): string => value.toLocaleString('en').padStart(6);
  const title = `${name}  ${what.padEnd(40)} ${gated ? 'gate' : 'told'} `;
  if (typeof size !== 'number') return `${title} not measured: ${size}`;
  const verdict = size <= goal ? 'reaches the goal' : size <= must ? 'holds' : 'TOO LARGE';
  return `${title} ${bytes(size)} B  must ≤ ${bytes(must)}, goal ≤ ${bytes(goal)}  ${verdict}`;
}
