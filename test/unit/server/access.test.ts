import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { CardLookup, Challenge, Session } from '../../../src/contract/access.ts';
import { paths } from '../../../src/contract/paths.ts';
import { SessionLife } from '../../../src/contract/session-life.ts';
import type { Card } from '../../../src/domain/model/card.ts';
import { Usage } from '../../../src/domain/model/usage.ts';
import { DAY, MINUTE, SECOND, toInstant } from '../../../src/domain/time.ts';
import {
  createBackend,
  OTHER_KEY,
  OTHER_ORIGIN,
  PHONE,
  PUBLIC_URL,
  refused,
  START,
  TOKEN_SECRET,
} from './support/backend.ts';

const UNKNOWN = '+525512349999';
const SECOND_PHONE = '+525555555556';
const WRONG = '000000';

describe('naming a card', () => {
  it('gets the same answer for a card that nobody knows, without asking anybody', async () => {
    const { lookUp, carrier, store } = createBackend();
    let writes = 0;
    const { transaction } = store;
    store.transaction = (work) => {
      writes++;
      return transaction(work);
    };
    const known = CardLookup.parse(await lookUp(PHONE));
    const unknown = CardLookup.parse(await lookUp(UNKNOWN));
    assert.deepEqual(Object.keys(known).toSorted(), Object.keys(unknown).toSorted());
    assert.deepEqual({ ...known, cardId: '', masked: '' }, { ...unknown, cardId: '', masked: '' });
    assert.equal(known.cardId.length, unknown.cardId.length);
    assert.equal(carrier.lookUps, 0);
    assert.equal(writes, 0);
  });

  it('seals the number: it cannot be read, and each answer looks different', async () => {
    const { lookUp } = createBackend();
    const [first, second] = [await lookUp(), await lookUp()];
    assert.notEqual(first.cardId, second.cardId);
    for (const part of first.cardId.split('.'))
      assert.doesNotMatch(Buffer.from(part, 'base64url').toString(), /5555/);
    assert.equal(first.masked, '+52\u00a0•••\u00a0•••\u00a05555');
  });

  it('takes any spelling', async () => {
    const { lookUp } = createBackend();
    assert.equal((await lookUp('0052 1 (55) 5555-5555')).masked, '+52\u00a0•••\u00a0•••\u00a05555');
    assert.equal((await lookUp('8952 0000 0000 0000 007F', 'iccid')).cardType, 'mexico');
    assert.deepEqual((await lookUp('Owner@Example.com', 'email')).channels, ['email', 'sms']);
  });

  for (const [type, value] of [
    ['msisdn', '5555555555'],
    ['msisdn', '+15555555555'],
    ['iccid', '1234'],
    ['email', 'nobody'],
  ]) {
    it(`${type} ${value}: identifier-invalid`, async () => {
      const { call } = createBackend();
      const problem = await refused(call(paths.cardLookups, { body: { type, value } }), 'identifier-invalid');
      assert.equal(problem.errors?.[0]?.pointer, '/value');
    });
  }
});

describe('a card that a device remembers', () => {
  it('is named by a reference that says nothing, opens nothing, and ends after half a year', async () => {
    const backend = createBackend();
    const { signIn, call, clock, lookUp, store } = backend;
    const { cards } = await signIn();
    const { reference = '' } = cards[0] ?? {};
    for (const part of reference.split('.'))
      assert.doesNotMatch(Buffer.from(part, 'base64url').toString(), /5555/);
    let writes = 0;
    const { transaction } = store;
    store.transaction = (work) => {
      writes++;
      return transaction(work);
    };
    const lookup = CardLookup.parse(await lookUp(reference, 'reference'));
    assert.deepEqual({ ...lookup, cardId: '' }, { ...(await lookUp(PHONE)), cardId: '' });
    assert.equal(writes, 0);
    for (const path of [paths.usage(reference), paths.cardPlans(reference)])
      await refused(call(path), path.endsWith('usage') ? 'session-expired' : 'card-not-found');
    const named = (value: string) => call(paths.cardLookups, { body: { type: 'reference', value } });
    await refused(named(`${reference}x`), 'card-not-found');
    await refused(named(lookup.cardId), 'card-not-found');
    clock.now += 180 * DAY;
    await refused(named(reference), 'card-not-found');
  });
});

describe('a one-time code', () => {
  it('comes by message and opens a session of the card', async () => {
    const { challenge, worker, codeOf, post, sent, get } = createBackend();
    const made = Challenge.parse(await challenge());
    assert.equal(made.expiresAt, toInstant(START + 10 * MINUTE));
    assert.equal(made.resendAfter, toInstant(START + 60 * SECOND));
    await worker.runDue();
    assert.equal(sent[0]?.to, PHONE);
    assert.match(sent[0]?.text ?? '', /Sunny SIM.*\d{6}.*10 minutes.*Never share/);
    const code = codeOf(made.challengeId);
    const session = Session.parse(await post(paths.sessions, { challengeId: made.challengeId, code }));
    assert.equal(session.expiresAt, toInstant(START + 30 * MINUTE));
    assert.deepEqual(
      session.cards.map(({ masked }) => masked),
      ['+52\u00a0•••\u00a0•••\u00a05555'],
    );
    const { cards } = await get<{ cards: Card[] }>(paths.cards, { token: session.token });
    // Only the reference is sealed anew with each answer.
    const [seen] = cards;
    assert.deepEqual({ ...seen, reference: '' }, { ...session.cards[0], reference: '' });
  });

  it('is asked for in the same way for an unknown card, and comes to nobody', async () => {
    const { challenge, worker, sent, call, carrier } = createBackend();
    const known = await challenge(PHONE);
    const unknown = await challenge(UNKNOWN);
    assert.equal(carrier.lookUps, 0, 'whether the card exists is asked by the worker, later');
    assert.deepEqual({ ...known, challengeId: '' }, { ...unknown, challengeId: '' });
    await worker.runDue();
    assert.equal(sent.length, 1);
    const wrong = (challengeId: string) =>
      refused(call(paths.sessions, { body: { challengeId, code: WRONG } }), 'code-incorrect');
    const [a, b] = [await wrong(known.challengeId), await wrong(unknown.challengeId)];
    assert.deepEqual({ ...a, requestId: '' }, { ...b, requestId: '' });
  });

  it('is nowhere in the store, and neither is the number', async () => {
    const { challenge, store, worker, codeOf } = createBackend();
    const written: unknown[] = [];
    const { transaction } = store;
    const noting =
      <Row, Result>(write: (row: Row) => Promise<Result>) =>
      (row: Row): Promise<Result> => {
        written.push(row);
        return write(row);
      };
    store.transaction = (work) =>
      transaction((tx) =>
        work({
          ...tx,
          challenges: { ...tx.challenges, add: noting(tx.challenges.add), put: noting(tx.challenges.put) },
          jobs: { ...tx.jobs, request: noting(tx.jobs.request) },
          limits: { ...tx.limits, put: noting(tx.limits.put) },
        }),
      );
    const { challengeId } = await challenge();
    await worker.runDue();
    const code = codeOf(challengeId);
    assert.match(code, /^\d{6}$/);
    assert.ok(written.length >= 3);
    assert.doesNotMatch(JSON.stringify(written), new RegExp(`"${code}"|555555`));
  });

  it('works once', async () => {
    const { challenge, worker, codeOf, post, call } = createBackend();
    const { challengeId } = await challenge();
    await worker.runDue();
    const body = { challengeId, code: codeOf(challengeId) };
    await post(paths.sessions, body);
    await refused(call(paths.sessions, { body }), 'challenge-expired');
  });

  it('works once also when two use it at the same moment', async () => {
    const { challenge, worker, codeOf, call } = createBackend();
    const { challengeId } = await challenge();
    await worker.runDue();
    const body = { challengeId, code: codeOf(challengeId) };
    const statuses = await Promise.all(
      [1, 2, 3].map(async () => (await call(paths.sessions, { body })).status),
    );
    assert.deepEqual(statuses.toSorted(), [201, 410, 410]);
  });

  it('works for ten minutes', async () => {
    const { challenge, worker, codeOf, call, clock } = createBackend();
    const { challengeId } = await challenge();
    await worker.runDue();
    clock.now += 10 * MINUTE;
    await refused(
      call(paths.sessions, { body: { challengeId, code: codeOf(challengeId) } }),
      'challenge-expired',
    );
  });

  it('works for the partner on whose page it was asked for', async () => {
    const { challenge, worker, codeOf, call } = createBackend();
    const { challengeId } = await challenge();
    await worker.runDue();
    const body = { challengeId, code: codeOf(challengeId) };
    await refused(call(paths.sessions, { body, key: OTHER_KEY, origin: OTHER_ORIGIN }), 'challenge-expired');
  });

  it('may be guessed five times', async () => {
    const { challenge, worker, codeOf, call } = createBackend();
    const { challengeId } = await challenge();
    await worker.runDue();
    const left: (number | undefined)[] = [];
    for (let i = 0; i < 5; i++) {
      left.push(
        (await refused(call(paths.sessions, { body: { challengeId, code: WRONG } }), 'code-incorrect'))
          .triesLeft,
      );
    }
    assert.deepEqual(left, [4, 3, 2, 1, 0]);
    await refused(
      call(paths.sessions, { body: { challengeId, code: codeOf(challengeId) } }),
      'challenge-expired',
    );
  });

  it('is sent again after a minute; before that the last one counts', async () => {
    const { challenge, wait, sent, codeOf, post } = createBackend();
    const first = await challenge();
    await wait(30 * SECOND);
    const again = await challenge();
    assert.deepEqual(again, first);
    await wait(30 * SECOND);
    const second = await challenge();
    assert.notEqual(second.challengeId, first.challengeId);
    await wait(0);
    assert.equal(sent.length, 2);
    await post(paths.sessions, { challengeId: second.challengeId, code: codeOf(second.challengeId) });
  });

  it('is sent ten times a day for a card and channel; then the answer stays, the message does not come', async () => {
    const { challenge, wait, sent, call } = createBackend();
    for (let i = 0; i < 12; i++) {
      await challenge();
      await wait(MINUTE);
    }
    assert.equal(sent.length, 10);
    const { challengeId } = await challenge();
    await wait(0);
    await refused(call(paths.sessions, { body: { challengeId, code: WRONG } }), 'code-incorrect');
    await challenge(PHONE, 'email');
    await wait(0);
    assert.equal(sent.at(-1)?.channel, 'email', 'the other channel is open');
    await wait(DAY);
    await challenge();
    await wait(0);
    assert.equal(sent.length, 12);
  });

  it('cannot be guessed any more after twenty wrong ones, even when it is right', async () => {
    const { challenge, wait, call, codeOf, sent, clock } = createBackend();
    const made: string[] = [];
    for (let i = 0; i < 5; i++) {
      made.push((await challenge()).challengeId);
      await wait(MINUTE);
    }
    const [last = '', ...others] = made.toReversed();
    for (const challengeId of others) {
      for (let j = 0; j < 5; j++) await call(paths.sessions, { body: { challengeId, code: WRONG } });
    }
    const body = { challengeId: last, code: codeOf(last) };
    assert.equal((await refused(call(paths.sessions, { body }), 'code-incorrect')).triesLeft, 4);
    await challenge();
    await wait(0);
    assert.equal(sent.length, 5, 'and no other one is sent');
    clock.now += DAY;
    await challenge();
    await wait(0);
    assert.equal(sent.length, 6);
  });

  it('is limited for an address as a whole, by whatever name of its card it is asked for', async () => {
    const { challenge, wait, call, sent } = createBackend();
    const named = [
      () => challenge(PHONE, 'email'),
      () => challenge('owner@example.com', 'email', 'email'),
      () => challenge('+525555555556', 'email'),
    ];
    for (let i = 0; i < 4; i++) {
      for (const ask of named) {
        await ask();
        await wait(MINUTE);
      }
    }
    assert.equal(sent.length, 10, 'all go to owner@example.com');
    const { challengeId } = await challenge(UNKNOWN, 'email');
    await refused(call(paths.sessions, { body: { challengeId, code: WRONG } }), 'code-incorrect');
  });

  it('cannot be guessed on under another name of the same card', async () => {
    const { challenge, wait, call, codeOf } = createBackend();
    const guess = async (value: string, type: string) => {
      const { challengeId } = await challenge(value, 'sms', type);
      await wait(MINUTE);
      for (let i = 0; i < 5; i++) await call(paths.sessions, { body: { challengeId, code: WRONG } });
    };
    for (let i = 0; i < 2; i++) await guess(PHONE, 'msisdn');
    const { challengeId } = await challenge(PHONE);
    await wait(MINUTE);
    for (let i = 0; i < 2; i++) await guess('owner@example.com', 'email');
    const body = { challengeId, code: codeOf(challengeId) };
    assert.match(body.code, /^\d{6}$/);
    await refused(call(paths.sessions, { body }), 'code-incorrect');
  });

  it('opens only the cards that share the address to which it went', async () => {
    const { challenge, worker, codeOf, post } = createBackend();
    const { challengeId } = await challenge('both@example.com', 'email', 'email');
    await worker.runDue();
    const session = Session.parse(await post(paths.sessions, { challengeId, code: codeOf(challengeId) }));
    assert.equal(session.cards.length, 3, 'not the fourth, which has another address');
  });

  it('of a card that this backend did not seal: card-not-found', async () => {
    const { call } = createBackend();
    await refused(
      call(paths.challenges, { body: { cardId: 'a.b.c.d.e', channel: 'sms', locale: 'en' } }),
      'card-not-found',
    );
  });

  it('is not lost when the carrier does not answer at once', async () => {
    const { challenge, worker, wait, carrier, sent, codeOf, call } = createBackend();
    const { challengeId } = await challenge();
    carrier.down = true;
    await worker.runDue();
    carrier.down = false;
    await wait(10 * SECOND);
    assert.equal(sent.length, 1);
    carrier.down = true;
    const body = { challengeId, code: codeOf(challengeId) };
    await refused(call(paths.sessions, { body }), 'provider-unavailable');
    carrier.down = false;
    assert.equal((await call(paths.sessions, { body })).status, 201, 'the code was not used up');
  });
});

describe('a partner’s token', () => {
  const sign = (over: Record<string, unknown> = {}, secret = TOKEN_SECRET, alg = 'HS256') =>
    new SignJWT({
      aud: PUBLIC_URL,
      iat: START / 1000,
      exp: START / 1000 + 300,
      jti: crypto.randomUUID(),
      card: { type: 'msisdn', value: PHONE },
      ...over,
    })
      .setProtectedHeader({ alg })
      .sign(new TextEncoder().encode(secret));

  it('opens a session of its one card, once', async () => {
    const { post, call } = createBackend();
    const partnerToken = await sign();
    const session = Session.parse(await post(paths.sessions, { partnerToken }));
    assert.equal(session.cards.length, 1);
    await refused(call(paths.sessions, { body: { partnerToken } }), 'session-expired');
  });

  for (const [what, make] of [
    ['of another audience', () => sign({ aud: 'https://other.example' })],
    ['that lives longer than five minutes', () => sign({ exp: START / 1000 + 301 })],
    ['that is over', () => sign({ iat: START / 1000 - 400, exp: START / 1000 - 100 })],
    ['from the future', () => sign({ iat: START / 1000 + 600, exp: START / 1000 + 700 })],
    ['without an id', () => sign({ jti: undefined })],
    ['without an end', () => sign({ exp: undefined })],
    ['without a card', () => sign({ card: undefined })],
    ['with more than a card', () => sign({ card: { type: 'msisdn', value: PHONE, admin: true } })],
    ['signed with another secret', () => sign({}, `${TOKEN_SECRET}!`)],
    ['signed in another way', () => sign({}, TOKEN_SECRET.repeat(2), 'HS512')],
    ['that is not signed', () => Promise.resolve(`${btoa('{"alg":"none"}')}.${btoa('{}')}.`)],
  ] as const) {
    it(`${what}: session-expired`, async () => {
      const { call } = createBackend();
      await refused(call(paths.sessions, { body: { partnerToken: await make() } }), 'session-expired');
    });
  }

  it('for a partner that signs nobody in: session-expired', async () => {
    const { call } = createBackend();
    const body = { partnerToken: await sign() };
    await refused(call(paths.sessions, { body, key: OTHER_KEY, origin: OTHER_ORIGIN }), 'session-expired');
  });

  it('that names several cards, or none: refused', async () => {
    const { call } = createBackend();
    const many = await sign({ card: { type: 'email', value: 'both@example.com' } });
    await refused(call(paths.sessions, { body: { partnerToken: many } }), 'scope-missing');
    const none = await sign({ card: { type: 'msisdn', value: UNKNOWN } });
    await refused(call(paths.sessions, { body: { partnerToken: none } }), 'card-not-found');
  });
});

describe('a session', () => {
  it('lasts half an hour, or until it is ended', async () => {
    const { signIn, call, clock } = createBackend();
    const { token } = await signIn();
    assert.equal((await call(paths.cards, { token })).status, 200);
    assert.equal((await call(paths.currentSession, { method: 'DELETE', token })).status, 204);
    await refused(call(paths.cards, { token }), 'session-expired');
    clock.now += MINUTE;
    const second = await signIn();
    clock.now += 30 * MINUTE;
    await refused(call(paths.cards, { token: second.token }), 'session-expired');
  });

  const extend = { method: 'PUT' } as const;

  it('lasts half an hour more from each time that it is extended, ten times at least', async () => {
    const { signIn, call, get, clock } = createBackend();
    const start = clock.now;
    const { token, extendableUntil } = await signIn();
    for (let times = 1; times <= 10; times++) {
      // As late as the page warns: two minutes before the end.
      clock.now += 28 * MINUTE;
      const life = await get<SessionLife>(paths.sessionExtension, { ...extend, token });
      assert.equal(SessionLife.parse(life).expiresAt, toInstant(clock.now + 30 * MINUTE));
      assert.equal(life.extendableUntil, extendableUntil);
    }
    assert.equal(extendableUntil, toInstant(start + 330 * MINUTE));
    clock.now += 29 * MINUTE;
    assert.equal((await call(paths.cards, { token })).status, 200);
  });

  it('cannot be extended for ever, nor after its end', async () => {
    const { signIn, call, get, clock } = createBackend();
    const { token, extendableUntil = '' } = await signIn();
    const end = Date.parse(extendableUntil);
    while (clock.now + 29 * MINUTE < end) {
      clock.now += 29 * MINUTE;
      await get(paths.sessionExtension, { ...extend, token });
    }
    const { expiresAt } = await get<SessionLife>(paths.sessionExtension, { ...extend, token });
    assert.equal(expiresAt, extendableUntil);
    clock.now = end;
    await refused(call(paths.sessionExtension, { ...extend, token }), 'session-expired');
    await refused(call(paths.cards, { token }), 'session-expired');
  });

  it('is not brought back by an extension once it was ended', async () => {
    const { signIn, call } = createBackend();
    const { token } = await signIn();
    assert.equal((await call(paths.currentSession, { method: 'DELETE', token })).status, 204);
    await refused(call(paths.sessionExtension, { ...extend, token }), 'session-expired');
    await refused(call(paths.sessionExtension, extend), 'session-expired');
  });

  it('is the partner’s on whose page it was opened', async () => {
    const { signIn, call } = createBackend();
    const { token } = await signIn();
    const elsewhere = { token, key: OTHER_KEY, origin: OTHER_ORIGIN };
    await refused(call(paths.cards, elsewhere), 'session-expired');
    await refused(call(paths.sessionExtension, { ...extend, ...elsewhere }), 'session-expired');
  });

  it('is missing, made up or another kind of token: refused', async () => {
    const { call, order } = createBackend();
    await refused(call(paths.cards), 'session-expired');
    await refused(call(paths.cards, { token: 'st_guess' }), 'session-expired');
    await refused(call(paths.cards, { headers: { Authorization: 'Basic abc' } }), 'session-expired');
    await refused(call(paths.cards, { token: (await order()).token }), 'scope-missing');
  });

  it('takes the cards of the session that it is opened with along, and its end', async () => {
    const { signIn, call, post, challenge, worker, codeOf, clock, get } = createBackend();
    const first = await signIn();
    clock.now += 10 * MINUTE;
    const second = await withCode(SECOND_PHONE, first.token);
    assert.deepEqual(
      second.cards.map(({ masked }) => masked.slice(-4)),
      ['5556', '5555'],
    );
    assert.equal(second.expiresAt, first.expiresAt, 'the second card proves nothing anew of the first');
    assert.equal(second.extendableUntil, first.extendableUntil, 'nor can it be extended for longer');
    await refused(call(paths.cards, { token: first.token }), 'session-expired');
    assert.equal((await get<{ cards: Card[] }>(paths.cards, { token: second.token })).cards.length, 2);
    for (const { id } of second.cards)
      assert.equal((await call(paths.usage(id), { token: second.token })).status, 200);

    clock.now += 21 * MINUTE;
    const third = await withCode(PHONE, second.token);
    assert.equal(
      third.cards.length,
      1,
      'a session that is over brings nothing along, and stands in nobody’s way',
    );
    assert.equal(third.expiresAt, toInstant(clock.now + 30 * MINUTE));

    async function withCode(number: string, token: string): Promise<Session> {
      const { challengeId } = await challenge(number);
      await worker.runDue();
      return Session.parse(await post(paths.sessions, { challengeId, code: codeOf(challengeId) }, { token }));
    }
  });

  it('sees its own card’s usage, unchanged answers cost nothing, and nobody else’s', async () => {
    const { signIn, call, carrier } = createBackend();
    const { token, cards } = await signIn();
    const own = cards[0]?.id ?? '';
    const response = await call(paths.usage(own), { token });
    Usage.parse(await response.json());
    assert.equal(response.headers.get('Cache-Control'), 'private, no-cache');
    const etag = response.headers.get('ETag') ?? '';
    const again = await call(paths.usage(own), { token, headers: { 'If-None-Match': etag } });
    assert.equal(again.status, 304);
    assert.equal(await again.text(), '');
    await refused(call(paths.usage(own)), 'session-expired');

    const other = await createBackend().signIn('+525555555556');
    await refused(call(paths.usage(other.cards[0]?.id ?? ''), { token }), 'card-not-found');
    await refused(call(paths.usage('card_made-up'), { token }), 'card-not-found');
    carrier.usage = 'silence';
    const problem = await refused(call(paths.usage(own), { token }), 'provider-unavailable');
    assert.equal(problem.retryable, true);
    assert.ok(Number((await call(paths.usage(own), { token })).headers.get('Retry-After')) > 0);
  });
});

describe('plans', () => {
  it('are public, by country, kind of card and currency', async () => {
    const { get } = createBackend();
    const count = async (query: string) =>
      (await get<{ plans: unknown[] }>(paths.plans + query)).plans.length;
    assert.equal(await count(''), 2);
    assert.equal(await count('?country=MX&card_type=mexico&currency=MXN'), 2);
    assert.equal(await count('?country=NC'), 0);
    assert.equal(await count('?currency=XPF'), 0);
  });

  it('of a card without a session come from the number’s form, known or not', async () => {
    const { lookUp, call, carrier } = createBackend();
    const list = async (value: string, type = 'msisdn') =>
      call(paths.cardPlans((await lookUp(value, type)).cardId));
    assert.equal(await (await list(PHONE)).text(), await (await list(UNKNOWN)).text());
    assert.equal(carrier.lookUps, 0);
    await refused(list('owner@example.com', 'email'), 'scope-missing');
  });

  it('of a card in a session are this card’s', async () => {
    const { signIn, call, get } = createBackend();
    const { token, cards } = await signIn();
    const path = paths.cardPlans(cards[0]?.id ?? '');
    assert.equal((await get<{ plans: unknown[] }>(`${path}?currency=MXN`, { token })).plans.length, 2);
    await refused(call(path), 'session-expired');
    await refused(call(path, { token: 'st_over' }), 'session-expired');
    await refused(call(paths.cardPlans('card_other'), { token }), 'card-not-found');
  });
});
