import type { Ground } from './generate.ts';

/*
 * What is seen of hostile data: elements, attributes and addresses that no template made, words of a program instead of
 * a person's, and what does not stay in its place.
 */

/** Of our templates, and of nothing else. */
const TAGS = new Set(
  (
    'a article b bdi br button dd details div dl dt em fieldset form h1 h2 h3 h4 iframe input label legend li main ol option p ' +
    'path rect s section select slot small span strong sub summary sup svg textarea time ul g line circle'
  ).split(' '),
);

/** Everything in a tree and in the shadow trees below it. */
export function* allElements(root: ParentNode): Generator<Element> {
  for (const child of root.children) {
    yield child;
    if (child.shadowRoot) yield* allElements(child.shadowRoot);
    yield* allElements(child);
  }
}

/** Addresses that the data named for links of support and of installing. */
export interface Named {
  readonly addresses: ReadonlySet<string>;
  /** All that the data said. */
  readonly text: string;
}

export const judgeMarkup = (root: ParentNode, ground: Ground, named: Named): string[] => {
  const found: string[] = [];
  for (const element of allElements(root)) {
    const tag = element.localName;
    if (!TAGS.has(tag) && !tag.startsWith('renewal-')) found.push(`markup: <${tag}>`);
    for (const { name, value } of element.attributes) {
      if (name === 'href' && tag === 'a') found.push(...judgeAddress(value, ground, named));
      else if (/^on|^style$|src|action|href|data$|background|poster|ping|is$/.test(name))
        found.push(`markup: <${tag} ${name}="${value.slice(0, 80)}">`);
    }
  }
  return found;
};

const MAIL = /^mailto:[^\s?&#,;<>"]+@[^\s?&#,;<>"]+$/;

const judgeAddress = (href: string, { payOrigin }: Ground, { addresses }: Named): string[] => {
  const bad = [`address: ${href.slice(0, 120)}`];
  const [plain = '', query] = href.split('?');
  if (plain.startsWith('mailto:')) {
    const isLetter = query === undefined || /^subject=[^&]*&body=[^&]*$/.test(query);
    return MAIL.test(decoded(plain)) && isLetter ? [] : bad;
  }
  if (href.startsWith('tel:')) return /^tel:[\w%+*().!~'-]*$/.test(href) ? [] : bad;
  if (href.startsWith('sms:')) return /^sms:[\w%+*().!~'-]*\?&body=[^&]*$/.test(href) ? [] : bad;
  if (!/^https?:\/\//.test(href) || !URL.canParse(href)) return bad;
  return new URL(href).origin === payOrigin || addresses.has(href) ? [] : bad;
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '?';
  }
};

/** Where a payment went: an allowed origin, and no other. */
export const judgeLeaving = (
  gone: readonly string[],
  { payOrigin }: Ground,
  { addresses }: Named,
): string[] =>
  gone
    .filter(
      (address) =>
        !(URL.canParse(address) && new URL(address).origin === payOrigin) && !addresses.has(address),
    )
    .map((address) => `left for: ${address.slice(0, 120)}`);

/** Words that a program says to a program. */
const PROGRAM = /\bNaN\b|\bundefined\b|\[object |\bInvalid Date\b|\bInfinity\b|=>|function[ (]/;

export const judgeWords = (root: ParentNode, { text }: Named): string[] => {
  const found: string[] = [];
  const walk = (node: Node): void => {
    if (node instanceof Text) {
      const word = PROGRAM.exec(node.data)?.[0];
      if (word !== undefined && !text.includes(word)) found.push(`words: ${node.data.trim().slice(0, 120)}`);
    }
    if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot);
    for (const child of node.childNodes) walk(child);
  };
  walk(root);
  return found;
};

/** In CSS pixels: what one paragraph, heading, line of facts or button may take, whatever is in it. */
const TALLEST = 1500;

/** Does everything stay inside of its element, and at a height that can be read? */
export const judgeLayout = (root: ParentNode): string[] => {
  const found: string[] = [];
  for (const host of allElements(root)) {
    const shown = host.localName.startsWith('renewal-') && host.shadowRoot?.querySelector('.root');
    if (!(shown instanceof HTMLElement) || !shown.checkVisibility()) continue;
    const box = shown.getBoundingClientRect();
    if (shown.scrollWidth > shown.clientWidth + 1)
      found.push(
        `layout: ${host.localName} is ${shown.scrollWidth} px wide in ${shown.clientWidth}: ${widest(shown, box)}`,
      );
    for (const element of shown.querySelectorAll(
      'p, h2, h3, dd:not(:has(ul)), dt, button, label, legend, li > span, .name, .price',
    )) {
      const { height } = element.getBoundingClientRect();
      if (height > TALLEST)
        found.push(`layout: <${nameOf(element)}> of ${host.localName} is ${height} px high`);
    }
    // What is drawn only when it is seen may have grown meanwhile.
    const outside = [...shown.querySelectorAll('*')].find(
      (element) => isOutside(element, box, shown) && isOutside(element, shown.getBoundingClientRect(), shown),
    );
    if (outside)
      found.push(
        `layout: <${nameOf(outside)}> is outside of ${host.localName}: ${rectOf(outside.getBoundingClientRect())} of ${rectOf(box)}`,
      );
  }
  return found;
};

const rectOf = ({ left, right, top, bottom }: DOMRect): string => `${left}–${right} × ${top}–${bottom}`;

const isOutside = (element: Element, box: DOMRect, root: Element): boolean => {
  const { left, right, bottom, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return false;
  if (left >= box.left - 1 && right <= box.right + 1 && bottom <= box.bottom + 4) return false;
  return !isClipped(element, root);
};

const isClipped = (element: Element, root: Element): boolean => {
  if (
    !element.checkVisibility() ||
    element.closest('.visually-hidden, .print-frame, .bone, .spinner, [popover]')
  )
    return true;
  for (let above = element.parentElement; above && above !== root; above = above.parentElement)
    if (hidesOverflow(getComputedStyle(above))) return true;
  return false;
};

const hidesOverflow = ({ overflowX, contentVisibility }: CSSStyleDeclaration): boolean =>
  overflowX !== 'visible' || contentVisibility === 'auto';

const widest = (root: Element, box: DOMRect): string => {
  const wide = [...root.querySelectorAll('*')].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    const overflows = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    return (
      width > 0 && (right > box.right + 1 || left < box.left - 1 || overflows) && !isClipped(element, root)
    );
  });
  const last = wide.at(-1);
  return last ? `${nameOf(last)} "${last.textContent?.trim().slice(0, 40)}"` : 'something';
};

const nameOf = (element: Element): string =>
  `${element.parentElement?.localName ?? ''}.${element.parentElement?.className ?? ''} > ${element.localName}.${element.getAttribute('class') ?? ''}`;

/** Has everything come to an end that can be seen, with something to press? */
export const judgeEnd = (root: ParentNode): string[] => {
  const found: string[] = [];
  let ways = 0;
  for (const element of allElements(root)) {
    if (element.matches('.root[aria-busy=true], .bone') && element.checkVisibility())
      found.push(`end: <${nameOf(element)}> waits`);
    if (
      ways === 0 &&
      element.matches('a[href], button, input, select, summary, .broken') &&
      element.checkVisibility()
    )
      ways += 1;
  }
  return ways === 0 ? [...found, 'end: there is nothing to press'] : found;
};

/** Of a page of its own, besides. */
const PAPER_TAGS = new Set([...TAGS, 'html', 'head', 'meta', 'title', 'style', 'body']);

/** What was printed or saved is ours alone, too. Written by the browser, quotes inside of attributes are escaped. */
export const judgePaper = (page: string): string[] =>
  [...page.replace(/="[^"]*"/g, '').matchAll(/<([a-z][\w-]*)([^>]*)/gi)]
    .filter(
      ([, tag = '', rest = '']) =>
        !PAPER_TAGS.has(tag.toLowerCase()) || /\s(on\w+|style|src|href)\b/.test(rest),
    )
    .map(([all]) => `paper: ${all.slice(0, 100)}`);
