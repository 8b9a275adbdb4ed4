/** Waits for an element, through shadow trees, and presses it. */
export const press = async (root: ParentNode, selector: string): Promise<void> => {
  const element = await find(root, selector);
  element.click();
  await moment();
};

/** Waits for an element, through shadow trees. */
export const find = async (root: ParentNode, selector: string): Promise<HTMLElement> => {
  for (const start = performance.now(); performance.now() - start < 5000; ) {
    const [found] = all(root, selector);
    if (found) return found;
    await moment();
  }
  throw new Error(`There is no ${selector}.`);
};

/** Not a frame: a page in the background gets one a second, while its timers go on. */
const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

const all = (root: ParentNode, selector: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
  ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? all(shadowRoot, selector) : [],
  ),
];
