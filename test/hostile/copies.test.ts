import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Tab } from '../engines/engine.ts';
import { until } from '../engines/until.ts';
import { byRole, untilRole, untilText } from './support/find.ts';
import { openStage, type Stage, visitPage } from './support/stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

const onPage = (name: string, path: string, run: (tab: Tab) => Promise<void>): void => {
  void it(name, () => visitPage(stage, stage.at(`copies/${path}`), 1000, run));
};

/** What the backend was asked, each with how often. */
const asked = async (tab: Tab): Promise<Readonly<Record<string, number>>> => {
  const lines = await tab.evaluate(() => (globalThis as unknown as { requests: readonly string[] }).requests);
  return Object.fromEntries(
    [...new Set(lines)].map((line) => [line, lines.filter((it) => it === line).length]),
  );
};

const asksForCard = (tab: Tab): Promise<true> => untilRole(tab, 'textbox', '', 'renewal-box');
const showsPlans = (tab: Tab): Promise<true> => untilRole(tab, 'radio', '', 'renewal-plan-picker');

/** One box and one provider: two stores, and one list of plans. */
const ONCE = { 'GET /v1/config': 2, 'GET /v1/plans': 1 };

for (const [path, what] of [
  ['twice', 'the script three times'],
  ['bundle-first', 'the bundle and the single file'],
  ['file-first', 'the single file and the bundle'],
  ['lacking-first', 'a version that lacks tags, and this one, which adds them'],
  ['lacking-last', 'this version, and one that lacks tags'],
  ['other-last', 'this version, and one of another shape'],
] as const)
  onPage(`${what}: all works, is asked for once, and nobody complains`, path, async (tab) => {
    await asksForCard(tab);
    await showsPlans(tab);
    assert.deepEqual(await asked(tab), ONCE);
  });

onPage(
  'after a version of another shape this one defines nothing, and its tags show the shop’s words',
  'other-first',
  async (tab) => {
    await asksForCard(tab);
    await untilText(tab, 'The shop’s own words, without the plans.');
    assert.equal(await tab.evaluate(() => customElements.get('renewal-plan-picker') === undefined), true);
    assert.deepEqual(await asked(tab), { 'GET /v1/config': 2 });
  },
);

const press = async (tab: Tab, ...names: readonly string[]): Promise<void> => {
  for (const name of names) await tab.click(byRole, 'button', name, '#actions');
};

onPage(
  'elements that were made and set up before the script came are taken over, once',
  'moving',
  async (tab) => {
    await press(tab, 'Make a box', 'Make parts of Ana’s card', 'Load the script', 'Load the script');
    await asksForCard(tab);
    await untilRole(tab, 'meter');
    await until('the chosen plan', () =>
      tab.evaluate(() => {
        const { shadowRoot } = document.querySelector('renewal-plan-picker') as Element;
        return shadowRoot?.querySelector('input:checked') !== null;
      }),
    );
    const { 'GET /v1/config': configs, ...others } = await asked(tab);
    assert.equal(configs, 2);
    assert.deepEqual([...new Set(Object.values(others))], [1]);
  },
);

onPage(
  'an element that is moved shows the store of where it is, and asks for nothing twice',
  'moving',
  async (tab) => {
    await press(tab, 'Load the script', 'Make parts of Ana’s card', 'Make parts of nobody’s card');
    await untilRole(tab, 'meter');
    await untilRole(tab, 'radio', '', '#right');
    const before = await asked(tab);
    await press(tab, 'Move the meter to the other provider');
    await until('no figures of Ana’s', () => tab.evaluate(hasNoMeter));
    await press(tab, 'Move the meter to the other provider');
    await untilRole(tab, 'meter');
    await press(tab, 'Move to the right', 'Move to the left', 'Take away and put back');
    await untilRole(tab, 'meter');
    assert.deepEqual(await asked(tab), before);
  },
);

const hasNoMeter = (): boolean => {
  const { shadowRoot } = document.querySelector('renewal-usage-meter') as Element;
  return shadowRoot?.querySelector('meter, [role=meter]') === null;
};

onPage(
  'in the document of a frame an element keeps its looks and takes its language, and back',
  'moving',
  async (tab) => {
    await press(tab, 'Load the script', 'Make a box');
    await asksForCard(tab);
    const home = await tab.evaluate(looks, 'left');
    assert.match(home.heading, /[a-z]/);
    await press(tab, 'Into the frame');
    await until('Chinese words', async () => /[一-龥]/.test((await tab.evaluate(looks, 'frame')).heading));
    const { heading: _, ...away } = await tab.evaluate(looks, 'frame');
    assert.deepEqual(away, without(home));
    await press(tab, 'Out of the frame');
    await until('the same as before', async () => {
      const back = await tab.evaluate(looks, 'left');
      return JSON.stringify(back) === JSON.stringify(home);
    });
    await press(tab, 'Make a box in the frame');
    await until('the same in a box of the frame’s own', async () => {
      const { heading, ...made } = await tab.evaluate(looks, 'frame');
      return /[一-龥]/.test(heading) && JSON.stringify(made) === JSON.stringify(without(home));
    });
    assert.deepEqual(await asked(tab), { 'GET /v1/config': 2 });
  },
);

const without = ({ heading: _, ...rest }: ReturnType<typeof looks>) => rest;

/** Of the box in a place, and of the element in it. */
const looks = (place: 'left' | 'frame') => {
  const frame = document.getElementById('frame') as HTMLIFrameElement;
  const root = place === 'frame' ? frame.contentDocument : document.getElementById('left');
  const box = root?.querySelector('renewal-box')?.shadowRoot;
  const access = box?.querySelector('renewal-card-access')?.shadowRoot;
  const style = (element: Element | null | undefined, property: string): string =>
    element ? getComputedStyle(element).getPropertyValue(property) : 'none';
  return {
    heading: access?.querySelector('h2')?.textContent?.trim() ?? '',
    box: style(box?.querySelector('.box'), 'border-top-width'),
    radius: style(box?.querySelector('.box'), 'border-top-left-radius'),
    button: style(access?.querySelector('button.button'), 'background-color'),
    field: style(access?.querySelector('input'), 'min-height'),
  };
};

onPage('taken away in the middle of a request and put back, elements go on', 'moving', async (tab) => {
  await press(tab, 'Load the script', 'Make a box', 'Take away and put back', 'Take away', 'Put back');
  await asksForCard(tab);
  const { 'GET /v1/config': configs = 0 } = await asked(tab);
  await press(tab, 'Take away', 'Put back', 'Move to the right', 'Move to the left');
  await asksForCard(tab);
  // What was cut off is asked for once more; what is there is not.
  assert.ok(configs <= 2, `${configs}`);
  assert.equal((await asked(tab))['GET /v1/config'], configs);
});

onPage('cloned, and written anew while they load, elements are there once each', 'moving', async (tab) => {
  await press(tab, 'Make a box', 'Load the script', 'Write anew', 'Write anew', 'Clone');
  await asksForCard(tab);
  await until('two that ask for the card', () => tab.evaluate(inputs, 2));
  await press(tab, 'Empty', 'Move to the left');
  await until('one that asks for the card', () => tab.evaluate(inputs, 1));
});

const inputs = (count: number): boolean => {
  const all = [...document.querySelectorAll('renewal-box')].map((box) =>
    box.shadowRoot
      ?.querySelector('renewal-card-access')
      ?.shadowRoot?.querySelector('input:not([type=radio])'),
  );
  return all.length === count && all.every(Boolean);
};
