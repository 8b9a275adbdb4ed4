import type { Tab } from '../../engines/engine.ts';
import { type Box, cut, type Picture } from '../../engines/picture.ts';
import { until } from '../../engines/until.ts';

/** The inside of each element on a page, by tag and, of those with the same tag, by number. */
export type Looks = ReadonlyMap<string, Picture>;

/** Waits until every element has its data and nothing changes any more, and takes a picture of each at the same width. */
export const looksOf = async (tab: Tab, width: number): Promise<Looks> => {
  await untilStill(tab);
  const boxes: Readonly<Record<string, Box>> = await tab.evaluate(layOut, width);
  const seen = await tab.screenshot();
  return new Map(
    Object.entries(boxes).map(([name, box]) => {
      const fits =
        box.x >= 0 && box.y >= 0 && box.x + box.width <= seen.width && box.y + box.height <= seen.height;
      if (!fits)
        throw new Error(
          `${name} is not in the picture of ${seen.width} × ${seen.height}: ${JSON.stringify(box)}`,
        );
      return [name, cut(seen, box)];
    }),
  );
};

const untilStill = async (tab: Tab): Promise<void> => {
  let before = '';
  await until('elements that have loaded', async () => {
    const now = await tab.evaluate(situation);
    const isStill = now !== '' && now === before;
    before = now;
    return isStill;
  });
};

/** What can be read inside of the elements; empty while one of them loads. */
const situation = (): string => {
  const roots = (within: ParentNode): Element[] =>
    [...within.querySelectorAll('*')].flatMap(({ shadowRoot }) => {
      const root = shadowRoot?.querySelector('.root');
      return shadowRoot && root ? [root, ...roots(shadowRoot)] : [];
    });
  const all = roots(document);
  const isLoading = all.length < 9 || all.some((root) => root.getAttribute('aria-busy') !== 'false');
  return isLoading ? '' : all.map((root) => `${root.clientHeight} ${root.textContent}`).join('\n');
};

/**
 * Gives each element, whatever the page has made of it, the same width inside, a white ground and a place on whole
 * pixels, as what the page may choose for the element itself is no matter here. @returns where the insides are
 */
const layOut = async (width: number): Promise<Record<string, Box>> => {
  document.querySelector('hostile-watch')?.remove();
  const set = (element: HTMLElement, name: string, value: string): void =>
    element.style.setProperty(name, value, 'important');
  const tags = 'box card-access usage-meter auto-renewal plan-picker checkout-button order-status history';
  const hosts = tags
    .split(' ')
    .flatMap((tag) => [...document.querySelectorAll<HTMLElement>(`renewal-${tag}`)]);
  const insides = hosts.map((host) => host.shadowRoot?.querySelector('.root') as Element);
  for (const host of hosts) {
    set(host, 'transition', 'none');
    set(host, 'background', '#fff');
    set(host, 'width', `${width}px`);
    set(host, 'min-width', '0');
    set(host, 'max-width', 'none');
  }
  const excess = insides.map((inside) => inside.getBoundingClientRect().width - width);
  hosts.forEach((host, at) => {
    const own = Number.parseFloat(host.style.width);
    set(host, 'width', `${own - (excess[at] ?? 0)}px`);
  });
  scrollTo(0, 0);
  for (const [at, host] of hosts.entries()) {
    set(host, 'translate', '0px 0px');
    const { x, y } = (insides[at] as Element).getBoundingClientRect();
    set(host, 'translate', `${Math.round(x) - x}px ${Math.round(y) - y}px`);
  }
  await document.fonts.ready;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const counted = new Map<string, number>();
  return Object.fromEntries(
    hosts.map(({ localName }, at) => {
      const number = (counted.get(localName) ?? 0) + 1;
      counted.set(localName, number);
      const { x, y, width, height } = (insides[at] as Element).getBoundingClientRect();
      return [`${localName} ${number}`, { x, y, width, height }];
    }),
  );
};
