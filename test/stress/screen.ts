/** What a traveller sees of a page, and can do there. */
export interface Screen {
  readonly url: string;
  /** Everything that can be read. */
  readonly text: string;
  /** Names of what can be pressed, in the order of the page. */
  readonly buttons: readonly string[];
  readonly headings: readonly string[];
  /** Names of radios, each with whether it is chosen. */
  readonly radios: readonly (readonly [name: string, chosen: boolean])[];
  /** Is anything still going on? */
  readonly isBusy: boolean;
  /** How often this page was brought back as it was left. */
  readonly restored: number;
  readonly complaints: readonly string[];
}

/** Runs in the page, where it can use nothing around it. */
export const look = (): Screen => {
  const screen = {
    buttons: [] as string[],
    headings: [] as string[],
    radios: [] as [string, boolean][],
    isBusy: document.readyState !== 'complete',
    text: '',
  };
  const text = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element) || node.matches('style, script, svg')) return '';
    return [...node.childNodes].map(text).join(' ').replace(/\s+/g, ' ').trim();
  };
  const isShown = (element: Element): boolean =>
    !element.matches('style, script, hostile-watch') &&
    (element.checkVisibility({ visibilityProperty: true }) ||
      getComputedStyle(element).display === 'contents');
  const take = (element: Element): void => {
    if (element.matches('button:not([disabled], [aria-disabled=true]), a[href]'))
      screen.buttons.push(element.ariaLabel ?? text(element));
    if (element.matches('h1, h2, h3')) screen.headings.push(text(element));
    if (element instanceof HTMLInputElement && element.type === 'radio')
      screen.radios.push([[...(element.labels ?? [])].map(text).join(' '), element.checked]);
    if (element.matches('[aria-busy=true], button .spinner, h2 .spinner, .bone')) screen.isBusy = true;
  };
  const walk = (root: Node): void => {
    for (const node of root instanceof HTMLSlotElement ? root.assignedNodes() : root.childNodes) {
      if (node instanceof Text) screen.text += ` ${node.data.trim()}`;
      if (!(node instanceof Element && isShown(node))) continue;
      take(node);
      walk(node.shadowRoot ?? node);
    }
  };
  walk(document.body);
  const kept = globalThis as unknown as { restored?: number; complaints?: readonly string[] };
  return {
    ...screen,
    text: screen.text.replace(/\s+/g, ' ').trim(),
    url: location.href,
    restored: kept.restored ?? 0,
    complaints: [...(kept.complaints ?? [])],
  };
};

export const PAY_PAGE = '/pay/';

/** By its button: `Pay MX$100.00 by card`. */
const MONEY = /^Pay .* by card$/;

/** What a traveller who wants their card renewed presses next; undefined where nothing leads on. */
export const nextPress = ({ url, buttons, radios, headings }: Screen): string | undefined => {
  if (url.includes(PAY_PAGE)) return buttons.find((name) => /^(Pay |Yes, this is me|Back to )/.test(name));
  const first = (...names: (string | RegExp)[]): string | undefined =>
    names.flatMap(
      (wanted) =>
        buttons.find((name) => (typeof wanted === 'string' ? name === wanted : wanted.test(name))) ?? [],
    )[0];
  const hasChosenPlan = radios.some(([, chosen]) => chosen);
  return first(
    'Continue that order',
    MONEY,
    /^Review the order/,
    ...(hasChosenPlan || !headings.includes('Find your card') ? [/^Continue · /] : []),
    'Check now',
    'Choose a plan again',
    'Sign in to see your order',
    'Go to the payment page',
    'Choose another plan',
    'Choose another way to pay',
    'Try again',
    'Reload the page',
  );
};
