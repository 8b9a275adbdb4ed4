import { html } from 'lit';
import type { RenewalClient } from '../../../src/client/client.ts';
import type { CardLookup, Challenge, Session } from '../../../src/contract/access.ts';
import { headers, paths } from '../../../src/contract/paths.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { deepQuery, findByRole } from './by-role.ts';
import { type Backend, createBackend, mount, partnerToken } from './mount.ts';
import { waitUntil } from './wait.ts';

/** The plan that the tests buy: 1.5 GB for 15 days at MX$100. */
export const PLAN = 'mx-telcel-asl-100';

export interface Stage extends Backend {
  readonly page: HTMLElement;
  /** Addresses to which the page wanted to go; it stays. */
  readonly visited: string[];
}

export interface StageOptions {
  /** A kind of card whose demo card signs in, a phone number, or nobody. Default: `mexico`. */
  readonly card?: string | undefined;
  readonly plan?: string;
  readonly lang?: string;
  /** Sees and changes what goes to the backend. */
  readonly fetch?: (send: typeof fetch) => typeof fetch;
  readonly client?: (client: RenewalClient) => RenewalClient;
  readonly backend?: Backend;
}

/** A page with the button and the status of its own layout, signed in and with a plan chosen. */
export const stage = async (options: StageOptions = {}): Promise<Stage> => {
  const { plan = PLAN, lang = 'en', fetch: spoil, client: change = (it) => it } = options;
  const card = 'card' in options ? options.card : 'mexico';
  const backend = options.backend ?? (await createBackend());
  const visited = stayHere();
  const plain = change(spoil ? backend.clientWith(spoil) : backend.client);
  const session = card === undefined ? undefined : await signIn(backend.sandbox, card);
  const client = session ? { ...plain, createSession: () => Promise.resolve(session) } : plain;
  const page = mount(
    html`<renewal-provider publishable-key=${backend.sandbox.publishableKey} .client=${client} .getPartnerToken=${session ? partnerToken : undefined}
      plan=${plan} card-type="mexico" return-url=${location.href}>
      <renewal-plan-picker></renewal-plan-picker>
      <renewal-checkout-button></renewal-checkout-button>
      <renewal-order-status></renewal-order-status>
    </renewal-provider>`,
    lang,
  );
  return { ...backend, page, visited };
};

/** The session of a card: of a kind's demo card, or of the card with this phone number. */
const signIn = async (sandbox: Sandbox, card: string): Promise<Session> => {
  if (!card.startsWith('+')) return sandbox.signIn(card);
  const post = async <T>(path: string, body: unknown): Promise<T> => {
    const response = await sandbox.fetch(`${sandbox.endpoint}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', [headers.key]: sandbox.publishableKey },
      body: JSON.stringify(body),
    });
    return response.json() as Promise<T>;
  };
  const { cardId } = await post<CardLookup>(paths.cardLookups, { type: 'msisdn', value: card });
  const { challengeId } = await post<Challenge>(paths.challenges, { cardId, channel: 'sms', locale: 'en' });
  await sandbox.runDue();
  await sandbox.settled();
  const texts = (await sandbox.inbox()).map(({ text }) => /\b\d{6}\b/.exec(text)?.[0]);
  return post<Session>(paths.sessions, { challengeId, code: texts.find((code) => code !== undefined) });
};

const staying = new Set<AbortController>();
afterEach(() => {
  for (const controller of staying) controller.abort();
  staying.clear();
});

/** Keeps the test's page where it is: what leads elsewhere is noted and not followed. */
const stayHere = (): string[] => {
  const visited: string[] = [];
  const controller = new AbortController();
  staying.add(controller);
  navigation.addEventListener(
    'navigate',
    (event) => {
      if (event.destination.url.startsWith(location.origin)) return;
      visited.push(event.destination.url);
      event.preventDefault();
    },
    { signal: controller.signal },
  );
  return visited;
};

/** What one of the elements shows. */
export const part = (
  page: HTMLElement,
  tag: 'renewal-checkout-button' | 'renewal-order-status',
): ShadowRoot => page.querySelector(tag)?.shadowRoot as ShadowRoot;

/** What has the focus, through shadow trees. */
export const focused = (): Element | null => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
};

/** Types as a person does: the text, then off to the next field. */
export const type = (field: HTMLElement, text: string): void => {
  const input = field as HTMLInputElement;
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.blur();
};

/** Presses the button that leads on, once it may be pressed. */
export const press = async (page: HTMLElement, name: string | RegExp): Promise<void> => {
  const button = await findByRole(page, 'button', name);
  await waitUntil(() => button.getAttribute('aria-disabled') !== 'true', `${name} can be pressed`);
  button.focus();
  button.click();
};

export const openDetails = async ({ page }: Stage): Promise<void> => {
  await waitUntil(
    () => deepQuery(part(page, 'renewal-checkout-button'), '.bars .line').length === 2,
    'the effect',
  );
  await press(page, /^Continue · MX\$100\.00$/);
  await findByRole(page, 'heading', 'Payment and contact');
};

export const fillDetails = async (
  { page }: Pick<Stage, 'page'>,
  email = 'traveller@example.com',
): Promise<void> => {
  type(await findByRole(page, 'textbox', 'E-mail'), email);
  const consent = await findByRole(page, 'checkbox', 'Start the plan');
  if (!(consent as HTMLInputElement).checked) consent.click();
};

export const openReview = async (staged: Stage): Promise<void> => {
  await openDetails(staged);
  await fillDetails(staged);
  await press(staged.page, /^Review the order/);
  await findByRole(staged.page, 'heading', 'Check and pay');
};

/** Orders, and waits until the page leaves for the payment page. @returns its address. */
export const order = async (staged: Stage): Promise<string> => {
  await openReview(staged);
  await press(staged.page, /^Pay MX\$100\.00 by card$/);
  await waitUntil(() => staged.visited.length > 0, 'the payment page');
  return staged.visited.at(-1) as string;
};

/** The browser brings the page back as it was left. */
export const pressBack = (): void => {
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
};
