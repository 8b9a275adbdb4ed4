import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import * as z from 'zod/mini';
import { RenewalError } from '../contract/error.ts';
import { addDuration } from '../domain/duration.ts';
import { DECLINE_CODES } from '../domain/model/order.ts';
import { Duration } from '../domain/model/primitives.ts';
import { DAY, type EpochMs, toInstant } from '../domain/time.ts';
import type { Support } from '../server/support.ts';
import { CARDS, cardsBehind } from './cards/index.ts';
import { refOf } from './carrier/ref.ts';
import { DIGIT_RULES, FULFILMENTS } from './digits.ts';
import { readInbox } from './messages.ts';
import { befallOrder, latestOrders, ORDER_EVENTS } from './order-desk.ts';
import {
  chooseCharges,
  chooseOutages,
  chooseOutcome,
  choosePrice,
  chooseRefunds,
  forgetOutcomes,
  OUTAGES,
  REFUND_CHOICES,
  readChoices,
} from './outcomes.ts';
import { PROMOTION_CODES } from './promotion-codes.ts';
import type { SandboxRows } from './store/store.ts';
import type { World } from './world.ts';

/** Years later every card is over, and far beyond there is no date any more. */
const FARTHEST = 3653 * DAY;

const Advance = z.strictObject({ advance: Duration });
const Outcome = z.strictObject({
  /** How top-ups turn out from here on, or the next one of `card`; `null`: as the digits say. */
  fulfilment: z.optional(z.nullable(z.enum(FULFILMENTS))),
  card: z.optional(z.strictObject({ type: z.enum(['msisdn', 'iccid', 'email']), value: z.string() })),
  /** How requests for money are decided from here on; `null`: by the shop's terms. */
  refunds: z.optional(z.nullable(z.enum(REFUND_CHOICES))),
  /** How charges by a mandate are declined from here on; `null`: they go through. */
  charges: z.optional(z.nullable(z.enum(DECLINE_CODES))),
  /** What plans cost from here on, in minor units; `null`: as before. */
  prices: z.optional(z.record(z.string(), z.nullable(z.int().check(z.positive())))),
  /** Who does not answer from here on. */
  outages: z.optional(z.array(z.enum(OUTAGES))),
});
const OrderChange = z.strictObject({ event: z.enum(ORDER_EVENTS) });
const LISTED = 5;

export interface RoutesOptions {
  readonly world: World;
  /** The backend's desk for what a person decides. */
  readonly support: Support;
  /** Pages that may read the inbox: nobody else's script gets the codes. */
  readonly origins: readonly string[];
  /** Called after time or an outcome has changed. */
  readonly onChange: () => void;
}

/** `/sandbox/…`: what a demo page and a test need to see and turn. Never mounted beside a real backend. */
export const createSandboxRoutes = ({ world, support, origins, onChange }: RoutesOptions): Hono => {
  const { store, clock } = world;
  const app = new Hono().basePath('/sandbox');
  app.use(cors({ origin: [...origins], allowMethods: ['GET', 'POST'], maxAge: 600 }));
  app.use(bodyLimit({ maxSize: 4096 }));
  // A browser sends JSON to another site only after asking whether it may, and forms without asking.
  app.use(async (c, next) => {
    const origin = c.req.header('Origin');
    if (origin !== undefined && !origins.includes(origin))
      return c.json({ error: 'not from this page' }, 403);
    if (c.req.method === 'POST' && c.req.header('Content-Type')?.split(';')[0] !== 'application/json')
      return c.json({ error: 'Content-Type: application/json, please' }, 415);
    return next();
  });
  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });

  const time = () => ({ now: toInstant(clock.now()), aheadMs: clock.offset() });

  app.get('/inbox', async (c) => c.json({ messages: await readInbox(store) }));
  /** What travellers have asked the seller. */
  app.get('/support-inbox', async (c) => c.json({ messages: await readInbox(store, 'support') }));

  app.get('/clock', (c) => c.json(time()));
  app.post('/clock', async (c) => {
    const body = Advance.safeParse(await jsonOf(c.req.raw));
    const now = clock.now();
    const ms = body.success ? lengthOf(body.data.advance, now) : Number.NaN;
    if (!(ms >= 0 && clock.offset() + ms <= FARTHEST))
      return c.json({ error: 'advance: an ISO 8601 duration, as in PT1H or P1D; ten years in all' }, 400);
    await clock.advance(ms);
    onChange();
    return c.json(time());
  });

  app.get('/outcomes', async (c) => c.json(await store.transaction(readChoices)));
  app.post('/outcomes', async (c) => {
    const body = Outcome.safeParse(await jsonOf(c.req.raw));
    if (!body.success) return c.json({ error: OUTCOMES_HELP }, 400);
    const { card, ...chosen } = body.data;
    const refs = card && cardsBehind(card).map(refOf);
    if (refs?.length === 0) return c.json({ error: 'card: no operator has it' }, 400);
    await store.transaction((rows) => choose(rows, chosen, refs));
    onChange();
    return c.json(body.data);
  });

  /** The latest orders, and what can be made to happen to each. */
  app.get('/orders', async (c) => c.json({ orders: await latestOrders(world, support, LISTED) }));
  app.post('/orders/:reference', async (c) => {
    const body = OrderChange.safeParse(await jsonOf(c.req.raw));
    if (!body.success) return c.json({ error: `event: one of ${ORDER_EVENTS.join(', ')}` }, 400);
    try {
      const { event } = body.data;
      if (!(await befallOrder(world, support, c.req.param('reference'), event)))
        return c.json({ error: 'no money there' }, 409);
      onChange();
      return c.json({ event });
    } catch (thrown) {
      if (thrown instanceof RenewalError) return c.json({ error: thrown.code }, 409);
      throw thrown;
    }
  });

  /** Cards start anew and the phone is empty; time, payments and orders stay as they are. */
  app.post('/reset', async (c) => {
    await store.transaction(async (rows) => {
      await rows.clear('cards');
      // Of what was on them nothing is known any more.
      for (const { before: _before, ...topUp } of await rows.list('topUps'))
        await rows.write('topUps', topUp.id, topUp);
      await rows.clear('messages');
      await forgetOutcomes(rows);
    });
    onChange();
    return c.json(time());
  });

  app.get('/cards', (c) =>
    c.json({
      cards: CARDS.map((card) => ({ cardType: card.type, identifiers: card.named.identifiers })),
      digits: DIGIT_RULES.map(({ digits, says }) => ({ digits, says })),
      fulfilments: FULFILMENTS,
      codes: PROMOTION_CODES.map(({ code, says }) => ({ code, says })),
    }),
  );

  /** What operators and the payment provider really did: one charge and one top-up are counted here, not believed. */
  app.get('/ledger', async (c) => {
    const payments = await world.payments.list();
    const topUps = await store.transaction((rows) => rows.list('topUps'));
    return c.json({
      payments: payments.map(({ id, status, request, captures }) => ({
        id,
        status,
        reference: request.summary.reference,
        amount: request.amount,
        captures,
      })),
      topUps: topUps.map(({ reference, planId, outcome, appliedAt }) => ({
        reference,
        planId,
        outcome,
        appliedAt,
      })),
    });
  });

  return app;
};

/** What is absent stays as it is; `null` takes a choice back. */
const choose = async (
  rows: SandboxRows,
  { fulfilment, refunds, outages, charges, prices = {} }: Omit<z.infer<typeof Outcome>, 'card'>,
  refs: readonly (string | undefined)[] = [undefined],
): Promise<void> => {
  if (fulfilment !== undefined)
    for (const ref of refs) await chooseOutcome(rows, fulfilment ?? undefined, ref);
  if (refunds !== undefined) await chooseRefunds(rows, refunds ?? undefined);
  if (outages !== undefined) await chooseOutages(rows, outages);
  if (charges !== undefined) await chooseCharges(rows, charges ?? undefined);
  for (const [planId, minor] of Object.entries(prices)) await choosePrice(rows, planId, minor ?? undefined);
};

const OUTCOMES_HELP = [
  `fulfilment: null or one of ${FULFILMENTS.join(', ')}`,
  'card: { type, value }, for its next top-up only',
  `refunds: null or one of ${REFUND_CHOICES.join(', ')}`,
  `charges: null or one of ${DECLINE_CODES.join(', ')}`,
  'prices: { planId: minor units or null }',
  `outages: some of ${OUTAGES.join(', ')}`,
].join('; ');

/** In ms; `NaN` where it leads beyond all dates. */
const lengthOf = (duration: string, now: EpochMs): number => {
  try {
    return addDuration(now, duration, 'UTC') - now;
  } catch (thrown) {
    if (thrown instanceof RangeError) return Number.NaN;
    throw thrown;
  }
};

const jsonOf = async (request: Request): Promise<unknown> => {
  try {
    return await request.json();
  } catch {
    return undefined;
  }
};
