import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHttpClient } from '../../../src/client/http-client.ts';
import { paths } from '../../../src/contract/paths.ts';
import { createSandbox } from '../../../src/sandbox/index.ts';
import { START } from './world.ts';

const EMAIL = 'traveller@example.com';
const locale = 'en';

const open = async () => {
  const sandbox = await createSandbox({ now: () => START });
  const { endpoint, publishableKey, fetch } = sandbox;
  const client = createHttpClient({ endpoint, publishableKey, fetch, now: sandbox.clock.now });
  const ask = async (value: string) => {
    const lookup = await client.lookUpCard({ type: 'email', value }, { locale });
    const [channel] = lookup.channels;
    assert.equal(channel, 'email');
    const challenge = await client.createChallenge({ cardId: lookup.cardId, channel, locale }, { locale });
    await sandbox.settled();
    return { lookup, challenge };
  };
  return { sandbox, client, ask };
};

describe('a card named by e-mail', () => {
  it('can be one of those that say so', async () => {
    const { client } = await open();
    const { cardTypes } = await client.getConfig({ locale });
    assert.deepEqual(
      cardTypes.filter(({ identifierTypes }) => identifierTypes.includes('email')).map(({ id }) => id),
      ['monaco', 'lyca'],
    );
  });

  it('gets its code there, and brings every card that hangs on the address', async () => {
    const { sandbox, client, ask } = await open();
    const { challenge } = await ask(EMAIL);
    const [message] = await sandbox.inbox();
    assert.deepEqual([message?.channel, message?.to], ['email', 't•••@example.com']);
    const code = /\b\d{6}\b/.exec(message?.text ?? '')?.[0] ?? '';
    const { token } = await client.createSession({ challengeId: challenge.challengeId, code }, { locale });
    const response = await sandbox.fetch(`${sandbox.endpoint}${paths.cards}`, {
      headers: { Authorization: `Bearer ${token}`, 'Renewal-Key': sandbox.publishableKey },
    });
    const { cards } = (await response.json()) as { cards: { cardType: string }[] };
    assert.deepEqual(
      cards.map(({ cardType }) => cardType),
      ['monaco', 'new-caledonia', 'lyca'],
    );
  });

  it('is answered alike where nobody knows the address: only no message comes', async () => {
    const { sandbox, ask } = await open();
    const known = await ask(EMAIL);
    const messages = (await sandbox.inbox()).length;
    const unknown = await ask('nobody-at-all@example.com');
    assert.equal((await sandbox.inbox()).length, messages);
    const shapeOf = ({ lookup, challenge }: typeof known) => [
      { ...lookup, cardId: typeof lookup.cardId, masked: typeof lookup.masked },
      { ...challenge, challengeId: challenge.challengeId.length },
    ];
    assert.deepEqual(shapeOf(unknown), shapeOf(known));
  });
});
