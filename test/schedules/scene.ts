import { createHttpClient } from '../../src/client/http-client.ts';
import { paths } from '../../src/contract/paths.ts';
import { SHOP_KEY } from '../../src/sandbox/index.ts';
import { createMemorySandboxStore } from '../../src/sandbox/store/memory.ts';
import { createWorld, type World } from '../../src/sandbox/world.ts';
import type { Store } from '../../src/server/store.ts';
import { BACKEND, type Backend, createBackend, SHOP, type Troubles } from './backend.ts';
import { type Books, createBooks } from './books.ts';
import { openTab, type Surroundings, type Tab } from './browser.ts';
import { SCHEDULE_CARDS } from './cards.ts';
import { randomBytes, uuidOf } from './chance.ts';
import { openPost, type Post } from './post.ts';
import { type Schedule, TABS } from './steps.ts';
import { createTurnstile, type Turnstile } from './turnstile.ts';

export const START = Date.parse('2026-11-20T12:00:00Z');

/** Everything that a schedule plays with. */
export interface Scene {
  readonly world: World;
  readonly books: Books;
  readonly backend: Backend;
  readonly turnstile: Turnstile;
  readonly troubles: Troubles;
  readonly post: Post;
  readonly on: Surroundings;
  readonly tabs: readonly Tab[];
  /** References of orders to which money came late, or from which it was taken. */
  readonly late: Set<string>;
  readonly taken: Set<string>;
}

export const setScene = async ({ card, digits, picks }: Schedule, store: Store): Promise<Scene> => {
  const left = [...picks];
  const turnstile = createTurnstile((among) => (left.shift() ?? 0) % among);
  const books = createBooks();
  const troubles: Troubles = {
    fates: { carrier: [], payments: [], messages: [] },
    down: new Set(),
    seen: new Set(),
  };
  const idBytes = randomBytes(1);
  const uuid = (): string => uuidOf(idBytes(16));
  const post = openPost({ turnstile, backend: () => backend });
  const world = await createWorld({
    store: createMemorySandboxStore(),
    paymentOrigin: 'https://pay.example',
    webhookUrl: BACKEND + paths.paymentWebhook,
    webhookSecret: 'the secret of the webhooks',
    deliver: post.deliver,
    realNow: () => START,
    newId: () => uuid().replaceAll('-', ''),
  });
  const backend = createBackend({
    store,
    world,
    books,
    turnstile,
    troubles,
    randomOf: (process) => randomBytes(1000 + process),
  });
  const on: Surroundings = {
    backend,
    world,
    turnstile,
    uuid,
    sold: SCHEDULE_CARDS[card],
    pages: [],
    transfers: [],
    intents: [],
    offences: [],
  };
  const scene = {
    world,
    books,
    backend,
    turnstile,
    troubles,
    post,
    on,
    late: new Set<string>(),
    taken: new Set<string>(),
  };
  const { owner, guest } = await nameCard(scene, SCHEDULE_CARDS[card].number + digits);
  return { ...scene, tabs: TABS.map((tab) => openTab(on, tab === 'guest' ? guest : owner)) };
};

type Named = { readonly cardId: string; readonly token?: string };

/** The owner signs in, once for both tabs; the guest knows the number. */
const nameCard = async (
  { world, backend, turnstile }: Pick<Scene, 'world' | 'backend' | 'turnstile'>,
  value: string,
): Promise<{ owner: Named; guest: Named }> => {
  const locale = 'en';
  const client = createHttpClient({
    endpoint: BACKEND,
    publishableKey: SHOP_KEY,
    now: world.clock.now,
    fetch: (input, init) =>
      backend.ask(({ handler }) =>
        handler.fetch(new Request(input, { ...init, signal: null }), { origin: SHOP }),
      ),
  });
  let found: { owner: Named; guest: Named } | undefined;
  turnstile.start(async () => {
    const { cardId } = await client.lookUpCard({ type: 'msisdn', value }, { locale });
    const { challengeId } = await client.createChallenge({ cardId, channel: 'sms', locale }, { locale });
    await backend.ask((process) => process.worker().runDue());
    const messages = await world.store.transaction((rows) => rows.list('messages'));
    const code = /\b\d{6}\b/.exec(messages[0]?.text ?? '')?.[0] ?? '';
    const { token, cards } = await client.createSession({ challengeId, code }, { locale });
    found = { owner: { cardId: cards[0]?.id ?? '', token }, guest: { cardId } };
  });
  await turnstile.drain();
  if (!found) throw new Error('The card could not be named');
  return found;
};
