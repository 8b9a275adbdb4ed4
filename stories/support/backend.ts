import type { RenewalClient } from '../../src/client/client.ts';
import { createHttpClient } from '../../src/client/http-client.ts';
import type { Identifier } from '../../src/domain/identifiers.ts';
import type { Plan } from '../../src/domain/model/plan.ts';
import { DAY } from '../../src/domain/time.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';

/** A whole backend in memory, and clients that talk to it over a `fetch` that never leaves the page. */
export interface StoryBackend {
  readonly sandbox: Sandbox;
  readonly client: RenewalClient;
  /**
   * A client whose sign-in gives the session of a card: the demo's of this kind, or the one of a number, whose last two
   * digits choose how it is. Needs `partnerToken` beside it.
   */
  readonly signedIn: (card: string | Identifier) => RenewalClient;
}

const createStoryBackend = async (): Promise<StoryBackend> => {
  const sandbox = await createSandbox({ origins: [location.origin] });
  const { endpoint, publishableKey, fetch } = sandbox;
  const client = createHttpClient({ endpoint, publishableKey, fetch });
  return {
    sandbox,
    client,
    signedIn: (card) => ({ ...client, createSession: () => sandbox.signIn(card) }),
  };
};

/** What a story's `render` is given: each story has a backend of its own. */
export interface Loaded {
  readonly loaded: { readonly backend?: StoryBackend };
}

/** For `loaders` of a story file. */
export const loaders = [async () => ({ backend: await createStoryBackend() })];

/** The sandbox's promotions take turns of so long. */
const TURN = 2 * DAY;

/** For `loaders` of a story: the promotions of a turn run, and go on for so long (ms). Default: the whole turn. */
export const inTurn = (turn: 0 | 1, left = TURN) => [
  async () => {
    const backend = await createStoryBackend();
    const { clock } = backend.sandbox;
    const next = Math.floor(clock.now() / TURN) + 1;
    const end = (next + (next % 2 === turn ? 1 : 2)) * TURN;
    await clock.advance(end - left - clock.now());
    return { backend };
  },
];

export const backendOf = ({ loaded: { backend } }: Loaded): StoryBackend => {
  if (!backend) throw new TypeError('The story file has no `loaders`.');
  return backend;
};

/** For `getPartnerToken`: the traveller is signed in when the story begins. */
export const partnerToken = async (): Promise<string> => 'a token of the partner';

/** The same client with the public plans changed on their way. */
export const withPlans = (client: RenewalClient, change: (plans: Plan[]) => Plan[]): RenewalClient => ({
  ...client,
  listPublicPlans: async (query, options) => change(await client.listPublicPlans(query, options)),
});

/** For calls that a story leaves without an answer. */
export const never = (): Promise<never> => new Promise(() => {});
