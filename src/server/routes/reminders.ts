import { Hono } from 'hono';
import { RenewalError } from '../../contract/error.ts';
import { reminderPaths } from '../../contract/reminder-paths.ts';
import { ReminderConfirmation, RemindersRequest } from '../../contract/reminder-requests.ts';
import type { Reminders } from '../../domain/model/reminders.ts';
import { sessionCard, sessionCardRef } from '../access/cards.ts';
import { limitTries } from '../access/limits.ts';
import { requireSession } from '../access/session.ts';
import type { ServerContext } from '../context.ts';
import { type HttpEnv, pathPart, pattern } from '../http/env.ts';
import { readBody } from '../http/validate.ts';
import type { CarrierCard } from '../ports.ts';
import { readFacts, unavailableFor } from '../reminders/facts.ts';
import type { ReminderRecord } from '../reminders/record.ts';
import { confirmReminders, endReminders, setReminders } from '../reminders/set.ts';
import { remindersView } from '../reminders/view.ts';
import type { SessionRecord } from '../store.ts';

/** Who is written to before the data of a card of this session ends. Only who has shown that it is theirs sees or sets it. */
export const reminderRoutes = (ctx: ServerContext): Hono<HttpEnv> =>
  new Hono<HttpEnv>()
    .get(pattern(reminderPaths.reminders(':cardId')), async (c) => {
      const session = await requireSession(ctx, c);
      const cardId = pathPart(c, 'cardId');
      const ref = await sessionCardRef(ctx, session, cardId);
      const record = await ctx.store.transaction((tx) => tx.reminders.ofCard(ref));
      return c.json(await viewFor(ctx, record, await cardIfKnown(ctx, session, cardId)));
    })
    .put(pattern(reminderPaths.reminders(':cardId')), async (c) => {
      const session = await requireSession(ctx, c);
      const cardId = pathPart(c, 'cardId');
      const ref = await sessionCardRef(ctx, session, cardId);
      const request = await readBody(c, RemindersRequest);
      await countSetting(ctx, ref);
      const card = await sessionCard(ctx, session, cardId);
      const record = await setReminders(ctx, {
        card,
        request,
        session,
        partner: c.get('partner'),
        locale: c.get('locale'),
        requestId: c.get('requestId'),
      });
      ctx.wake();
      return c.json(await viewFor(ctx, record, card));
    })
    .delete(pattern(reminderPaths.reminders(':cardId')), async (c) => {
      const session = await requireSession(ctx, c);
      await endReminders(ctx, await sessionCardRef(ctx, session, pathPart(c, 'cardId')));
      return c.body(null, 204);
    })
    .post(pattern(reminderPaths.confirmations(':cardId')), async (c) => {
      const session = await requireSession(ctx, c);
      const cardId = pathPart(c, 'cardId');
      const cardRef = await sessionCardRef(ctx, session, cardId);
      const { code } = await readBody(c, ReminderConfirmation);
      await countSetting(ctx, cardRef);
      const record = await confirmReminders(ctx, { cardRef, partnerKey: session.partnerKey, code });
      ctx.wake();
      return c.json(await viewFor(ctx, record, await cardIfKnown(ctx, session, cardId)));
    });

const countSetting = (ctx: ServerContext, ref: string): Promise<void> =>
  ctx.store.transaction((tx) => limitTries(tx, `reminders/${ref}`, ctx.limits.reminders, ctx.now()));

/** What is set is seen, whoever answers now. */
const cardIfKnown = async (
  ctx: ServerContext,
  session: SessionRecord,
  cardId: string,
): Promise<CarrierCard | undefined> => {
  try {
    return await sessionCard(ctx, session, cardId);
  } catch (thrown) {
    if (thrown instanceof RenewalError) return undefined;
    throw thrown;
  }
};

const viewFor = async (
  ctx: ServerContext,
  record: ReminderRecord | undefined,
  card: CarrierCard | undefined,
): Promise<Reminders> => {
  const facts = card && (await readFacts(ctx, card, record?.threshold));
  return remindersView(record, { facts, unavailable: unavailableFor(card, facts) }, ctx.now());
};
