import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkIccid } from '../../../src/domain/identifiers.ts';
import { Card } from '../../../src/domain/model/card.ts';
import { Plan } from '../../../src/domain/model/plan.ts';
import { Usage } from '../../../src/domain/model/usage.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { holdingOf, usageWarnings } from '../../../src/domain/usage.ts';
import { CARDS } from '../../../src/sandbox/cards/index.ts';
import { DIGIT_RULES } from '../../../src/sandbox/digits.ts';
import { createSandbox } from '../../../src/sandbox/index.ts';
import { caledonian, mexican, NUMBERS, refOf, START, testWorld } from './world.ts';

const MEXICO = { type: 'msisdn', value: '+525555555555' } as const;
const CALEDONIA = { type: 'iccid', value: '8968701000000000010' } as const;

describe('the named cards', () => {
  it('starts Mexico with 0.4 of 3.5 GB, two days and 50 pesos', async () => {
    const { carrier } = await testWorld();
    const [card] = await carrier.findCards(MEXICO);
    assert.ok(card);
    assert.deepEqual(card.balances[0]?.money, { currency: 'MXN', minor: 5000 });
    const usage = await carrier.readUsage(card.ref);
    const data = usage.buckets.find(({ usageType }) => usageType === 'data');
    assert.deepEqual(data?.allowance, {
      kind: 'metered',
      totalBytes: 3_500_000_000,
      remainingBytes: 400_000_000,
      displayUnitBytes: 1_000_000_000,
    });
    assert.equal(data?.validFor.endsAt, new Date(START + 2 * DAY).toISOString());
  });

  it('calls what is counted in the language that is asked for', async () => {
    const { carrier } = await testWorld();
    const [card] = await carrier.findCards(MEXICO);
    const namesIn = async (locale: string) => {
      const { buckets } = await carrier.readUsage(card?.ref ?? '', locale);
      return buckets.flatMap(({ title }) => title ?? []);
    };
    const english = await namesIn('en');
    const chinese = await namesIn('zh-Hans');
    assert.ok(english.length > 0);
    assert.deepEqual(
      english.map(({ lang }) => lang),
      english.map(() => 'en'),
    );
    assert.deepEqual(
      chinese.map(({ lang }) => lang),
      english.map(() => 'zh-Hans'),
    );
  });

  it('starts New Caledonia with less than a day of data at the pace of the last days', async () => {
    const { carrier } = await testWorld();
    const [card] = await carrier.findCards(CALEDONIA);
    const usage = await carrier.readUsage(card?.ref ?? '');
    const held = holdingOf(usage, [], START).data;
    const samples = usage.samples ?? [];
    const [before, last] = [samples.at(-3), samples.at(-1)];
    assert.ok(before && last && held && !held.unlimited);
    const perMs = (last.usedBytes - before.usedBytes) / (Date.parse(last.at) - Date.parse(before.at));
    assert.ok(held.remainingBytes / perMs < DAY);
    assert.equal(last.at, new Date(START).toISOString());
  });

  it('finds New Caledonia by its card number and by its phone number: one card', async () => {
    const { carrier } = await testWorld();
    const [byCard] = await carrier.findCards(CALEDONIA);
    const [byPhone] = await carrier.findCards({ type: 'msisdn', value: '+687751234' });
    assert.ok(byCard);
    assert.equal(byCard.ref, byPhone?.ref);
    assert.deepEqual(checkIccid(byCard.identifier.value), { ok: true, value: byCard.identifier.value });
  });

  it('finds several cards on one e-mail address, however it is written', async () => {
    const { carrier } = await testWorld();
    const cards = await carrier.findCards({ type: 'email', value: 'Traveller@Example.com' });
    assert.deepEqual(
      cards.map(({ cardType }) => cardType),
      ['monaco', 'new-caledonia', 'lyca'],
    );
  });

  it('knows nobody else', async () => {
    const { carrier } = await testWorld();
    assert.deepEqual(await carrier.findCards({ type: 'email', value: 'nobody@example.com' }), []);
    assert.deepEqual(await carrier.findCards({ type: 'msisdn', value: '+14155550123' }), []);
    assert.equal(await carrier.readCard('atlantis/msisdn/+56955555555'), undefined);
  });

  it('keeps its start while time goes on', async () => {
    const { carrier, clock } = await testWorld();
    const [card] = await carrier.findCards(MEXICO);
    await clock.advance(3 * DAY);
    const usage = await carrier.readUsage(card?.ref ?? '');
    assert.equal(usageWarnings({ status: 'active' }, usage, clock.now())[0]?.kind, 'expired');
  });
});

describe('plans', () => {
  for (const { type } of CARDS) {
    for (const locale of ['en', 'zh-Hans', 'fr']) {
      it(`lists ${type} in ${locale} as the contract says`, async () => {
        const { carrier } = await testWorld();
        const plans = await carrier.listPlans(type, locale);
        assert.ok(plans.length >= 4);
        for (const plan of plans) assert.deepEqual(Plan.parse(plan), plan);
        assert.equal(new Set(plans.map(({ id }) => id)).size, plans.length);
        const texts = plans.flatMap(({ terms }) => terms);
        assert.deepEqual(
          new Set(texts.map(({ lang }) => lang)),
          new Set([locale === 'zh-Hans' ? 'zh-Hans' : 'en']),
        );
      });
    }
  }

  it('marks every Caledonian price as assumed, and no Mexican one', async () => {
    const { carrier } = await testWorld();
    assert.ok((await carrier.listPlans('new-caledonia', 'en')).every(({ assumed }) => assumed === true));
    assert.ok((await carrier.listPlans('mexico', 'en')).every(({ assumed }) => assumed === undefined));
  });

  it('has none for a card that it does not play', async () => {
    const { carrier } = await testWorld();
    assert.deepEqual(await carrier.listPlans('atlantis', 'en'), []);
  });
});

describe('the last two digits', () => {
  it('are each given once, and none is a named card’s', () => {
    const digits = DIGIT_RULES.map((rule) => rule.digits);
    assert.equal(new Set(digits).size, digits.length);
    for (const named of ['55', '01', '34', '23', '78']) assert.ok(!digits.includes(named));
  });

  for (const [kind, make] of Object.entries(NUMBERS)) {
    for (const { digits, behaviour } of DIGIT_RULES.filter(
      (rule) => !rule.behaviour.unknownCard && !rule.behaviour.down,
    )) {
      it(`${kind} ${digits} follows the contract: ${JSON.stringify(behaviour)}`, async () => {
        const { carrier } = await testWorld();
        const [found] = await carrier.findCards(make(digits));
        assert.ok(found);
        const { ref, identifier: _, contacts, ...card } = found;
        assert.match(contacts.sms ?? '', /^\+\d+$/);
        const wire = { ...card, id: 'id', masked: 'masked' };
        assert.deepEqual(Card.parse(wire), wire);
        const usage = await carrier.readUsage(ref);
        assert.deepEqual(Usage.parse(usage), usage);
      });
    }
  }

  const warningOf = async (digits: string) => {
    const { carrier } = await testWorld();
    const [card] = await carrier.findCards(mexican(digits));
    assert.ok(card);
    return usageWarnings(card, await carrier.readUsage(card.ref), START)[0];
  };

  it('10 is expired', async () => {
    assert.deepEqual(await warningOf('10'), { kind: 'expired', endedAt: START - 2 * DAY });
  });
  it('11 and 12 are suspended, and say why', async () => {
    assert.deepEqual(await warningOf('11'), { kind: 'suspended', blockedBy: 'registration' });
    assert.deepEqual(await warningOf('12'), { kind: 'suspended', blockedBy: 'device' });
  });
  it('13 was never used: all of it is there and no time runs', async () => {
    const { carrier } = await testWorld();
    const [card] = await carrier.findCards(mexican('13'));
    assert.equal(card?.status, 'new');
    const usage = await carrier.readUsage(card.ref);
    assert.deepEqual(usage.buckets[0]?.validFor, {});
    const held = holdingOf(usage, [], START).data;
    assert.ok(held && !held.unlimited);
    assert.equal(held.remainingBytes, 3_500_000_000);
  });
  it('14 is used up', async () => {
    assert.deepEqual(await warningOf('14'), { kind: 'depleted' });
  });
  it('15 cannot be read, and says where else: never a zero', async () => {
    const world = await testWorld();
    const usage = await world.carrier.readUsage(await refOf(world, mexican('15')));
    assert.equal(usage.availability, 'unavailable');
    assert.deepEqual(usage.buckets, []);
    assert.equal(usage.checkInstructions?.[0]?.code, '*133#');
  });
  it('16 is hours old', async () => {
    const world = await testWorld();
    await world.carrier.findCards(mexican('16'));
    await world.clock.advance(DAY);
    const usage = await world.carrier.readUsage(await refOf(world, mexican('16')));
    assert.equal(usage.availability, 'delayed');
    assert.equal(world.clock.now() - Date.parse(usage.asOf), 6 * HOUR);
  });
  it('17 is unlimited and slowed down until midnight on its own clock', async () => {
    const warning = await warningOf('17');
    assert.deepEqual(warning, { kind: 'throttled', kbps: 512, resetsAt: Date.parse('2026-11-21T06:00:00Z') });
  });
  it('18 is retired and sells nothing', async () => {
    assert.deepEqual(await warningOf('18'), { kind: 'retired' });
    const world = await testWorld();
    const ref = await refOf(world, mexican('18'));
    await assert.rejects(world.carrier.listPlansFor(ref, 'en'), { code: 'card-retired' });
  });
  it('19 is unknown', async () => {
    const { carrier } = await testWorld();
    assert.deepEqual(await carrier.findCards(mexican('19')), []);
  });
  for (const [digits, rule] of [
    ['20', 'adds'],
    ['21', 'extends'],
    ['22', 'queues'],
    ['24', 'replaces'],
    ['25', 'parallel'],
  ] as const) {
    it(`${digits}: a top-up ${rule}`, async () => {
      const world = await testWorld();
      const plans = await world.carrier.listPlansFor(await refOf(world, caledonian(digits)), 'en');
      assert.ok(plans.length > 0 && plans.every(({ topUpEffect }) => topUpEffect === rule));
    });
  }
  it('26 takes no top-up while data is left', async () => {
    const world = await testWorld();
    const ref = await refOf(world, mexican('26'));
    await assert.rejects(world.carrier.listPlansFor(ref, 'en'), { code: 'topup-too-soon' });
    await world.clock.advance(30 * DAY);
    assert.ok((await world.carrier.listPlansFor(ref, 'en')).length > 0);
  });
  it('27 cannot be topped up, and says so', async () => {
    const world = await testWorld();
    const [card] = await world.carrier.findCards(mexican('27'));
    assert.deepEqual(card?.capabilities, ['usage']);
    assert.deepEqual(await world.carrier.listPlansFor(card.ref, 'en'), []);
  });
  it('50: the operator does not answer', async () => {
    const world = await testWorld();
    const ref = await refOf(world, mexican('50'));
    const down = { code: 'provider-unavailable' };
    await assert.rejects(world.carrier.readUsage(ref), down);
    await assert.rejects(world.carrier.listPlansFor(ref, 'en'), down);
    await assert.rejects(world.carrier.topUp({ ref, planId: 'mx-telcel-asl-100', reference: 'A' }), down);
    assert.deepEqual(await world.carrier.findTopUp('A'), { status: 'not_found' });
  });
  it('any other two are a card with plenty left', async () => {
    assert.equal(await warningOf('77'), undefined);
  });
});

describe('the currency of a list', () => {
  const pricesOf = async (query: string) => {
    const sandbox = await createSandbox({ now: () => START });
    const response = await sandbox.fetch(`${sandbox.endpoint}/v1/plans?${query}`, {
      headers: { 'Renewal-Key': sandbox.publishableKey },
    });
    const { plans } = (await response.json()) as { plans: Plan[] };
    return plans;
  };

  it('is the card’s own, or the one that is asked for: never two', async () => {
    const euros = await pricesOf('card_type=monaco');
    assert.deepEqual(new Set(euros.map(({ price }) => price.currency)), new Set(['EUR']));
    assert.ok(euros.every(({ assumed }) => assumed));
    const dollars = await pricesOf('card_type=monaco&currency=USD');
    assert.deepEqual(new Set(dollars.map(({ price }) => price.currency)), new Set(['USD']));
    assert.ok(dollars.length >= 6 && dollars.every(({ assumed }) => assumed === undefined));
    assert.deepEqual(await pricesOf('card_type=mexico&currency=USD'), []);
  });
});

describe('Chilean money', () => {
  const state = async (days: number) => {
    const world = await testWorld();
    const ref = await refOf(world, NUMBERS.chilean('77'));
    await world.clock.advance(days * DAY);
    const [card] = await world.carrier.findCards(NUMBERS.chilean('77'));
    return { world, ref, balances: card?.balances ?? [] };
  };
  const topUp = async ({ world, ref }: Awaited<ReturnType<typeof state>>) => {
    await world.carrier.topUp({ ref, planId: 'cl-assumed-saldo-5000', reference: 'A' });
    const [balance] = (await world.carrier.readCard(ref))?.balances ?? [];
    return balance?.money.minor;
  };

  it('is kept after its end, and comes back with a top-up within 180 days of the last', async () => {
    const ended = await state(100);
    assert.ok(Date.parse(ended.balances[0]?.endsAt ?? '') < START + 100 * DAY);
    assert.equal(await topUp(ended), 8500);
  });

  it('is lost after that', async () => {
    const late = await state(175);
    assert.deepEqual(late.balances, []);
    assert.equal(await topUp(late), 5000);
  });
});

describe('figures of Chile', () => {
  it('are hours old, but fresh after a top-up', async () => {
    const world = await testWorld();
    const ref = await refOf(world, NUMBERS.chilean('77'));
    const before = await world.carrier.readUsage(ref);
    assert.deepEqual([before.availability, Date.parse(before.asOf)], ['delayed', START - 6 * HOUR]);
    await world.carrier.topUp({ ref, planId: 'cl-wom-zero-50gb', reference: 'A' });
    const after = await world.carrier.readUsage(ref);
    assert.deepEqual([after.availability, Date.parse(after.asOf)], ['live', START]);
  });
});

describe('a day’s high speed', () => {
  it('is whole again on the next day', async () => {
    const world = await testWorld();
    const ref = await refOf(world, { type: 'msisdn', value: '+447700900123' });
    const speed = async () =>
      (await world.carrier.readUsage(ref)).buckets.find((b) => b.usageType === 'data');
    assert.equal((await speed())?.status, 'throttled');
    await world.clock.advance(DAY);
    const next = await speed();
    assert.equal(next?.status, 'active');
    const { allowance } = next;
    assert.ok(allowance.kind === 'unlimited' && allowance.highSpeed);
    assert.equal(allowance.highSpeed.remainingBytes, 2_000_000_000);
    assert.ok(Date.parse(allowance.highSpeed.resetsAt ?? '') > world.clock.now());
  });
});
