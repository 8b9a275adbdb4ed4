import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { ENGINES, type EngineName, openEngine, type Tab } from '../engines/engine.ts';
import type { Ground } from './generate.ts';
import type { Batch, Failure } from './page.ts';
import { seedOf } from './random.ts';

/*
 * `npm run payloads -- --seed 7 --runs 100000 [--engine firefox]`: that many answers of a backend that means harm, through
 * the client and into the elements, in a browser. Without `--seed` it takes another one each time, and says which.
 * `--visit <seed>` goes through one visit again.
 */

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    runs: { type: 'string', default: '10000' },
    engine: { type: 'string', default: 'chromium' },
    tabs: { type: 'string', default: '2' },
    visit: { type: 'string' },
    /** How many failures are told before it ends. */
    failures: { type: 'string', default: '1' },
  },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const runs = Number(values.runs);
const tabs = Number(values.tabs);
const most = Number(values.failures);
const engineName = ENGINES.find((name) => name === values.engine);
if (!engineName) throw new RangeError(`--engine takes one of ${ENGINES.join(', ')}`);
if (![seed, runs, tabs, most].every(Number.isInteger) || runs < 1 || tabs < 1)
  throw new RangeError('--seed, --runs, --tabs and --failures take whole numbers');

const BATCH = 10;
const SHRINK_MS = 20_000;
/** Instants are generated around this one. */
const NOW = Date.UTC(2026, 10, 20, 18);

const POLICY =
  "default-src 'none'; img-src data:; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'";
const PAGE =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Payloads</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>';

const script = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  });
  return outputFiles[0]?.text ?? '';
};

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

interface Sum {
  payloads: number;
  visits: number;
  left: number;
  readonly calls: Record<string, number>;
  readonly failures: Failure[];
}

const add = (sum: Sum, batch: Batch): void => {
  sum.payloads += batch.payloads;
  sum.visits += batch.visits;
  sum.left += batch.left;
  for (const [call, count] of Object.entries(batch.calls)) sum.calls[call] = (sum.calls[call] ?? 0) + count;
  if (batch.failure) sum.failures.push(batch.failure);
};

const inPage = async (tab: Tab, seeds: readonly number[], ground: Ground): Promise<Batch> =>
  tab.evaluate(
    async (some, where, ms) => {
      const page = globalThis as unknown as { runBatch: (...args: unknown[]) => Promise<Batch> };
      return page.runBatch(some, where, ms);
    },
    seeds,
    ground,
    SHRINK_MS,
  );

const tell = ({ seed: visit, complaints, setting, presses, answers }: Failure): string =>
  [
    `\nWrong at --seed ${seed} (again: --visit ${visit}):`,
    ...complaints.slice(0, 5).map((complaint) => `  ${complaint}`),
    `  ${JSON.stringify(setting)}`,
    `  pressed: ${presses.join(' → ')}`,
    ...Object.entries(answers).map(([name, answer]) => `  ${name}: ${answer}`),
  ].join('\n');

/** The visits that are still to be made, ten at a time. */
const createPlan = (): (() => readonly number[]) => {
  let next = 0;
  return () => {
    const seeds = Array.from({ length: BATCH }, (_, at) => seedOf(seed, next + at));
    next += BATCH;
    return seeds;
  };
};

/** One tab: batch after batch, beginning from a clean page often enough. */
const work = async (tab: Tab, address: string, take: () => readonly number[], run: Run): Promise<void> => {
  for (let batches = 0; run.isGoing(); batches++) {
    if (batches % 20 === 0 || run.hasFailed(tab)) {
      await tab.goto(address);
      await tab.resize(1000, 900);
      // The first time takes longer, and says nothing.
      await tab.evaluate(() => (globalThis as unknown as { warmUp: () => Promise<void> }).warmUp());
    }
    run.add(tab, await inPage(tab, take(), run.ground));
  }
};

interface Run {
  readonly ground: Ground;
  readonly isGoing: () => boolean;
  /** Was the last batch of this tab cut off by a failure? */
  readonly hasFailed: (tab: Tab) => boolean;
  readonly add: (tab: Tab, batch: Batch) => void;
}

const createRun = (ground: Ground, sum: Sum): Run => {
  const failed = new Set<Tab>();
  let told = 0;
  return {
    ground,
    isGoing: () => sum.payloads < runs && sum.failures.length < most,
    hasFailed: (tab) => failed.delete(tab),
    add: (tab, batch) => {
      add(sum, batch);
      if (batch.failure) {
        failed.add(tab);
        console.log(tell(batch.failure));
      }
      if (sum.payloads - told < 5000) return;
      told = sum.payloads;
      console.log(`${told} …`);
    },
  };
};

const main = async (name: EngineName): Promise<Sum> => {
  const code = await script();
  const pages = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.writeHead(isScript || request.url === '/' ? 200 : 404, {
      'Content-Type': isScript ? 'text/javascript' : 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
    });
    response.end(isScript ? code : PAGE);
  });
  // A payment page that no browser leaves for.
  const nowhere = createServer((_request, response) => response.writeHead(204).end());
  const address = `${await listen(pages)}/`;
  const sum: Sum = { payloads: 0, visits: 0, left: 0, calls: {}, failures: [] };
  const run = createRun({ now: NOW, payOrigin: await listen(nowhere) }, sum);
  const engine = await openEngine(name);
  try {
    if (values.visit !== undefined) {
      const tab = await (await engine.visit()).tab();
      await tab.goto(address);
      run.add(tab, await inPage(tab, [Number(values.visit)], run.ground));
      return sum;
    }
    const take = createPlan();
    const all = Array.from({ length: tabs }, async () =>
      work(await (await engine.visit()).tab(), address, take, run),
    );
    await Promise.all(all);
    return sum;
  } finally {
    await engine.close();
    for (const server of [pages, nowhere]) {
      server.closeAllConnections();
      server.close();
    }
  }
};

const start = performance.now();
console.log(`seed ${seed}, ${runs} payloads in ${engineName}`);
const { payloads, visits, left, calls, failures } = await main(engineName);
console.log(JSON.stringify(calls));
const seconds = ((performance.now() - start) / 1000).toFixed(0);
console.log(
  `${payloads} payloads in ${visits} visits, ${left} times on the way to a payment page, ${failures.length} faults, after ${seconds} s (${engineName}, seed ${seed})`,
);
if (failures.length > 0) process.exitCode = 1;
