import axe from 'axe-core';

/** WCAG 2.2 A and AA, and what axe knows to be good besides. */
const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Of other colours, nothing else can differ. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/*
 * In forced colours Chromium tells the colour in which text would be filled without them. axe asks for that one first;
 * none of our styles sets it, so it is the colour of the text.
 */
const { getPropertyValue } = CSSStyleDeclaration.prototype;
CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
  return getPropertyValue.call(this, name === '-webkit-text-fill-color' ? 'color' : name);
};

/** What axe finds. Text in the very colour of its background, which axe calls unclear, is wrong too. */
export const axeFindings = async (what: 'everything' | 'colours'): Promise<string[]> => {
  const { violations, incomplete } = await axe.run(document.querySelector('main') ?? document, {
    runOnly: what === 'everything' ? { type: 'tag', values: EVERYTHING } : { type: 'rule', values: COLOURS },
    resultTypes: ['violations', 'incomplete'],
  });
  const invisible = incomplete
    .map((rule) => ({
      ...rule,
      nodes: rule.nodes.filter(({ any }) => any[0]?.data?.messageKey === 'equalRatio'),
    }))
    .filter(({ nodes }) => nodes.length > 0);
  return [...violations, ...invisible].flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `axe ${id}: ${String(target)}: ${any[0]?.message ?? ''}`),
  );
};
