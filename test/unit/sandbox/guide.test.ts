import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Config } from '../../../src/contract/config.ts';
import { paths } from '../../../src/contract/paths.ts';
import { StoreSearch } from '../../../src/contract/store-search.ts';
import { isOnEarth } from '../../../src/domain/distance.ts';
import type { LocalText } from '../../../src/domain/model/card.ts';
import type { OpeningHours } from '../../../src/domain/model/opening-hours.ts';
import { OperatorSupport } from '../../../src/domain/model/operator-support.ts';
import type { Outlet } from '../../../src/domain/model/outlet.ts';
import { openStateAt } from '../../../src/domain/opening-hours.ts';
import { CARDS, createSandbox } from '../../../src/sandbox/index.ts';
import { START } from './world.ts';

const sandbox = await createSandbox({ now: () => START });
const ask = async (path: string, locale: string, body?: object): Promise<unknown> => {
  const response = await sandbox.fetch(sandbox.endpoint + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      'Renewal-Key': sandbox.publishableKey,
      'Accept-Language': locale,
      ...(body ? { 'Content-Type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  assert.equal(response.status, 200, path);
  return response.json();
};
const supportOf = async (cardType: string, locale = 'en'): Promise<OperatorSupport> => {
  const answer = await ask(`${paths.support}?card_type=${cardType}`, locale);
  const read = OperatorSupport.parse(answer);
  assert.deepEqual(read, answer, 'nothing is cut, unknown or besides');
  return read;
};
const storesOf = async (search: object, locale = 'en'): Promise<Outlet[]> => {
  const answer = await ask(paths.storeSearches, locale, search);
  const read = StoreSearch.parse(answer);
  assert.deepEqual(read, answer, 'nothing is cut, unknown or besides');
  return read.stores;
};
const idsOf = async (cardType: string, search: object) =>
  (await storesOf({ cardType, ...search })).map(({ id }) => id);

/** Every text of an answer that somebody wrote in a language. */
const textsIn = (value: unknown): LocalText[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('text' in value) return [value as LocalText];
  return Object.values(value).flatMap(textsIn);
};
const makesSense = (hours: OpeningHours): boolean =>
  (openStateAt(hours, START).state === 'unknown') === (hours.week === undefined);
/** Of the shape alone: the same in every language. */
const withoutTexts = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, each) =>
      each !== null && typeof each === 'object' && 'text' in each ? 0 : each,
    ),
  );

for (const { type } of CARDS) {
  describe(`the guide to ${type}`, () => {
    it('answers eight to twelve questions, whatever is not known left out', async () => {
      const { questions, hotlines, emails, links } = await supportOf(type);
      assert.ok(questions.length >= 8 && questions.length <= 12, `${questions.length}`);
      assert.equal(new Set(questions.map(({ id }) => id)).size, questions.length);
      const topics = new Set(questions.map(({ topic }) => topic));
      for (const topic of [
        'unused_data',
        'top_up',
        'balance',
        'coverage',
        'refund',
        'declined',
        'delay',
      ] as const)
        assert.ok(topics.has(topic), topic);
      assert.ok(hotlines.length > 0);
      for (const { fromCard, number = '+1', hours } of hotlines) {
        assert.ok(fromCard !== undefined || number !== '+1');
        assert.match(number, /^\+[1-9]\d{0,14}$/);
        assert.ok(!hours || makesSense(hours));
      }
      for (const { address } of emails) assert.match(address, /^[\w.]+@[\w.-]+$/);
      for (const { url } of links) assert.equal(new URL(url).protocol, 'https:');
    });

    it('says the same in English and in Chinese', async () => {
      const both = async <T>(read: (locale: string) => Promise<T>) => {
        const [en, zh] = await Promise.all([read('en'), read('zh-CN')]);
        assert.deepEqual(withoutTexts(en), withoutTexts(zh));
        const [english, chinese] = [textsIn(en), textsIn(zh)];
        assert.ok(
          english.length > 0 &&
            english.every(({ lang, text }) => lang === 'en' && !/\p{Script=Han}/u.test(text)),
        );
        assert.ok(chinese.every(({ lang, text }) => lang === 'zh-Hans' && /\p{Script=Han}/u.test(text)));
        for (const { text } of chinese)
          assert.doesNotMatch(text, /\p{Script=Han} *[,;?!:] *\p{Script=Han}|充電|流量費|數據/u, text);
      };
      await both((locale) => supportOf(type, locale));
      await both((locale) => storesOf({ cardType: type }, locale));
    });

    it('knows shops that can be found, and says which are invented', async () => {
      const stores = await storesOf({ cardType: type });
      assert.ok(stores.length >= 3);
      assert.equal(new Set(stores.map(({ id }) => id)).size, stores.length);
      for (const store of stores) {
        assert.ok(store.position && isOnEarth(store.position), store.id);
        assert.ok(makesSense(store.hours), store.id);
        assert.ok(store.bring.length > 0 && store.notes.length > 0);
        assert.match(store.phone ?? '+1', /^\+[1-9]\d{0,14}$/);
        assert.equal(store.sample === true, store.name.startsWith('Sample store, '));
        assert.notEqual(store.sample === true, store.source !== undefined);
        assert.ok(!('alsoNamed' in store));
      }
    });
  });
}

describe('the 20 partner shops of New Caledonia', () => {
  it('are all there, real, with phone and place and no hours', async () => {
    const stores = await storesOf({ cardType: 'new-caledonia' });
    assert.equal(stores.length, 20);
    for (const { sample, hours, phone, position, address, services } of stores) {
      assert.deepEqual([sample, services], [undefined, []]);
      assert.deepEqual(hours, { timeZone: 'Pacific/Noumea' });
      assert.match(phone ?? '', /^\+687[234]\d{5}$/);
      const { latE6 = 0, lngE6 = 0 } = position ?? {};
      assert.ok(latE6 > -22.8e6 && latE6 < -20e6 && lngE6 > 164e6 && lngE6 < 167.2e6);
      assert.match(address.postalCode ?? '98899', /^988\d\d$/);
    }
  });

  it('say what is doubtful: a point that two of them have, and a town in France', async () => {
    const stores = await storesOf({ cardType: 'new-caledonia' });
    const points = stores.map(({ position }) => JSON.stringify(position));
    const shared = stores.filter(
      (_, i) => points.indexOf(points[i] ?? '') !== points.lastIndexOf(points[i] ?? ''),
    );
    assert.deepEqual(
      shared.map(({ id }) => id),
      ['nc-2', 'nc-3'],
    );
    for (const { notes } of shared) assert.match(notes[0]?.text ?? '', /shopping centre/);
    const [lost, ...others] = stores.filter(({ address }) => address.city === undefined);
    assert.equal(others.length, 0);
    assert.equal(lost?.address.postalCode, undefined);
    assert.match(lost?.notes[0]?.text ?? '', /Mont-Dore/);
  });

  it('are found by city, district or code, with accents or without, and in Chinese', async () => {
    for (const [place, count] of [
      ['noumea', 14],
      ['Ducos', 3],
      ['98860', 1],
      ['努美阿', 14],
      ['mont dore', 1],
      ['lagoon', 3],
      ['nouvelle caledonie', 20],
      ['Sydney', 0],
    ] as const)
      assert.equal((await idsOf('new-caledonia', { place })).length, count, place);
  });

  it('are sorted from the airport, and from beyond the date line', async () => {
    const airport = { latE6: -22_015_000, lngE6: 166_213_000 };
    const [first] = await storesOf({ cardType: 'new-caledonia', near: airport });
    assert.equal(first?.address.city, 'Païta');
    assert.ok(Math.abs((first?.metres ?? 0) - 20_600) < 500, `${first?.metres}`);
    const fiji = { latE6: -16_800_000, lngE6: -179_000_000 };
    const [nearest] = await storesOf({ cardType: 'new-caledonia', near: fiji });
    assert.ok((nearest?.metres ?? 0) < 1_800_000);
  });
});

describe('hours in the sandbox', () => {
  it('are of every sort: around the clock, over midnight, with a break, on closed days, and unknown', async () => {
    const all = (await Promise.all(CARDS.map(({ type }) => storesOf({ cardType: type })))).flat();
    const weeks = all.map(({ hours }) => hours.week ?? []);
    assert.ok(all.some(({ hours }) => openStateAt(hours, START).state === 'always'));
    assert.ok(weeks.some((week) => week.some(({ to }) => to > 24 * 60)));
    assert.ok(weeks.some((week) => week.some((a) => week.some((b) => a.day === b.day && a.to < b.from))));
    assert.ok(weeks.some((week) => new Set(week.map(({ day }) => day)).size < 7 && week.length > 0));
    assert.ok(all.some(({ hours }) => hours.closedOn?.length));
    assert.ok(all.some(({ sample, hours }) => sample && !hours.week));
  });
});

describe('who is asked', () => {
  it('is the seller about money, and the operator about the card', async () => {
    const config = Config.parse(await ask(paths.config, 'en'));
    const { operator, hotlines, emails } = await supportOf('monaco');
    assert.equal(operator, 'Monaco Telecom');
    assert.equal(hotlines[0]?.number, '+37799663300');
    assert.notEqual(config.support.email, emails[0]?.address);
  });
});
