import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY } from '../../../src/domain/time.ts';
import { enterCode, nameRemembered } from '../../../src/state/access.ts';
import { forgetCards, rememberCard, rememberedCards } from '../../../src/state/remembered.ts';
import { currentCard } from '../../../src/state/state.ts';
import {
  createStorage,
  createTraveller,
  MEXICO,
  newestCode,
  signIn,
  type Traveller,
} from './support/traveller.ts';

const KEY = 'renewal-cards';

const remember = ({ store }: Traveller): boolean => {
  const card = currentCard(store.state);
  assert.ok(card);
  return rememberCard(store, card);
};

describe('cards that a device remembers', () => {
  test('are none until somebody asks for it', async () => {
    const storage = createStorage();
    await signIn(await createTraveller({ storage }));
    assert.equal(storage.getItem(KEY), null);
  });

  test('are kept by a reference, the last digits and their kind, and by nothing else', async () => {
    const storage = createStorage();
    const traveller = await createTraveller({ storage });
    await signIn(traveller);
    assert.ok(remember(traveller));
    const text = storage.getItem(KEY) ?? '';
    const [kept] = JSON.parse(text);
    assert.deepEqual(Object.keys(kept).toSorted(), ['cardType', 'masked', 'reference']);
    for (const secret of [MEXICO, MEXICO.slice(1), '@', traveller.store.vault.sessionToken ?? '-'])
      assert.ok(!text.includes(secret), secret);
  });

  test('lead straight to the code, on another visit', async () => {
    const storage = createStorage();
    const before = await createTraveller({ storage });
    await signIn(before);
    remember(before);
    const later = await createTraveller({ storage, sandbox: before.sandbox });
    await before.sandbox.clock.advance(DAY);
    const [card] = rememberedCards(later.store);
    assert.ok(card);
    await nameRemembered(later.store, card);
    assert.equal(later.store.state.access.step, 'code');
    await enterCode(later.store, await newestCode(later));
    await later.quiet();
    assert.equal(currentCard(later.store.state)?.masked, card.masked);
  });

  test('are forgotten when their reference is too old', async () => {
    const traveller = await createTraveller();
    const { store, sandbox } = traveller;
    await signIn(traveller);
    remember(traveller);
    await sandbox.clock.advance(181 * DAY);
    const [card] = rememberedCards(store);
    assert.ok(card);
    await nameRemembered(store, card);
    const { access } = store.state;
    assert.equal(access.step === 'identify' && access.attempt.error?.code, 'card-not-found');
    assert.deepEqual(rememberedCards(store), []);
  });

  test('are forgotten one by one, or all, and then nothing is left behind', async () => {
    const storage = createStorage();
    const { store } = await createTraveller({ storage });
    const [one, two, three] = ['1111', '2222', '3333'].map((masked) => ({
      reference: `of ${masked}`,
      masked,
      cardType: 'mexico',
    }));
    assert.ok(one && two && three);
    for (const card of [one, two, three]) rememberCard(store, card);
    rememberCard(store, { ...two, reference: 'fresh' });
    assert.deepEqual(
      rememberedCards(store).map(({ reference }) => reference),
      ['fresh', 'of 3333', 'of 1111'],
    );
    forgetCards(store, three);
    assert.equal(rememberedCards(store).length, 2);
    assert.ok(forgetCards(store));
    assert.equal(storage.getItem(KEY), null);
  });

  test('are not kept where the browser refuses, and that is said', async () => {
    const traveller = await createTraveller({ storage: createStorage('refused') });
    await signIn(traveller);
    assert.equal(remember(traveller), false);
    assert.deepEqual(rememberedCards(traveller.store), []);
  });

  for (const text of ['no JSON', '{}', 'null', '[null, 1, {"masked": "1"}]'])
    test(`are none where something else is written: ${text}`, async () => {
      const storage = createStorage();
      storage.setItem(KEY, text);
      assert.deepEqual(rememberedCards((await createTraveller({ storage })).store), []);
    });
});
