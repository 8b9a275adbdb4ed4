import { waitUntil } from './wait.ts';

/** Roles by which tests find things; the selector of each finds what a browser gives the role to. */
const SELECTORS = {
  alert: '[role=alert]',
  button: 'button, [role=button]',
  checkbox: 'input[type=checkbox]',
  combobox: 'select',
  group: 'fieldset, [role=group]',
  heading: 'h1, h2, h3, h4, h5, h6',
  img: '[role=img]',
  link: 'a[href]',
  meter: 'meter, [role=meter]',
  radio: 'input[type=radio]',
  status: '[role=status]',
  textbox: 'input:not([type]), input[type=text], input[type=email], input[type=tel], textarea',
} as const;
export type Role = keyof typeof SELECTORS;

/** Matches in a tree and in all open shadow trees below it, in the order of the document. */
export const deepQuery = (root: ParentNode, selector: string): HTMLElement[] =>
  [...root.children].flatMap((child) => [
    ...(child instanceof HTMLElement && child.matches(selector) ? [child] : []),
    ...deepQuery(child, selector),
    ...(child.shadowRoot ? deepQuery(child.shadowRoot, selector) : []),
  ]);

/** Everything that is shown with this role and name; a text as name stands for a part of it. */
export const allByRole = (root: ParentNode, role: Role, name: string | RegExp = ''): HTMLElement[] =>
  deepQuery(root, SELECTORS[role]).filter(
    (element) => isShown(element) && (name === '' || fits(accessibleName(element), name)),
  );

/** Waits for the one element of this role and name. */
export const findByRole = async (
  root: ParentNode,
  role: Role,
  name: string | RegExp = '',
): Promise<HTMLElement> => {
  let found: HTMLElement[] = [];
  await waitUntil(() => {
    found = allByRole(root, role, name);
    return found.length === 1;
  }, `one ${role} named ${name}`);
  return found[0] as HTMLElement;
};

/** What a reader sees, through shadow trees: what is hidden from everybody is left out. */
export const visibleText = (root: ParentNode): string => {
  const nodes = root instanceof HTMLSlotElement ? root.assignedNodes({ flatten: true }) : root.childNodes;
  const texts = [...nodes].map((node) => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element) || !isShown(node) || node.matches('style, select')) return '';
    return visibleText(node.shadowRoot ?? node);
  });
  return texts.join(' ').replace(/\s+/g, ' ').trim();
};

/** Waits until a reader sees this text. */
export const untilText = (root: ParentNode, text: string | RegExp): Promise<void> =>
  waitUntil(() => fits(visibleText(root), text), `the text ${text}`);

const isShown = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true }) || getComputedStyle(element).display === 'contents';

/** The accessible name, by the rules that our elements make use of. */
const accessibleName = (element: HTMLElement): string => {
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
  const naming =
    ids.length > 0
      ? ids.map((id) => root.getElementById(id))
      : 'labels' in element
        ? [...((element.labels as NodeListOf<HTMLElement> | null) ?? [])]
        : [element.querySelector(':scope > legend')];
  const texts = naming
    .map((label) => (label ? visibleText(label) : ''))
    .join(' ')
    .trim();
  const label = element.getAttribute('aria-label');
  if (ids.length > 0 || label === null) return texts || visibleText(element);
  return label;
};

const fits = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
