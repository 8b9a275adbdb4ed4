import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { paths } from '../../../../src/contract/paths.ts';
import { HOUR, MINUTE } from '../../../../src/domain/time.ts';
import { createBackend, OTHER_KEY, OTHER_ORIGIN, PHONE, refused } from '../support/backend.ts';

// What one card and one address allow is in ../access.test.ts; this is about guessing a little everywhere.

const SECOND_PHONE = '+525555555556';
const UNKNOWN = '+525512349999';
const WRONG = '000000';

describe('guessing codes', () => {
  it('many at the same moment are counted one by one', async () => {
    const { challenge, worker, codeOf, call } = createBackend();
    const { challengeId } = await challenge();
    await worker.runDue();
    const code = codeOf(challengeId);
    const guesses = Array.from({ length: 40 }, (_, i) => String(i).padStart(6, '0')).filter(
      (g) => g !== code,
    );
    const problems = await Promise.all(
      guesses.map(async (guess) => {
        const answer = await call(paths.sessions, { body: { challengeId, code: guess } });
        return ((await answer.json()) as { code: string }).code;
      }),
    );
    assert.equal(problems.filter((problem) => problem === 'code-incorrect').length, 5);
    await refused(call(paths.sessions, { body: { challengeId, code } }), 'challenge-expired');
  });

  it('many cards a little is bounded by the partner, and shut for all of its cards alike', async () => {
    const { challenge, worker, codeOf, call, clock } = createBackend({
      limits: { partnerWrongCodes: { most: 4, window: HOUR } },
    });
    const first = await challenge(PHONE);
    const second = await challenge(SECOND_PHONE);
    const unknown = await challenge(UNKNOWN);
    await worker.runDue();
    const guess = ({ challengeId }: { challengeId: string }, code = WRONG) =>
      call(paths.sessions, { body: { challengeId, code } });
    for (const card of [first, first, second, second]) await refused(guess(card), 'code-incorrect');
    await refused(guess(second, codeOf(second.challengeId)), 'rate-limited');
    // The same answer: what is shut must not tell which number is a card.
    const answer = await guess(unknown);
    assert.equal(answer.headers.get('Retry-After'), '3600');
    await refused(Promise.resolve(answer), 'rate-limited');
    clock.now += HOUR;
    const again = await challenge(PHONE);
    await worker.runDue();
    assert.equal((await guess(again, codeOf(again.challengeId))).status, 201);
  });

  it('at numbers that nobody has shuts no door', async () => {
    const { challenge, worker, codeOf, call } = createBackend({
      limits: { partnerWrongCodes: { most: 2, window: HOUR } },
    });
    const unknown = await challenge(UNKNOWN);
    const guess = { challengeId: unknown.challengeId, code: WRONG };
    for (let i = 0; i < 5; i++) await refused(call(paths.sessions, { body: guess }), 'code-incorrect');
    const { challengeId } = await challenge(PHONE);
    await worker.runDue();
    const body = { challengeId, code: codeOf(challengeId) };
    assert.equal((await call(paths.sessions, { body })).status, 201);
  });

  it('of one partner does not shut another', async () => {
    const { challenge, worker, call } = createBackend({
      limits: { partnerWrongCodes: { most: 1, window: HOUR } },
    });
    const { challengeId } = await challenge(PHONE);
    await worker.runDue();
    const guess = () => call(paths.sessions, { body: { challengeId, code: WRONG } });
    await refused(guess(), 'code-incorrect');
    await refused(guess(), 'rate-limited');
    const elsewhere = { key: OTHER_KEY, origin: OTHER_ORIGIN };
    const other = await challenge(PHONE, 'sms', 'msisdn', elsewhere);
    await worker.runDue();
    const body = { challengeId: other.challengeId, code: WRONG };
    await refused(call(paths.sessions, { body, ...elsewhere }), 'code-incorrect');
  });

  for (const code of [
    '12345',
    '1234567',
    ' 123456',
    '１２３４５６',
    '12345a',
    '-12345',
    123456,
    null,
    ['123456'],
  ]) {
    it(`${JSON.stringify(code)} is no code, and takes no try`, async () => {
      const { challenge, call } = createBackend();
      const { challengeId } = await challenge();
      await refused(call(paths.sessions, { body: { challengeId, code } }), 'request-invalid');
      const left = await refused(
        call(paths.sessions, { body: { challengeId, code: WRONG } }),
        'code-incorrect',
      );
      assert.equal(left.triesLeft, 4);
    });
  }
});

describe('guessing what opens doors', () => {
  it('session and order tokens, handles and return tokens are too long to guess', async () => {
    const { order, payments } = createBackend();
    const made = await order();
    const handle = payments.attempts.get(made.providerRef)?.request.returnUrl?.split('/').at(-1) ?? '';
    for (const secret of [made.session.token, made.token, handle]) {
      assert.ok(secret.replace(/^(st|ot)_/, '').length >= 43, 'at least 256 bits');
    }
  });

  it('a number that is asked for many times costs its owner ten messages a day, from all partners together', async () => {
    const { challenge, wait, sent } = createBackend();
    for (let i = 0; i < 14; i++) {
      await challenge(PHONE, 'sms', 'msisdn', i % 2 === 0 ? {} : { key: OTHER_KEY, origin: OTHER_ORIGIN });
      await wait(MINUTE);
    }
    assert.equal(sent.length, 10);
  });
});
