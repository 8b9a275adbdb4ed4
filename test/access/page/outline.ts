import { isOurs, isShown, main } from './look.ts';

/** Elements stand below the headings of a page, which has the first. */
const FIRST_LEVEL = 2;

/** As they are read, through shadow trees. */
const inOrder = (root: ParentNode, selector: string): HTMLElement[] =>
  [...root.children].flatMap((child) => [
    ...(child instanceof HTMLElement && child.matches(selector) ? [child] : []),
    ...(child.shadowRoot ? inOrder(child.shadowRoot, selector) : []),
    ...inOrder(child, selector),
  ]);

/** Headings on the level of the page's own, or that leave one out on the way down. */
export const skippedHeadings = (): string[] => {
  // A meter and a checkout have no heading of their own: with them alone, what a notice stands below is the page's.
  let above = main().querySelector('renewal-box, renewal-card-access') ? FIRST_LEVEL - 1 : FIRST_LEVEL;
  return inOrder(main(), 'h1, h2, h3, h4, h5, h6')
    .filter((heading) => isOurs(heading) && isShown(heading))
    .flatMap((heading) => {
      const level = Number(heading.localName.slice(1));
      const isSkipped = level < FIRST_LEVEL || level > above + 1;
      above = level;
      return isSkipped
        ? [`a heading out of order: ${heading.localName} “${heading.textContent?.trim()}”`]
        : [];
    });
};

/** As the seller's support is reached: by phone, by e-mail, on the web. */
const WAYS = ['a[href^="tel:"]', 'a[href^="mailto:"]', 'a[href^="https:"]'];

/** WCAG 3.2.6: ways to reach support in another order than everywhere else. */
export const misplacedHelp = (): string[] =>
  inOrder(main(), WAYS.slice(0, 2).join())
    .filter((link) => isOurs(link) && isShown(link))
    .flatMap((link) => {
      const group = link.closest('ul') ?? link.parentElement ?? main();
      const ways = inOrder(group, WAYS.join()).map((each) => WAYS.findIndex((way) => each.matches(way)));
      return ways.some((way, at) => way < (ways[at - 1] ?? 0)) ? [`support in another order: ${ways}`] : [];
    });
