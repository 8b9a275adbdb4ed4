import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { frameworks, places, style } from '../../demo/hostile/style.ts';
import type { Tab } from '../engines/engine.ts';
import { type Picture, unlikeness } from '../engines/picture.ts';
import { differences, FAINT_IN_LAYERS, type Looks, looksOf, untilStill } from './support/looks.ts';
import { openStage, type Stage } from './support/stage.ts';
import { orderOfVisitor } from './support/visitor.ts';

/** Wide enough for the columns of a box. */
const WIDTH = 760;
/** On a page that clips one axis, Chromium draws what sticks in this one a part of a pixel aside. */
const STICKY = 'renewal-box 2';
/** These put what they hold into layers. */
const IN_LAYERS = new Set(['style/animated', 'style/contained', 'style/transformed']);

let stage: Stage;
let tab: Tab;
let asked: URLSearchParams;
let blank: Looks;

/** Opens a page on which time stands still: the same visitor, order and plan at the same moment as on all others. */
const open = (path: string): Promise<void> => tab.goto(`${stage.at(path)}?still&${asked}`);

before(async () => {
  stage = await openStage();
  const { orderId, planId } = await orderOfVisitor(stage.demo.addresses);
  asked = new URLSearchParams({ order: orderId, plan: planId });
  tab = await (await stage.engine.visit()).tab();
  await tab.resize(1100, 11_500);
  // The first one asks the backend, and writes down what it says.
  await open('style/blank');
  await untilStill(tab);
  await open('style/blank');
  blank = await looksOf(tab, WIDTH);
});
after(() => stage.close());

for (const { title: group, pages } of [style, frameworks, places]) {
  describe(`hostile pages: ${group}: the insides look as on a blank page`, () => {
    for (const { path, about } of pages) {
      it(`${path}: ${about}`, async () => {
        await open(path);
        await untilStill(tab);
        const widths = await tab.evaluate(widthsInside);
        assert.ok(
          widths.every((width) => width > 200 && width <= 1100),
          `no element is out of use: ${widths}`,
        );
        const looks = await looksOf(tab, WIDTH, blank);
        if (path === 'style/fomantic') looks.pictures.delete(STICKY);
        const { name } = stage.engine;
        const faint = IN_LAYERS.has(path) ? FAINT_IN_LAYERS[name] : undefined;
        assert.equal(await differences(looks, blank, name, faint), '');
      });
    }
  });
}

describe('hostile pages: what readers and hosts may choose', () => {
  it('style/tokens: what the host sets is followed, in every element', async () => {
    await open('style/tokens');
    const { pictures } = await looksOf(tab, WIDTH);
    for (const [name, picture] of pictures) {
      const { far } = unlikeness(picture, blank.pictures.get(name) as Picture);
      assert.ok(far > 1000, `${name} differs by ${far} pixels`);
    }
    assert.deepEqual(await tab.evaluate(textInside, 'renewal-usage-meter'), {
      color: 'rgb(64, 16, 106)',
      fontFamily: 'Georgia, serif',
      fontSize: '20px',
    });
  });

  it('style/dark: a dark page has dark elements', async () => {
    await open('style/dark');
    await untilStill(tab);
    const { color } = await tab.evaluate(textInside, 'renewal-usage-meter');
    assert.equal(color, 'rgb(238, 244, 240)');
  });

  it('style/rtl: what is on the right is on the left, and nothing sticks out', async () => {
    await open('style/rtl');
    await untilStill(tab);
    assert.deepEqual(await tab.evaluate(sticksOut), []);
    assert.ok(
      await tab.evaluate(() => {
        const root = document.querySelector('renewal-usage-meter')?.shadowRoot?.querySelector('.root');
        return root !== null && root !== undefined && getComputedStyle(root).direction === 'rtl';
      }),
    );
  });

  for (const path of ['style/narrow', 'style/wide', 'style/zoom', 'style/quirks']) {
    it(`${path}: nothing sticks out of its element`, async () => {
      await tab.resize(path === 'style/wide' ? 2100 : path === 'style/zoom' ? 1280 : 1100, 1000);
      await open(path);
      await untilStill(tab);
      const sticking = await tab.evaluate(sticksOut);
      await tab.resize(1100, 11_500);
      assert.deepEqual(sticking, []);
    });
  }

  it('the size of text is the one that readers have set in their browser, whatever the page’s root is', async () => {
    await open('style/root-40');
    await untilStill(tab);
    const { fontSize } = await tab.evaluate(textInside, 'renewal-box');
    const readers = await tab.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('p'));
      probe.style.font = 'medium system-ui';
      return getComputedStyle(probe).fontSize;
    });
    assert.equal(fontSize, readers);
  });

  it('what the host hides or lets nobody press is hidden, and not pressed', async () => {
    await open('style/blank');
    await untilStill(tab);
    assert.deepEqual(await tab.evaluate(reachable), { isSeen: true, isPressed: true });
    await tab.evaluate(() => document.querySelector('main')?.style.setProperty('visibility', 'hidden'));
    assert.equal((await tab.evaluate(reachable)).isSeen, false);
    await tab.evaluate(() => {
      document.querySelector('main')?.style.setProperty('visibility', 'visible');
      document.querySelector('main')?.style.setProperty('pointer-events', 'none');
    });
    assert.deepEqual(await tab.evaluate(reachable), { isSeen: true, isPressed: false });
  });

  it('style/untouchable: what is shown can be selected and copied', async () => {
    await open('style/untouchable');
    await untilStill(tab);
    const selects = await tab.evaluate(() => {
      const root = document.querySelector('renewal-order-status')?.shadowRoot?.querySelector('.root');
      return root ? getComputedStyle(root).getPropertyValue('-webkit-user-select') : '';
    });
    assert.equal(selects, 'text');
  });

  it('no style of the elements reaches the host', async () => {
    await open('style/blank');
    await untilStill(tab);
    const sheets = await tab.evaluate(
      () =>
        document.adoptedStyleSheets.length +
        document.styleSheets.length +
        document.querySelectorAll('style, link, main [style]').length,
    );
    assert.equal(sheets, 0);
  });
});

/** In CSS pixels, as the page has it. */
const widthsInside = (): number[] =>
  [...document.querySelectorAll('main *')].flatMap(
    ({ shadowRoot }) => shadowRoot?.querySelector('.root')?.getBoundingClientRect().width ?? [],
  );

/** How the first element of this tag writes. */
const textInside = (tag: string) => {
  const root = document.querySelector(tag)?.shadowRoot?.querySelector('.root');
  if (!root) throw new Error(`There is no ${tag}.`);
  const { color, fontFamily, fontSize } = getComputedStyle(root);
  return { color, fontFamily, fontSize };
};

/** The elements whose content is wider than they are, or which are wider than their place. */
const sticksOut = (): string[] =>
  [...document.querySelectorAll('main *')].flatMap((host) => {
    const root = host.shadowRoot?.querySelector('.root');
    if (!root) return [];
    const isWide =
      host.getBoundingClientRect().width > (host.parentElement?.getBoundingClientRect().width ?? 0) + 1;
    return isWide || root.scrollWidth > root.clientWidth
      ? [`${host.localName}: ${root.scrollWidth} of ${root.clientWidth}`]
      : [];
  });

/** Whether the first button of a box is seen, and is what a mouse meets. */
const reachable = (): { isSeen: boolean; isPressed: boolean } => {
  const access = document.querySelector('renewal-box')?.shadowRoot?.querySelector('renewal-card-access');
  const button = access?.shadowRoot?.querySelector('button[type=submit]');
  if (!button) throw new Error('There is no button.');
  const { x, y, width, height } = button.getBoundingClientRect();
  const met = document.elementFromPoint(x + width / 2, y + height / 2);
  return {
    isSeen: button.checkVisibility({ visibilityProperty: true }),
    isPressed: met?.localName === 'renewal-box',
  };
};
