import { setTimeout as delay } from 'node:timers/promises';
import type { Tab, Visit } from '../engines/engine.ts';
import { byRole } from '../hostile/support/find.ts';
import type { Scene } from './scene.ts';
import { look, nextPress, PAY_PAGE, type Screen } from './screen.ts';
import type { Press } from './steps.ts';

const PATIENCE_MS = 20_000;
const EMAIL = 'traveller@example.net';
/** From a page that has just been loaded to money it takes five. */
const MOST_MOVES = 25;

/** Somebody at one tab, who wants a card renewed, and the page as they see it. */
export interface Traveller {
  /** Waits until the page has come to rest, and looks. */
  rests(): Promise<Screen>;
  sees(): Promise<Screen>;
  /** Does what leads to a button that orders or pays. @returns its name; undefined where there is none to be reached */
  comesToMoney(isEnough?: (screen: Screen) => boolean): Promise<string | undefined>;
  presses(name: string, by?: Press, many?: number): Promise<void>;
  opens(): Promise<void>;
  /** By the shop's word, without a code. */
  signsIn(): Promise<void>;
  reloads(): Promise<void>;
  /** By the browser's own buttons. Nothing where there is nowhere to go. */
  goes(where: 'back' | 'forward'): Promise<void>;
  /** Tells the page what a browser tells it. */
  isOnline(online: boolean): Promise<void>;
  readonly tab: Tab;
}

/** A schedule that came to nothing, in words for whoever reads it. */
export class Stuck extends Error {
  override readonly name = 'Stuck';
}

export interface TravellerOptions {
  readonly scene: Scene;
  readonly visit: Visit;
  readonly address: string;
  readonly number: string;
  /** Is shown every screen at which the traveller rests. */
  readonly onScreen: (screen: Screen) => Promise<void>;
}

export const openTraveller = async (options: TravellerOptions): Promise<Traveller> => {
  const { scene, visit, address, number, onScreen } = options;
  const tab = await visit.tab();

  /** A document that goes while it is asked is asked again. */
  const patiently = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (const end = Date.now() + PATIENCE_MS; ; await delay(30)) {
      try {
        return await ask();
      } catch (error) {
        if (Date.now() > end) throw error;
      }
    }
  };
  const sees = (): Promise<Screen> => patiently(() => tab.evaluate(look));

  /** The shop vouches for its visitor, on every page that is loaded. */
  const arrives = async (): Promise<void> => {
    const token = await scene.tokenFor(number);
    await patiently(() =>
      tab.evaluate((token) => {
        const page = globalThis as unknown as { restored?: number };
        const box = document.querySelector('renewal-box') as
          | (HTMLElement & { getPartnerToken?: () => Promise<string> })
          | null;
        if (!box) return;
        if (page.restored === undefined)
          addEventListener('pageshow', ({ persisted }) => {
            if (persisted) page.restored = (page.restored ?? 0) + 1;
          });
        page.restored ??= 0;
        box.getPartnerToken = async () => token;
      }, token),
    );
  };

  const rests = async (): Promise<Screen> => {
    let last = await sees();
    for (const end = Date.now() + PATIENCE_MS; ; ) {
      if (isOurs(last) && !(await hasArrived())) await arrives();
      await delay(40);
      const now = await sees();
      if (!now.isBusy && now.text !== '' && now.url === last.url && now.text === last.text) {
        await onScreen(now);
        return now;
      }
      if (Date.now() > end) throw new Stuck(`the page does not come to rest: ${now.text}`);
      last = now;
    }
  };
  const isOurs = ({ url }: Screen): boolean => url.startsWith(scene.pages);
  const hasArrived = (): Promise<boolean> =>
    patiently(() =>
      tab.evaluate(() => (globalThis as unknown as { restored?: number }).restored !== undefined),
    );

  const press = async (name: string): Promise<void> => {
    await tab.evaluate((name) => {
      const all = (root: ParentNode): HTMLElement[] =>
        [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
          ...(element.matches('button, a[href]') ? [element] : []),
          ...(element.shadowRoot ? all(element.shadowRoot) : []),
        ]);
      const bare = (text: string | null): string => (text ?? '').replace(/\s+/g, '');
      const found = all(document).find(
        (element) =>
          element.checkVisibility({ visibilityProperty: true }) &&
          bare(element.ariaLabel ?? element.textContent).includes(bare(name)),
      );
      found?.scrollIntoView({ block: 'center', behavior: 'instant' });
      (globalThis as unknown as { pressed?: HTMLElement | undefined }).pressed = found;
    }, name);
  };

  const presses: Traveller['presses'] = async (name, by = 'clicks', many = 1) => {
    try {
      await press(name);
      await pressesIt(by, many);
    } catch (thrown) {
      // The page has gone in the meantime, as after the first of several clicks.
      if (thrown instanceof Stuck) throw thrown;
    }
  };

  const pressesIt = async (by: Press, many: number): Promise<void> => {
    if (by === 'clicks within one moment')
      return tab.evaluate((many) => {
        const { pressed } = globalThis as unknown as { pressed?: HTMLElement };
        for (let time = 0; time < many; time += 1) pressed?.click();
      }, many);
    if (by === 'clicks') await tab.click(() => (globalThis as unknown as { pressed?: Element }).pressed);
    else {
      await tab.evaluate(() => (globalThis as unknown as { pressed?: HTMLElement }).pressed?.focus());
      await tab.press('Enter');
    }
    for (let time = 1; time < many; time += 1) {
      const isThere = await tab.evaluate(
        () => (globalThis as unknown as { pressed?: Element }).pressed?.isConnected === true,
      );
      if (!isThere) return;
      if (by === 'Enter') await tab.press('Enter');
      else await tab.evaluate(() => (globalThis as unknown as { pressed?: HTMLElement }).pressed?.click());
    }
  };

  /** What the screen asks for before it lets one go on. */
  const fillIn = async ({ headings }: Screen): Promise<void> => {
    if (!headings.includes('Payment and contact')) return;
    await tab.click(byRole, 'radio', 'Credit card', 'renewal-checkout-button').catch(() => undefined);
    await tab.evaluate(fillInForm, EMAIL);
  };

  /** One move towards money: a press, a choice, or waiting for a page that asks by itself. */
  const moves = async (screen: Screen, name: string | undefined): Promise<void> => {
    await fillIn(screen);
    if (name !== undefined) await presses(name);
    else if (isPlanMissing(screen)) await tab.click(byRole, 'radio', '', 'renewal-plan-picker');
    // A token works once: where its answer was lost, the shop gives another.
    else if (screen.headings.includes('Find your card')) await arrives();
    if (name === undefined || name === 'Check now' || name === 'Try again') await delay(150);
  };

  return {
    tab,
    sees,
    rests,
    presses,
    comesToMoney: async (isEnough = () => false) => {
      for (let move = 0; move < MOST_MOVES; move += 1) {
        const screen = await rests();
        if (isEnough(screen)) return undefined;
        const name = nextPress(screen);
        if (name?.startsWith('Pay ') || name === 'Continue that order') return name;
        await moves(screen, name);
      }
      return undefined;
    },
    signsIn: arrives,
    opens: async () => {
      await tab.goto(address);
      await arrives();
    },
    reloads: async () => {
      await tab.reload().catch(() => undefined);
    },
    goes: async (where) => {
      const before = await sees();
      if (where === 'back') {
        if (!before.url.includes(PAY_PAGE)) return;
        // A page that is about to go may do so first.
        await tab.back().catch(() => undefined);
      } else {
        if (before.url.includes(PAY_PAGE)) return;
        await tab.evaluate(() => void setTimeout(() => history.forward())).catch(() => undefined);
        await delay(150);
      }
    },
    isOnline: async (online) => {
      await tab
        .evaluate((online) => {
          Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => online });
          dispatchEvent(new Event(online ? 'online' : 'offline'));
        }, online)
        .catch(() => undefined);
    },
  };
};

const isPlanMissing = ({ radios }: Screen): boolean =>
  radios.some(([label]) => /GB|MX\$|days?\b/.test(label)) && !radios.some(([, chosen]) => chosen);

/** Runs in the page. */
const fillInForm = (email: string): void => {
  const all = (root: ParentNode): HTMLInputElement[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...(element instanceof HTMLInputElement ? [element] : []),
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ]);
  for (const input of all(document)) {
    if (input.dataset.part === 'consent' && !input.checked) input.click();
    if (input.dataset.part !== 'email' || input.value === email) continue;
    input.value = email;
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
};
