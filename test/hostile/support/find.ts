import type { Scope } from '../../engines/engine.ts';
import { until } from '../../engines/until.ts';

/*
 * Finding things in a page as a reader does, through shadow trees. `byRole` and `textOf` run in the page, where they can use
 * nothing around them: hand them to `tab.click(byRole, 'button', 'Continue')` and `tab.evaluate(textOf, 'renewal-box')`.
 */

export type Role =
  | 'alert'
  | 'button'
  | 'checkbox'
  | 'combobox'
  | 'group'
  | 'heading'
  | 'link'
  | 'meter'
  | 'radio'
  | 'status'
  | 'textbox';

/**
 * The first that is shown with this role and a name that contains this text.
 * @param within selector of where to look, in the page and in shadow trees. Default: everywhere.
 */
export const byRole = (role: Role, name = '', within = 'html'): HTMLElement | null => {
  const selectors = {
    alert: '[role=alert]',
    button: 'button, [role=button]',
    checkbox: 'input[type=checkbox]',
    combobox: 'select',
    group: 'fieldset, [role=group]',
    heading: 'h1, h2, h3, h4, h5, h6',
    link: 'a[href]',
    meter: 'meter, [role=meter]',
    radio: 'input[type=radio]',
    status: '[role=status]',
    textbox: 'input:not([type]), input[type=text], input[type=email], input[type=tel], textarea',
  };
  const all = (root: ParentNode, selector: string): HTMLElement[] =>
    [...root.children].flatMap((child) => [
      ...(child instanceof HTMLElement && child.matches(selector) ? [child] : []),
      ...all(child, selector),
      ...(child.shadowRoot ? all(child.shadowRoot, selector) : []),
    ]);
  const text = (element: Element): string =>
    [...element.childNodes]
      .map((node) => (node instanceof Text ? node.data : node instanceof Element ? text(node) : ''))
      .join(' ');
  const nameOf = (element: HTMLElement): string => {
    const root = element.getRootNode() as Document | ShadowRoot;
    const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labels: Element[] =
      ids.length > 0
        ? ids.flatMap((id) => root.getElementById(id) ?? [])
        : [...((element as HTMLInputElement).labels ?? []), ...element.querySelectorAll(':scope > legend')];
    if (ids.length === 0 && element.ariaLabel !== null) return element.ariaLabel;
    return (labels.length > 0 ? labels.map(text).join(' ') : text(element)).replace(/\s+/g, ' ').trim();
  };
  const found = all(document, within).flatMap((place) => [
    place,
    ...all(place.shadowRoot ?? place, '*'),
    ...(place.shadowRoot ? all(place, '*') : []),
  ]);
  return (
    found.find(
      (element) =>
        element.matches(selectors[role]) &&
        element.checkVisibility({ visibilityProperty: true }) &&
        nameOf(element).includes(name),
    ) ?? null
  );
};

/** What a reader sees of the first that matches a selector, through shadow trees and slots. */
export const textOf = (selector = 'body'): string => {
  const first = (root: ParentNode): Element | undefined => {
    for (const child of root.children) {
      const found = child.matches(selector)
        ? child
        : (child.shadowRoot && first(child.shadowRoot)) || first(child);
      if (found) return found;
    }
    return undefined;
  };
  const read = (root: ParentNode): string => {
    const nodes = root instanceof HTMLSlotElement ? root.assignedNodes({ flatten: true }) : root.childNodes;
    return [...nodes]
      .map((node) => {
        if (node instanceof Text) return node.data;
        if (!(node instanceof Element) || node.matches('style, script, select')) return '';
        const isShown =
          node.checkVisibility({ visibilityProperty: true }) || getComputedStyle(node).display === 'contents';
        return isShown ? read(node.shadowRoot ?? node) : '';
      })
      .join(' ');
  };
  const found = first(document);
  return found
    ? read(found.shadowRoot ?? found)
        .replace(/\s+/g, ' ')
        .trim()
    : '';
};

/** Waits until a reader sees a text there. @returns all that they see */
export const untilText = async (scope: Scope, text: string, within = 'body'): Promise<string> => {
  let seen = '';
  try {
    await until(`“${text}”`, async () => {
      seen = await scope.evaluate(textOf, within);
      return seen.includes(text);
    });
  } catch (error) {
    throw new Error(`Waited in vain for “${text}”; there is: ${seen}`, { cause: error });
  }
  return seen;
};

/** Waits until something of this role and name is shown. */
export const untilRole = (scope: Scope, role: Role, name = '', within = 'html'): Promise<true> =>
  until(`${role} “${name}”`, () => scope.evaluate(isShown, role, name, within));

/** Waits until a page neither grows nor scrolls any more. */
export const untilAtRest = async (scope: Scope): Promise<void> => {
  let seen = { now: '', times: 0 };
  await until('a page at rest', async () => {
    const now = await scope.evaluate(() => `${scrollY} ${document.documentElement.scrollHeight}`);
    seen = { now, times: now === seen.now ? seen.times + 1 : 0 };
    return seen.times > 5;
  });
};

/** Presses it once the page is at rest: drivers press where it stood a moment ago. */
export const pressAtRest = async (scope: Scope, role: Role, name = ''): Promise<void> => {
  await untilRole(scope, role, name);
  await untilAtRest(scope);
  await scope.click(byRole, role, name);
};

/** In the page, an element cannot be an answer: this says only whether `byRole` finds one. */
const isShown = new Function('...args', `return (${byRole})(...args) !== null`) as (
  ...args: Parameters<typeof byRole>
) => boolean;
