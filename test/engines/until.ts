import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 15_000;

/** Asks until the answer is one. @throws after 15 s, with what was waited for */
export const until = async <Answer>(
  what: string,
  ask: () => Promise<Answer>,
  patience = PATIENCE_MS,
): Promise<NonNullable<Exclude<Answer, false>>> => {
  for (const end = Date.now() + patience; ; await delay(25)) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false)
      return answer as NonNullable<Exclude<Answer, false>>;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
  }
};
