import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { paths } from '../../../src/contract/paths.ts';
import { StoreSearch } from '../../../src/contract/store-search.ts';
import { OperatorSupport } from '../../../src/domain/model/operator-support.ts';
import type { Guide, ListedOutlet } from '../../../src/server/index.ts';
import { createBackend, refused } from './support/backend.ts';

const outlet = (
  id: string,
  city: string,
  latE6: number,
  alsoNamed: readonly string[] = [],
): ListedOutlet => ({
  id,
  name: `Shop ${id}`,
  kind: 'partner',
  address: { lines: [city], city, country: 'MX' },
  position: { latE6, lngE6: -99_133_000 },
  hours: { timeZone: 'America/Mexico_City' },
  services: [],
  bring: [],
  notes: [],
  alsoNamed,
});
const OUTLETS = [
  outlet('far', 'Mérida', 20_967_000, ['梅里达']),
  outlet('near', 'Ciudad de México', 19_433_000, ['墨西哥城']),
  outlet('nearer', 'Ciudad de México', 19_432_000),
];
/** A place that is nowhere in what the answers or the log have of their own. */
const NEAR = { latE6: 19_431_000, lngE6: -99_137_000 };

const guided = (over: Partial<Guide> = {}) => {
  const asked: string[] = [];
  const guide: Guide = {
    support: async (cardType, locale) => {
      asked.push(`support/${cardType}/${locale}`);
      return {
        hotlines: [{ fromCard: '*264', reach: 'card', languages: [] }],
        emails: [],
        links: [],
        questions: [
          {
            id: 'end',
            topic: 'validity',
            question: { text: 'When?' },
            answer: [{ text: locale, lang: locale }],
          },
        ],
      };
    },
    outlets: async (cardType, locale) => {
      asked.push(`outlets/${cardType}/${locale}`);
      return OUTLETS;
    },
    ...over,
  };
  return { ...createBackend({ guide }), asked };
};
const SUPPORT = `${paths.support}?card_type=mexico`;

describe('the support of a card', () => {
  it('is for anybody, may be kept, and speaks the language that is asked for', async () => {
    const { call } = guided();
    const response = await call(SUPPORT, { headers: { 'Accept-Language': 'zh-CN' } });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Cache-Control'), 'public, max-age=300');
    assert.match(response.headers.get('Vary') ?? '', /Accept-Language/);
    assert.equal(response.headers.get('Content-Language'), 'zh-Hans');
    const answer = await response.json();
    assert.deepEqual(OperatorSupport.parse(answer), answer);
    assert.deepEqual([answer.cardType, answer.operator], ['mexico', 'Telcel']);
    assert.equal(answer.questions[0].answer[0].lang, 'zh-Hans');
  });

  it('is empty where nobody knows anything, and refused for a card that is not served', async () => {
    const nothing = {
      cardType: 'mexico',
      operator: 'Telcel',
      hotlines: [],
      emails: [],
      links: [],
      questions: [],
    };
    assert.deepEqual(await createBackend().get(SUPPORT), nothing);
    assert.deepEqual(await guided({ support: async () => undefined }).get(SUPPORT), nothing);
    const { call } = guided();
    for (const query of [
      '?card_type=moon',
      '',
      '?card_type=mexico&card_type=mexico',
      '?card_type=mexico&near=1,2',
    ])
      await refused(call(paths.support + query), 'request-invalid');
  });

  it('is asked for once, however many ask at the same moment', async () => {
    const { get, asked } = guided();
    await Promise.all([get(SUPPORT), get(SUPPORT), get(SUPPORT)]);
    assert.deepEqual(asked, ['support/mexico/en']);
  });

  it('says so where its directory does not answer', async () => {
    const { call } = guided({ support: () => Promise.reject(new Error('no line')) });
    await refused(call(SUPPORT), 'provider-unavailable');
  });
});

describe('shops', () => {
  const search = async (body: object, backend = guided()) => {
    const answer = await backend.post<StoreSearch>(
      paths.storeSearches,
      { cardType: 'mexico', ...body },
      {},
      200,
    );
    assert.deepEqual(StoreSearch.parse(answer), answer, 'and no field besides');
    return answer.stores;
  };
  const ids = async (body: object) => (await search(body)).map(({ id }) => id);

  it('are all there where no place is told', async () => {
    assert.deepEqual(await ids({}), ['far', 'near', 'nearer']);
    assert.deepEqual(await search({}, createBackend() as ReturnType<typeof guided>), []);
  });

  it('come with their distance, the nearest first', async () => {
    const stores = await search({ near: NEAR });
    assert.deepEqual(
      stores.map(({ id, metres = -1 }) => `${id} ${Math.round(metres / 100)}`),
      ['nearer 4', 'near 5', 'far 1708'],
    );
  });

  it('are found by a place that is typed, in whichever of its names, and sorted besides', async () => {
    assert.deepEqual(await ids({ place: 'merida' }), ['far']);
    assert.deepEqual(await ids({ place: '墨西哥' }), ['near']);
    assert.deepEqual(await ids({ place: 'ciudad', near: NEAR }), ['nearer', 'near']);
    assert.deepEqual(await ids({ place: 'Atlantis' }), []);
  });

  it('are not asked for at a place beyond the earth, nor at one that is too exact', async () => {
    const { call } = guided();
    for (const near of [
      { latE6: 91_000_000, lngE6: 0 },
      { latE6: 0, lngE6: -181_000_000 },
      { latE6: 19_431_123, lngE6: 0 },
      { latE6: 1.5, lngE6: 0 },
      { latE6: 0 },
      { latE6: 0, lngE6: 0, accuracy: 5 },
      '19.431,-99.137',
    ])
      await refused(call(paths.storeSearches, { body: { cardType: 'mexico', near } }), 'request-invalid');
    for (const place of ['', 'x'.repeat(101), 5])
      await refused(call(paths.storeSearches, { body: { cardType: 'mexico', place } }), 'request-invalid');
    await refused(call(paths.storeSearches, { body: { cardType: 'moon' } }), 'request-invalid');
    await refused(call(`${paths.storeSearches}?near=19.431,-99.137`), 'not-found');
  });

  it('are asked for without a trace of where the traveller is', async () => {
    const { call, log, asked } = guided();
    const body = { cardType: 'mexico', near: NEAR, place: 'Ciudad' };
    const response = await call(paths.storeSearches, { body });
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.doesNotMatch(await response.text(), /19431|99137/);
    await refused(
      call(paths.storeSearches, { body: { ...body, near: { ...NEAR, latE6: 1 } } }),
      'request-invalid',
    );
    assert.equal(log.length, 2);
    assert.doesNotMatch(JSON.stringify([log, asked]), /19431|99137|Ciudad/);
  });
});
