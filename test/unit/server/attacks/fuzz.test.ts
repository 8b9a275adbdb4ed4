import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { headers, paths } from '../../../../src/contract/paths.ts';
import { Problem } from '../../../../src/contract/problem.ts';
import { isProblemCode } from '../../../../src/contract/problem-code.ts';
import { PROBLEMS } from '../../../../src/contract/problem-status.ts';
import { sandboxGuide } from '../../../../src/sandbox/index.ts';
import {
  createBackend,
  KEY,
  ORIGIN,
  OTHER_KEY,
  OTHER_ORIGIN,
  PHONE,
  PUBLIC_URL,
} from '../support/backend.ts';
import { PLAN } from '../support/scripted-carrier.ts';

/*
 * Whatever is sent: an answer of the contract, never a failure of ours, and a log that names nobody. The seed is fixed,
 * so that a finding is found again.
 */

const RUN = { seed: 20_261_120, numRuns: 1500, interruptAfterTimeLimit: 4000, markInterruptAsFailure: false };

/** Everything that must never be in a log. */
const SECRET_TEXT = 'Zyx9Secret';

describe('random requests', () => {
  it('get an answer of the contract, and leave no name in the log', async () => {
    const backend = createBackend({
      guide: sandboxGuide,
      limits: { openQuotes: { most: 1e9, window: 1 }, partnerChallenges: { most: 1e9, window: 1 } },
    });
    const made = await backend.order();
    backend.payments.pay(made.providerRef);
    await backend.webhook(made.providerRef);
    const { cardId } = await backend.lookUp();
    const { challengeId } = await backend.challenge();
    const known = [
      cardId,
      made.session.cards[0]?.id ?? '',
      challengeId,
      made.order.id,
      made.quote.id,
      made.token,
      made.session.token,
      PLAN.id,
      PHONE,
    ];

    const text = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...known) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          '',
          'en',
          'sms',
          'card',
          'msisdn',
          '123456',
          'https://shop.example/',
          'a@example.com',
          'other',
          '__proto__',
        ),
      },
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ maxLength: 20 }).map((end) => SECRET_TEXT + end),
    );
    const value = fc.oneof(
      { weight: 6, arbitrary: text },
      fc.jsonValue({ maxDepth: 3 }),
      fc.boolean(),
      fc.constant(null),
    );
    const degrees = fc.oneof(
      fc.integer({ min: -200, max: 200 }).map((whole) => whole * 1e6),
      fc.double(),
    );
    const near = fc.record({ latE6: degrees, lngE6: degrees });
    const contact = fc.record({ email: text, phone: text }, { requiredKeys: [] });
    const body = fc.oneof(
      fc.record({ type: text, value }, { requiredKeys: [] }),
      fc.record({ cardId: value, channel: value, locale: value }),
      fc.record({ challengeId: value, code: value }, { requiredKeys: ['code'] }),
      fc.record({ partnerToken: value }),
      fc.record(
        { cardId: value, planId: value, currency: value, promotionCode: value },
        { requiredKeys: ['cardId', 'planId'] },
      ),
      fc.record(
        {
          quoteId: value,
          methodId: value,
          contact,
          locale: value,
          returnUrl: value,
          consents: fc.constant({ immediateStart: true }),
          allowSecond: value,
        },
        { requiredKeys: ['quoteId', 'methodId', 'contact', 'locale', 'returnUrl', 'consents'] },
      ),
      fc.record({ methodId: value, returnUrl: value }),
      fc.record({ reason: value, text: value }, { requiredKeys: ['reason'] }),
      fc.record(
        { mode: value, planId: value, price: value, email: value, consent: value },
        { requiredKeys: ['mode'] },
      ),
      fc.record({ returnToken: value }),
      fc.record(
        { cardType: fc.constantFrom('mexico', 'chile'), place: value, near: fc.oneof(near, value) },
        { requiredKeys: ['cardType'] },
      ),
      fc.jsonValue(),
    );
    const rawBody = fc.oneof(
      { weight: 8, arbitrary: body.map((json) => JSON.stringify(json)) },
      fc.string({ unit: 'binary' }),
    );
    const part = text.map((id) => encodeURIComponent(id.toWellFormed()));
    const path = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          paths.cardLookups,
          paths.challenges,
          paths.sessions,
          paths.quotes,
          paths.orders,
          paths.returns,
          paths.cards,
          paths.plans,
          paths.storeSearches,
          paths.currentSession,
          paths.paymentWebhook,
        ),
      },
      {
        weight: 6,
        arbitrary: fc
          .tuple(
            fc.constantFrom('/v1/orders/', '/v1/cards/', '/v1/payment-returns/'),
            part,
            fc.constantFrom(
              '',
              '/usage',
              '/plans',
              '/payments',
              '/cancel',
              '/receipt',
              '/auto-renewal',
              '/refund-requests',
              '/questions',
              '/receipt-emails',
              '/orders',
              '/orders?before=x',
            ),
          )
          .map((parts) => parts.join('')),
      },
      part.map((type) => `${paths.support}?card_type=${type}`),
      fc.constant(`${paths.support}?card_type=mexico`),
      fc.tuple(fc.constant(`${paths.plans}?`), part, fc.constant('='), part).map((parts) => parts.join('')),
      fc.webPath(),
    );
    const header = fc.string({ maxLength: 30 }).map((line) => line.replace(/[^ -~]/g, ''));
    const request = fc.record({
      method: fc.constantFrom(
        'GET',
        'POST',
        'POST',
        'POST',
        'DELETE',
        'OPTIONS',
        'HEAD',
        'PUT',
        'PATCH',
        'PROPFIND',
      ),
      path,
      rawBody,
      headers: fc.record({
        Origin: fc.oneof(
          { weight: 8, arbitrary: fc.constant(ORIGIN) },
          fc.constantFrom(OTHER_ORIGIN, 'null', 'https://evil.example'),
          header,
        ),
        [headers.key]: fc.oneof(
          { weight: 8, arbitrary: fc.constant(KEY) },
          fc.constantFrom(OTHER_KEY, ''),
          header,
        ),
        'Content-Type': fc.oneof({ weight: 8, arbitrary: fc.constant('application/json') }, header),
        Authorization: fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom(`Bearer ${made.session.token}`, `Bearer ${made.token}`) },
          fc.constant(undefined),
          header,
          header.map((token) => `Bearer ${token}`),
        ),
        [headers.idempotencyKey]: fc.oneof(
          { weight: 6, arbitrary: fc.uuid() },
          fc.constant(undefined),
          header,
        ),
        'Accept-Language': header,
        'If-None-Match': header,
      }),
    });

    const secrets = [
      SECRET_TEXT,
      '5555555',
      'example.com',
      made.token,
      made.session.token,
      made.order.id,
      made.order.reference,
      cardId,
    ];
    const statuses: number[] = [];
    const oneRequest = async (sent: Sent): Promise<void> => {
      backend.log.length = 0;
      const response = await backend.handler.fetch(requestOf(sent));
      statuses.push(response.status);
      await checkAnswer(response, sent.method);
      await backend.worker.runDue();
      const log = JSON.stringify(backend.log);
      assert.ok(
        backend.log.every(({ event }) => event !== 'failure'),
        log,
      );
      for (const secret of secrets) assert.ok(!log.includes(secret), `the log has ${secret}: ${log}`);
      // JSON escapes what would begin a line of its own, or colour a terminal: not even that is there.
      assert.doesNotMatch(log, /\\[rnu]|\p{Cc}/u);
    };
    await fc.assert(fc.asyncProperty(request, oneRequest), RUN);
    const count = (from: number, to: number) =>
      statuses.filter((status) => status >= from && status < to).length;
    assert.ok(count(400, 500) > 50 && count(200, 400) > 20, `too tame, or too wild: ${statuses}`);
  });
});

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly rawBody: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

const requestOf = ({ method, path, rawBody, headers: sent }: Sent): Request =>
  new Request(PUBLIC_URL + path, {
    method,
    headers: Object.entries(sent).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ...(method === 'GET' || method === 'HEAD' ? {} : { body: rawBody }),
  });

const checkAnswer = async (response: Response, method: string): Promise<void> => {
  const answered = await response.text();
  assert.ok(response.status < 500, `${response.status} ${answered}`);
  // A preflight that is granted is for the browser alone.
  if (method === 'OPTIONS' && response.ok) return assert.equal(answered, '');
  assert.match(response.headers.get(headers.requestId) ?? '', /^req_/);
  assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff');
  if (response.status < 400) return;
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  if (method === 'HEAD') return;
  const problem = Problem.parse(JSON.parse(answered));
  assert.ok(isProblemCode(problem.code));
  assert.equal(PROBLEMS[problem.code], response.status);
  assert.doesNotMatch(answered.replace(problem.requestId ?? '', ''), /\bat .*\.ts|node_modules/);
};
