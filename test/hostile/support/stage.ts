import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chosenEngine, type Engine, openEngine, type Scope, type Tab } from '../../engines/engine.ts';
import { type DemoProcess, freePorts, startDemo } from '../../kill/demo-process.ts';

/** A browser and the demo with its hostile pages, for a file of tests. */
export interface Stage {
  readonly engine: Engine;
  readonly demo: DemoProcess;
  /** The address of a hostile page by its path, as in `style/reset`. */
  at(path: string): string;
  close(): Promise<void>;
}

/** Starts both, once for a file. The pages embed what was built last, or what lies in `RENEWAL_CDN`. */
export const openStage = async (): Promise<Stage> => {
  const folder = await mkdtemp(join(tmpdir(), 'renewal-hostile-'));
  const [engine, demo] = await Promise.all([
    openEngine(chosenEngine()),
    freePorts().then((port) => startDemo({ folder, port })),
  ]);
  return {
    engine,
    demo,
    at: (path) => `${demo.addresses.pages}/hostile/${path}`,
    close: async () => {
      await Promise.all([engine.close(), demo.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** What page and browser have complained of since the page began. */
export const complaintsOf = (scope: Scope): Promise<readonly string[]> =>
  scope.evaluate(() => (globalThis as unknown as { complaints: readonly string[] }).complaints);

type Run = (tab: Tab) => Promise<void>;

/** Opens a page in a window of its own, `width` CSS pixels wide; in the end the page has complained of nothing. */
export const visitPage = (stage: Stage, url: string, width: number, run: Run): Promise<void> =>
  visitSorePage(stage, url, width, async (tab) => {
    await run(tab);
    assert.deepEqual(await complaintsOf(tab), []);
  });

/** The same of a page that has something to complain of. */
export const visitSorePage = async (
  { engine }: Stage,
  url: string,
  width: number,
  run: Run,
): Promise<void> => {
  const visit = await engine.visit();
  try {
    const tab = await visit.tab();
    await tab.resize(width, 900);
    await tab.goto(url);
    await run(tab);
  } finally {
    await visit.close();
  }
};
