import '../../../src/define/all.ts';
import { createHttpClient } from '../../../src/client/http-client.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import { partnerToken } from '../../../stories/support/backend.ts';
import { stayHere, withOrder } from '../../../stories/support/orders.ts';
import { deep } from './deep.ts';

/*
 * A page with the whole renewal on it and a backend in memory, on which a test does what a traveller does, by roles and
 * names, and has the backend do what happens elsewhere.
 */

let backend: Sandbox | undefined;
let reference = '';
const sandbox = (): Sandbox => {
  if (!backend) throw new Error('There is no scene.');
  return backend;
};

interface Scene {
  readonly lang?: 'en' | 'zh-Hans';
  /** A kind of card whose demo card is signed in; nobody where there is none. */
  readonly card?: string;
  readonly plan?: string;
}

export const open = async ({ lang = 'en', card, plan = '' }: Scene): Promise<void> => {
  stayHere();
  const made = await createSandbox({ origins: [location.origin] });
  backend = made;
  const { endpoint, publishableKey, fetch } = made;
  const client = createHttpClient({ endpoint, publishableKey, fetch });
  const box = document.createElement('renewal-box');
  Object.assign(box, {
    cardType: card ?? 'mexico',
    plan,
    client: card ? { ...client, createSession: () => made.signIn(card) } : client,
    getPartnerToken: card ? partnerToken : undefined,
  });
  mount(lang, box);
};

/** An order that waits for its payment is on the screen. */
export const openOrder = async (lang: 'en' | 'zh-Hans'): Promise<void> => {
  const { backend: made, order } = (await withOrder({})[0]?.()) ?? {};
  if (!made || !order) throw new Error('No order was made.');
  backend = made.sandbox;
  reference = order.reference;
  // Some browsers let only a hand copy.
  navigator.clipboard.writeText = async () => {};
  const { getOrder } = made.client;
  const provider = document.createElement('renewal-provider');
  Object.assign(provider, {
    cardType: 'mexico',
    order: order.id,
    client: { ...made.signedIn('mexico'), getOrder },
    getPartnerToken: partnerToken,
  });
  provider.append(document.createElement('renewal-order-status'));
  mount(lang, provider);
};

const mount = (lang: string, element: HTMLElement): void => {
  document.querySelector('main')?.remove();
  const main = document.createElement('main');
  main.lang = lang;
  main.append(element);
  document.body.append(main);
};

/** The code of the newest message; undefined while none has come. */
export const sentCode = async (): Promise<string | undefined> => {
  await sandbox().runDue();
  await sandbox().settled();
  return (await sandbox().inbox()).map(({ text }) => /\b\d{6}\b/.exec(text)?.[0]).find((code) => code);
};

/** Another price than the one on the screen, from now on. */
export const choosePrice = (plan: string, minor: number): Promise<unknown> =>
  sandbox().choosePrice(plan, minor);

/** The order on the screen is paid. */
export const pay = async (): Promise<void> => {
  await sandbox().payments.approve(reference);
};

/** The browser loses its network, or has it again. */
export const setOnline = (isOnline: boolean): void => {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnline });
  dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
};

/** Is this text seen? */
export const sees = (text: string): boolean =>
  deep(document, '*').some(
    (element) => element.checkVisibility() && (element.textContent ?? '').includes(text),
  );

const CONTROLS = 'button, a[href], input, select, summary';

/** Presses what has this name, once it is there and may be pressed. */
export const press = async (name: string): Promise<void> => {
  const control = await found(name, () =>
    deep(document, CONTROLS).find(
      (each) =>
        each.checkVisibility() &&
        each.getAttribute('aria-disabled') !== 'true' &&
        nameOf(each).includes(name),
    ),
  );
  control.focus();
  control.click();
};

/** Writes into what has this name as a browser fills a form: the whole value at once, and no key is pressed. */
export const fill = async (
  name: string,
  value: string,
  events: readonly string[] = ['input'],
): Promise<void> => {
  const field = await fieldNamed(name);
  field.value = value;
  for (const event of events) field.dispatchEvent(new Event(event, { bubbles: true }));
};

export const textIn = async (name: string): Promise<string> => (await fieldNamed(name)).value;

export const attributesOf = async (
  name: string,
  attributes: readonly string[],
): Promise<(string | null)[]> => {
  const field = await fieldNamed(name);
  return attributes.map((attribute) => field.getAttribute(attribute));
};

/** Does nobody stand in the way of a paste? */
export const mayPaste = async (name: string): Promise<boolean> =>
  (await fieldNamed(name)).dispatchEvent(
    new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true }),
  );

const fieldNamed = async (name: string): Promise<HTMLInputElement> =>
  (await found(name, () =>
    deep(document, 'input, select, textarea').find(
      (each) => each.checkVisibility() && nameOf(each).includes(name),
    ),
  )) as HTMLInputElement;

/** The address to which the focus has gone, as it is seen. */
export const focused = (): string => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active && active !== document.body
    ? `${active.localName} ${nameOf(active as HTMLElement)}`.trim()
    : 'nothing';
};

const nameOf = (element: HTMLElement): string => {
  const labels = 'labels' in element ? [...((element.labels as NodeListOf<HTMLElement> | null) ?? [])] : [];
  const label = element.getAttribute('aria-label') ?? labels.map(({ textContent }) => textContent).join(' ');
  return (label || element.textContent || '').trim().replace(/\s+/g, ' ');
};

const found = async (what: string, find: () => HTMLElement | undefined): Promise<HTMLElement> => {
  for (const start = performance.now(); performance.now() - start < 15_000; ) {
    const element = find();
    if (element) return element;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`There is no ${what}.`);
};
