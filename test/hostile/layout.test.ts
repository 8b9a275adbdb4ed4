import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Tab, Visit } from '../engines/engine.ts';
import { until } from '../engines/until.ts';
import { untilRole, untilText } from './support/find.ts';
import { complaintsOf, openStage, type Stage } from './support/stage.ts';

/** Where what stands below an element stood, from the first frame on. */
type Places = Readonly<Record<string, readonly { readonly at: number; readonly top: number }[]>>;

const WIDTHS = [280, 400, 900] as const;

let stage: Stage;
let visit: Visit;
let tab: Tab;
before(async () => {
  stage = await openStage();
  visit = await stage.engine.visit();
  tab = await visit.tab();
  await tab.resize(1000, 800);
});
after(async () => {
  await visit?.close();
  await stage.close();
});

const open = (path: string): Promise<void> => tab.goto(stage.at(`layout/${path}`));

/** Until nothing is drawn any more that was waited for. */
const drawn = (tab: Tab): Promise<true> =>
  until('everything to be drawn', () =>
    tab.evaluate(() => {
      const busy = (root: ParentNode): boolean =>
        [...root.querySelectorAll('*')].some(
          (element) =>
            (element.localName.startsWith('renewal-') && !element.matches(':defined')) ||
            element.ariaBusy === 'true' ||
            (element.shadowRoot && busy(element.shadowRoot)),
        );
      return !busy(document);
    }),
  );

/** What has moved, in sight, from the first frame or from the coming of the script on: each as `box 300 → 412 after 900 ms`. */
const moved = (tab: Tab, since: 'first frame' | 'script' = 'first frame'): Promise<readonly string[]> =>
  tab.evaluate((from) => {
    const { places, definedAt } = globalThis as unknown as { places: Places; definedAt: number };
    return Object.entries(places).flatMap(([name, all]) =>
      all.flatMap(({ at, top }, index) => {
        const before = all[index - 1];
        return before &&
          Math.min(before.top, top) < innerHeight &&
          (from !== 'script' || before.at > definedAt)
          ? [`${name} ${before.top} → ${top} after ${at} ms`]
          : [];
      }),
    );
  }, since);

/** Chromium's own measure of everything that has moved in sight, also inside the elements; 0 elsewhere. */
const layoutShift = (tab: Tab): Promise<number> =>
  tab.evaluate(
    () =>
      new Promise<number>((resolve) => {
        if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return resolve(0);
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 50);
      }),
  );

describe('a script and data that come late move nothing on the page', () => {
  for (const width of WIDTHS) {
    for (const path of ['late', 'late/one-kind']) {
      it(`the box, ${path}, ${width} px`, async () => {
        await open(`${path}?width=${width}`);
        await untilRole(tab, 'button', 'Continue', 'renewal-box');
        assert.deepEqual(await moved(tab), []);
        assert.equal(await layoutShift(tab), 0);
      });
    }
    for (const path of ['late-data', 'late-data/one-kind']) {
      it(`the box, once its script is there, on a page that reserves nothing: ${path}, ${width} px`, async () => {
        await open(`${path}?width=${width}`);
        await untilRole(tab, 'button', 'Continue', 'renewal-box');
        assert.deepEqual(await moved(tab, 'script'), []);
      });
    }
    for (const plans of [3, 12]) {
      it(`each element, of a stranger, ${plans} plans, ${width} px`, async () => {
        await open(`late/strangers?width=${width}&plans=${plans}`);
        await untilRole(tab, 'radio', '', 'renewal-plan-picker');
        await drawn(tab);
        assert.deepEqual(await moved(tab), []);
      });
      it(`each element, of a visitor, ${plans} plans, ${width} px`, async () => {
        await open(`late/visitors?width=${width}&plans=${plans}`);
        await untilText(tab, 'GB', 'renewal-usage-meter');
        await untilRole(tab, 'radio', '', 'renewal-plan-picker');
        await untilText(tab, 'GB', 'renewal-box');
        await drawn(tab);
        assert.deepEqual(await moved(tab), []);
      });
    }
  }

  it('the box, two seconds late', async () => {
    await open('slow?width=400');
    await untilRole(tab, 'button', 'Continue', 'renewal-box');
    assert.deepEqual(await moved(tab), []);
    assert.equal(await layoutShift(tab), 0);
    assert.deepEqual(await complaintsOf(tab), []);
  });
});

it('a very slow network is told of after six seconds, and until what was waited for is there', async () => {
  await open('very-slow?width=400');
  await untilRole(tab, 'button', 'Continue', 'renewal-box');
  const told = () => tab.evaluate(() => (globalThis as unknown as { told: readonly string[] }).told);
  await until('the end of it', async () => (await told()).length > 2);
  assert.deepEqual(await told(), ['', 'Slow connection, still loading · 网络较慢，仍在加载', '']);
  assert.deepEqual(await moved(tab), []);
});

describe('what stands inside an element', () => {
  it('is seen until the script comes, and then no more', async () => {
    await open('slow');
    await untilRole(tab, 'button', 'Continue', 'renewal-box');
    assert.deepEqual(
      await tab.evaluate(() => (globalThis as unknown as { fallback: readonly boolean[] }).fallback),
      [true, false],
    );
  });

  for (const path of ['refused', 'lost-script', 'lost-core']) {
    it(`is seen, and can be used: ${path}`, async () => {
      await open(path);
      await untilText(tab, 'Renew by e-mail: help@tern.example', 'renewal-box');
      assert.equal(await tab.evaluate(() => document.querySelector('renewal-box')?.shadowRoot ?? null), null);
      assert.equal(await tab.evaluate(() => document.querySelector('a')?.checkVisibility()), true);
    });
  }

  it('is seen beside the way to try again, where a part of the script is lost', async () => {
    await open('lost-chunk');
    await untilRole(tab, 'button', 'Try again', 'renewal-box');
    assert.match(await untilText(tab, 'help@tern.example', 'renewal-box'), /No connection/);
  });
});
