import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { CardLookup, Cards, Challenge, Session } from '../../../src/contract/access.ts';
import { Plans } from '../../../src/contract/catalogue.ts';
import { Config } from '../../../src/contract/config.ts';
import { openApiDocument } from '../../../src/contract/openapi.ts';
import { OPERATIONS } from '../../../src/contract/operations.ts';
import { paths } from '../../../src/contract/paths.ts';
import { PROBLEMS } from '../../../src/contract/problem-status.ts';
import { OrderAccess } from '../../../src/contract/purchase.ts';
import { reminderPaths } from '../../../src/contract/reminder-paths.ts';
import { Receipt } from '../../../src/domain/model/history.ts';
import { Order } from '../../../src/domain/model/order.ts';
import { Quote } from '../../../src/domain/model/quote.ts';
import { Usage } from '../../../src/domain/model/usage.ts';
import { createBackend, RETURN_URL } from '../server/support/backend.ts';

interface Document {
  paths: Record<
    string,
    Record<string, { operationId: string; responses: Record<string, { description: string }> }>
  >;
  components: {
    schemas: Record<string, { type?: string; required?: string[]; properties?: Record<string, object> }>;
  };
}
const document = openApiDocument() as unknown as Document;

describe('the OpenAPI document', () => {
  it('has every path of the contract and no other', () => {
    const known = Object.values({ ...paths, ...reminderPaths }).map((path) =>
      typeof path === 'string' ? path : path('{}'),
    );
    const withoutNames = Object.keys(document.paths).map((path) => path.replace(/\{\w+\}/g, '{}'));
    assert.deepEqual(withoutNames.toSorted(), known.map(decodeURIComponent).toSorted());
  });

  it('names each call once, with its refusals by status', () => {
    const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
    assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, OPERATIONS.length);
    const order = document.paths[paths.orders]?.post;
    assert.match(order?.responses['409']?.description ?? '', /`order-open`/);
    assert.match(order?.responses['410']?.description ?? '', /`quote-expired`/);
  });

  it('has a home for every problem code that this version can give', () => {
    const text = JSON.stringify(document.paths);
    const nowhere = Object.keys(PROBLEMS).filter((code) => !text.includes(`\`${code}\``));
    assert.deepEqual(nowhere, []);
  });

  it('refers to nothing that is not there', () => {
    for (const [, name = ''] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      assert.ok(document.components.schemas[name], name);
    }
    assert.doesNotMatch(JSON.stringify(document), /__shared|\$defs|"\$id"/);
  });

  it('says of an answer what is always there', () => {
    const { Order: order, Quote: quote } = document.components.schemas;
    assert.ok(order?.required?.includes('status'));
    assert.ok(quote?.required?.includes('methods'));
    assert.ok(!document.components.schemas.Usage?.required?.includes('samples'));
    assert.ok(!JSON.stringify(document).includes('"default":"unknown"'));
  });
});

describe('what the backend really answers', () => {
  const RETURNED = /~([\w-]+)/;

  it('is what the document says, field for field, through a whole renewal', async () => {
    const backend = createBackend();
    const { get, post } = backend;
    // A field that the schema does not know, or a value that it does not, would not come back as it was.
    const follows = (schema: { parse(value: unknown): unknown }, answer: unknown): void =>
      assert.deepEqual(schema.parse(answer), answer);

    follows(Config, await get(paths.config));
    follows(Plans, await get(paths.plans));
    const lookup = await backend.lookUp();
    follows(CardLookup, lookup);
    const challenge = await backend.challenge();
    follows(Challenge, challenge);
    await backend.wait(0);
    const code = backend.codeOf(challenge.challengeId);
    const session = await post<Session>(paths.sessions, { challengeId: challenge.challengeId, code });
    follows(Session, session);
    const { token } = session;
    const cardId = session.cards[0]?.id ?? '';
    follows(Cards, await get(paths.cards, { token }));
    follows(Usage, await get(paths.usage(cardId), { token }));
    follows(Plans, await get(paths.cardPlans(cardId), { token }));
    const quote = await backend.quoteFor(cardId, { token });
    follows(Quote, quote);
    const made = await post<OrderAccess>(paths.orders, backend.orderBody(quote.id), {
      token,
      idempotencyKey: randomUUID(),
    });
    follows(OrderAccess, made);
    const again = { methodId: 'paypal', returnUrl: RETURN_URL };
    const given = { token: made.token, idempotencyKey: randomUUID() };
    follows(Order, await post(paths.orderPayments(made.order.id), again, given));
    backend.payments.pay(backend.payments.last());
    const back = backend.payments.attempts.get(backend.payments.last())?.request.returnUrl ?? '';
    const response = await backend.call(new URL(back).pathname, { origin: null });
    const returnToken = RETURNED.exec(response.headers.get('Location') ?? '')?.[1];
    follows(OrderAccess, await post(paths.returns, { returnToken }, {}, 200));
    await backend.webhook(backend.payments.last());
    const order = await backend.readOrder(made);
    assert.equal(order.status, 'fulfilled');
    follows(Order, order);
    follows(Receipt, await get(paths.orderReceipt(made.order.id), { token: made.token }));
  });
});
