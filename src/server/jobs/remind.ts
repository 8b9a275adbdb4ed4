import { RenewalError } from '../../contract/error.ts';
import { DAY, SECOND } from '../../domain/time.ts';
import { askProvider } from '../provider.ts';
import { readFacts } from '../reminders/facts.ts';
import { forgetReminders, lockReminders } from '../reminders/keep.ts';
import { linkOf, reminderMessage } from '../reminders/message.ts';
import { type Facts, type Next, nextOf } from '../reminders/plan.ts';
import type { ReminderRecord } from '../reminders/record.ts';
import { UNCONFIRMED_FOR } from '../reminders/set.ts';
import type { Transaction } from '../store.ts';
import type { JobOutcome, RunOf } from './job.ts';

type RemindRun = RunOf<'remind'>;

/** An address that takes no message for so long takes none of this reminder: the next one is tried anew. */
const MESSAGE_PATIENCE = DAY;

/**
 * Looks at a card and writes to whoever asked for it, then plans its next look. The carrier is asked right before each
 * message, so that nobody is told of an end that has moved. Killed after a message and before that is written down, it sends
 * the same again under the same key, which is delivered once.
 */
export const remind = async (run: RemindRun): Promise<JobOutcome> => {
  const { ctx, job, patience } = run;
  const record = await ctx.store.transaction((tx) => tx.reminders.get(job.task.reminderId));
  if (!record) return 'done';
  // Its address was not confirmed within the day.
  if (record.status === 'unconfirmed') return forgetUnconfirmed(run, record);
  const card = await askProvider((call) => ctx.carrier.readCard(record.cardRef, call), patience);
  if (!card?.capabilities.includes('reminders') || linkOf(ctx, record) === undefined) return end(run, record);
  const facts = await readFacts(ctx, card, record.threshold, patience);
  // Nobody can say what is on it, and a guess may be wrong.
  if (!facts) throw new RenewalError('provider-unavailable', { retryable: true });
  const next = nextOf(record, facts, ctx.now());
  switch (next.kind) {
    case 'end':
      return end(run, record);
    case 'wait':
      return (await keep(run, record, next.record)) ? { again: next.until, fresh: true } : soon(run);
    case 'send':
      return send(run, record, next, facts);
  }
};

const send = async (
  run: RemindRun,
  seen: ReminderRecord,
  next: Extract<Next, { kind: 'send' }>,
  facts: Facts,
): Promise<JobOutcome> => {
  const { ctx, patience } = run;
  // They may have been turned off or changed while the carrier was asked.
  if (!(await isStill(run, seen))) return soon(run);
  const { stuckSince = ctx.now() } = seen;
  if (ctx.now() - stuckSince < MESSAGE_PATIENCE) {
    const message = await reminderMessage(ctx, next, facts);
    try {
      await askProvider(() => ctx.messages.send(message), patience);
    } catch (thrown) {
      await keep(run, seen, { ...seen, stuckSince });
      throw thrown;
    }
  }
  const { stuckSince: _over, ...sent } = next.record;
  await keep(run, seen, sent);
  return soon(run);
};

const soon = ({ ctx }: RemindRun): JobOutcome => ({ again: ctx.now() + SECOND, fresh: true });

const versionOf = ({ since, status, told, refills }: ReminderRecord): string =>
  JSON.stringify([since, status, told, refills]);

const isStill = ({ ctx }: RemindRun, seen: ReminderRecord): Promise<boolean> =>
  ctx.store.transaction(async (tx) => {
    const now = await tx.reminders.get(seen.id);
    return now !== undefined && versionOf(now) === versionOf(seen);
  });

/** What was looked at is what is changed; of what was changed meanwhile it is written down only what was told. */
const keep = (run: RemindRun, seen: ReminderRecord, next: ReminderRecord): Promise<boolean> =>
  change(run, seen, async (held, tx) => {
    const isSame = versionOf(held) === versionOf(seen);
    const told = [...held.told, ...next.told.filter((name) => !held.told.includes(name))];
    await tx.reminders.put(isSame ? next : { ...held, told });
    return isSame;
  });

const end = async (run: RemindRun, seen: ReminderRecord): Promise<JobOutcome> => {
  const isOver = await change(run, seen, async (held, tx) => {
    if (versionOf(held) !== versionOf(seen)) return false;
    await forgetReminders(tx, held);
    return true;
  });
  return isOver ? 'done' : soon(run);
};

const forgetUnconfirmed = async (run: RemindRun, seen: ReminderRecord): Promise<JobOutcome> => {
  const until = seen.since + UNCONFIRMED_FOR;
  // Asked for once more since.
  if (until > run.ctx.now()) return { again: until, fresh: true };
  return end(run, seen);
};

/** @returns `true` where it is gone already */
const change = (
  { ctx }: RemindRun,
  seen: ReminderRecord,
  how: (held: ReminderRecord, tx: Transaction) => Promise<boolean>,
): Promise<boolean> =>
  ctx.store.transaction(async (tx) => {
    await lockReminders(tx, seen.cardRef);
    const held = await tx.reminders.hold(seen.id);
    return held === undefined || how(held, tx);
  });
