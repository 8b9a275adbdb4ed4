import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineName, Tab } from '../../engines/engine.ts';
import { type Box, comparison, cut, type Picture, pngOf, unlikeness } from '../../engines/picture.ts';
import { until } from '../../engines/until.ts';

/** For a page to load, ms: a machine may have much else to do. */
const PATIENCE = 60_000;
/** How often in a row a page is found unchanged, about 30 ms apart, before it is taken to be still. */
const STILL = 12;
/** Of 255. WebKitGTK smooths by its tiles, too. */
const FAINT = { chromium: 12, firefox: 12, webkit: 80 } as const;
/** Where a page puts what it holds into layers: each smooths its curves in its own way. */
export const FAINT_IN_LAYERS = { chromium: 32, firefox: 32, webkit: 80 } as const;
/** Pixels of an element that may differ, fewer than a letter has: what lies in a layer of its own is smoothed in it. */
const FAR = 25;
/** At so many places an edge may fall on the next pixel. */
const NEAR = 40;

/** The inside of each element on a page, by tag and, of those with the same tag, by number. */
export interface Looks {
  readonly places: Readonly<Record<string, Box>>;
  readonly pictures: Map<string, Picture>;
}

/**
 * Waits until every element has its data and nothing changes any more, and takes a picture of each at the same width.
 * @param like at the same places as there, where that can be: a curve is smoothed by where it lies.
 */
export const looksOf = async (tab: Tab, width: number, like?: Looks): Promise<Looks> => {
  await untilStill(tab);
  await tab.evaluate(level, width);
  const places = await tab.evaluate(place, like?.places ?? {});
  const seen = await tab.screenshot();
  const pictures = Object.entries(places).map(([name, box]) => [name, part(seen, box, name)] as const);
  return { places, pictures: new Map(pictures) };
};

const part = (seen: Picture, box: Box, name: string): Picture => {
  const { x, y, width, height } = box;
  if (x < 0 || y < 0 || x + width > seen.width || y + height > seen.height)
    throw new Error(
      `${name} is not in the picture of ${seen.width} × ${seen.height}: ${JSON.stringify(box)}`,
    );
  return cut(seen, box);
};

/** Which elements look different, and a folder of pictures that show how; an empty text where none does. */
export const differences = async (
  looks: Looks,
  expected: Looks,
  engine: EngineName,
  faint: number = FAINT[engine],
): Promise<string> => {
  const said: string[] = [];
  for (const [name, look] of looks.pictures) {
    const other = expected.pictures.get(name);
    if (!other) throw new Error(`There is no ${name} to compare with.`);
    const { far, near } = unlikeness(look, other, faint);
    if (far <= FAR && near <= NEAR) continue;
    const folder = await mkdtemp(join(tmpdir(), 'renewal-looks-'));
    const compared = comparison(look, other);
    for (const [file, picture] of Object.entries({ is: look, 'should-be': other, differs: compared }))
      if (picture) await writeFile(join(folder, `${file}.png`), pngOf(picture));
    const sizes = [look, other].map(({ width, height }) => `${width} × ${height}`);
    said.push(`${name}: ${far} pixels (${near} near), ${sizes.join(' and ')}, see ${folder}`);
  }
  return said.join('\n');
};

export const untilStill = async (tab: Tab): Promise<void> => {
  let seen = { now: '', times: 0 };
  const isStill = async (): Promise<boolean> => {
    const now = await tab.evaluate(situation);
    seen = { now, times: now === seen.now ? seen.times + 1 : 0 };
    return now !== '' && seen.times > STILL;
  };
  await until('elements that have loaded', isStill, PATIENCE);
};

/** What can be read inside of the elements; empty while one of them loads, or has nothing to show yet. */
const situation = (): string => {
  const roots = (within: ParentNode): Element[] =>
    [...within.querySelectorAll('*')].flatMap(({ shadowRoot }) => {
      const root = shadowRoot?.querySelector('.root');
      return shadowRoot && root ? [root, ...roots(shadowRoot)] : [];
    });
  const all = roots(document);
  const outer = all.filter((root) => (root.getRootNode() as ShadowRoot).host.getRootNode() === document);
  const isLoading =
    (globalThis as { unanswered?: number }).unanswered !== 0 ||
    outer.length < 9 ||
    outer.some((root) => root.clientHeight === 0) ||
    all.some((root) => root.getAttribute('aria-busy') !== 'false');
  return isLoading ? '' : all.map((root) => `${root.clientHeight} ${root.textContent}`).join('\n');
};

/**
 * Gives each element, whatever the page has made of it, the same width inside and a white ground, as what the page may
 * choose for the element itself is no matter here. It stays in its flow: elsewhere a page's underlines would not reach it.
 */
const level = (width: number): void => {
  document.querySelector('hostile-watch')?.remove();
  // WebKitGTK goes on with the stroke of one text in the next, whatever that says.
  for (const text of document.querySelectorAll<HTMLElement>('h2, p, p *'))
    text.style.setProperty('-webkit-text-stroke', '0', 'important');
  const set = (element: Element, styles: Readonly<Record<string, string>>): void => {
    for (const [name, value] of Object.entries(styles))
      (element as HTMLElement).style.setProperty(name, value, 'important');
  };
  const elements = [...document.querySelectorAll<HTMLElement>('main *')].flatMap((host) => {
    const inside = host.shadowRoot?.querySelector('.root');
    return inside ? [{ host, inside }] : [];
  });
  for (const { host } of elements) {
    set(host, { transition: 'none', background: '#fff', 'border-radius': '0' });
    if (getComputedStyle(host).display === 'inline') set(host, { display: 'block' });
    set(host, { width: `${width}px`, 'min-width': '0', 'max-width': 'none' });
  }
  const excess = elements.map(({ inside }) => inside.getBoundingClientRect().width - width);
  elements.forEach(({ host }, at) => {
    set(host, { width: `${Number.parseFloat(host.style.width) - (excess[at] ?? 0)}px` });
  });
  // A page's own headings, and elements, end anywhere between two pixels.
  for (const { host, inside } of elements) {
    set(host, { height: `${Math.ceil(inside.getBoundingClientRect().height)}px` });
    for (const other of host.parentElement?.querySelectorAll(':scope > h2') ?? [])
      set(other, {
        transition: 'none',
        animation: 'none',
        height: '40px',
        margin: '0',
        padding: '0',
        overflow: 'hidden',
      });
  }
};

/**
 * Moves each inside to the place that it has there, or else to whole pixels: a curve is smoothed by where it lies. What is
 * moved out of a place that clips would be seen no more, and stays. @returns where the insides are, by name
 */
const place = async (places: Readonly<Record<string, Box>>): Promise<Record<string, Box>> => {
  const clips = (outer: Element): boolean => {
    const { overflow, contain, contentVisibility } = getComputedStyle(outer);
    return overflow !== 'visible' || /strict|content|paint/.test(contain) || contentVisibility === 'auto';
  };
  const move = (host: HTMLElement, right: number, down: number): void => {
    const { position, marginTop, marginLeft } = getComputedStyle(host);
    const isPlaced = position === 'absolute' || position === 'fixed';
    const set = (name: string, value: string) => host.style.setProperty(name, value, 'important');
    if (!isPlaced) set('position', 'relative');
    set(isPlaced ? 'margin-left' : 'left', `${right + (isPlaced ? Number.parseFloat(marginLeft) : 0)}px`);
    set(isPlaced ? 'margin-top' : 'top', `${down + (isPlaced ? Number.parseFloat(marginTop) : 0)}px`);
  };
  scrollTo(0, 0);
  // What a page moves slowly is at its end.
  for (const animation of document.getAnimations())
    if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
  const named: Record<string, Element> = {};
  for (const host of document.querySelectorAll<HTMLElement>('main *')) {
    const inside = host.shadowRoot?.querySelector('.root');
    if (!inside) continue;
    const name = `${host.localName} ${1 + Object.keys(named).filter((known) => known.startsWith(host.localName)).length}`;
    named[name] = inside;
    const { x, y } = inside.getBoundingClientRect();
    const isClipped = [host.closest('section'), host.closest('main')].some((outer) => outer && clips(outer));
    const there = isClipped ? undefined : places[name];
    move(host, (there?.x ?? Math.round(x)) - x, (there?.y ?? Math.round(y)) - y);
  }
  await document.fonts.ready;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return Object.fromEntries(
    Object.entries(named).map(([name, inside]) => {
      const { x, y, width, height } = inside.getBoundingClientRect();
      return [name, { x, y, width, height }];
    }),
  );
};
