import type { CardLookup, Challenge, Session } from '../contract/access.ts';
import { headers, paths } from '../contract/paths.ts';
import type { Identifier } from '../domain/identifiers.ts';
import { cardOfType } from './cards/index.ts';
import type { Sandbox } from './sandbox.ts';

/** As a traveller does: the card is named, a code is asked for, read on the phone and typed. @param card or a kind of card */
export const signIn = async (sandbox: Sandbox, card: string | Identifier): Promise<Session> => {
  const identifier = typeof card === 'string' ? cardOfType(card)?.named.identifiers[0] : card;
  if (!identifier) throw new RangeError(`No card of this kind: ${card}`);
  const lookup: CardLookup = await post(sandbox, paths.cardLookups, identifier);
  const channel = lookup.channels[0] === 'email' ? 'email' : 'sms';
  const challenge: Challenge = await post(sandbox, paths.challenges, {
    cardId: lookup.cardId,
    channel,
    locale: 'en',
  });
  await sandbox.runDue();
  await sandbox.settled();
  const code = (await sandbox.inbox())
    .map(({ text }) => /\b\d{6}\b/.exec(text)?.[0])
    .find((digits) => digits !== undefined);
  return post(sandbox, paths.sessions, { challengeId: challenge.challengeId, code });
};

const post = async <T>(sandbox: Sandbox, path: string, body: unknown): Promise<T> => {
  const response = await sandbox.fetch(`${sandbox.endpoint}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', [headers.key]: sandbox.publishableKey },
    body: JSON.stringify(body),
  });
  if (!response.ok)
    throw new RangeError(`The sandbox refused ${path}: ${response.status} ${await response.text()}`);
  return response.json();
};
