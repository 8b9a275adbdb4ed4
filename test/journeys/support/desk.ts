import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { Message, World } from './world.ts';

/*
 * What happens elsewhere: at a bank, in a shop, with the operator, by the clock, in a mailbox.
 */

const PATIENCE_MS = 15_000;
const DAY = 86_400_000;
/** The sandbox's promotions take turns of two days. */
const TURN = 2 * DAY;

/** Makes it happen to an order: at the payment provider, or by a person of the seller's support. */
export const befall = async (world: World, reference: string, event: string): Promise<void> => {
  await post(world, `orders/${reference}`, { event });
};

/** Chooses what becomes of things from here on; `null` takes a choice back. */
export const choose = async (world: World, outcome: Readonly<Record<string, unknown>>): Promise<void> => {
  await post(world, 'outcomes', outcome);
};

const post = async (world: World, path: string, body: unknown): Promise<void> => {
  const answer = await fetch(`${world.backend}/sandbox/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(answer.status, 200, await answer.text());
};

/** Moves the clock to where the first of the promotions that take turns begin, or so long after that. */
export const toFirstPromotions = async (world: World, afterMs = 0): Promise<void> => {
  const now = await world.now();
  const round = 2 * TURN;
  const next = Math.ceil((now - afterMs) / round) * round + afterMs;
  await world.advance(`PT${Math.ceil((next - now) / 1000)}S`);
};

/** How long before the end of the first promotions, as time after their beginning. */
export const beforeTheirEnd = (ms: number): number => TURN - ms;

/** Waits for the newest message in which all of this is said, in the subject or the text. */
export const mailed = async (
  world: World,
  says: readonly RegExp[],
  box: 'inbox' | 'support-inbox' = 'inbox',
): Promise<Message> => {
  const read = async (): Promise<Message[]> =>
    ((await (await fetch(`${world.backend}/sandbox/${box}`)).json()) as { messages: Message[] }).messages;
  const isMeant = ({ subject = '', text }: Message): boolean =>
    says.every((one) => one.test(`${subject}\n${text}`));
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await delay(50)) {
    const found = (await read()).find(isMeant);
    if (found) return found;
  }
  const subjects = (await read()).map(({ subject, text }) => subject ?? text);
  assert.fail(`No message says ${says.join(', ')}; there are: ${subjects.slice(0, 12).join(' | ')}`);
};
