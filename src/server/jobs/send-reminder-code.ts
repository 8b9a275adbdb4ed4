import { MINUTE } from '../../domain/time.ts';
import { serverMessages } from '../../i18n/server-messages.ts';
import { CODE_LIFETIME } from '../access/one-time-code.ts';
import { askProvider } from '../provider.ts';
import type { CodeToConfirm } from '../reminders/set.ts';
import type { JobOutcome, RunOf } from './job.ts';

/** Asks an address whether it wants reminders: by a code, and by nothing else before that has come back. */
export const sendReminderCode = async ({
  ctx,
  job,
  patience,
}: RunOf<'send_reminder_code'>): Promise<JobOutcome> => {
  const sealed = (await ctx.vault.open('reminder-code', job.task.sealed)) as CodeToConfirm | undefined;
  const record = await ctx.store.transaction((tx) => tx.reminders.get(job.task.reminderId));
  const { challengeId, expiresAt = 0 } = record?.confirmation ?? {};
  // Turned off meanwhile, confirmed, asked for anew, or too late.
  if (!sealed || !record || sealed.challengeId !== challengeId || expiresAt <= ctx.now()) return 'done';
  const { code, lang } = sealed;
  const { channel, to } = record;
  const words = serverMessages(lang).reminders.confirm;
  const values = { seller: ctx.seller.name, code, minutes: CODE_LIFETIME / MINUTE };
  const said =
    channel === 'sms'
      ? { text: words.sms(values) }
      : { subject: words.subject(values), text: words.email(values) };
  await askProvider(
    () => ctx.messages.send({ key: `reminder-code/${challengeId}`, channel, to, lang, ...said }),
    patience,
  );
  return 'done';
};
