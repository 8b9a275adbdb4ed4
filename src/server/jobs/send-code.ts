import { MINUTE } from '../../domain/time.ts';
import { serverMessages } from '../../i18n/server-messages.ts';
import type { CodeToSend } from '../access/one-time-code.ts';
import { allowSending, CODE_LIFETIME, destinationOf, hashDestination } from '../access/one-time-code.ts';
import { askProvider } from '../provider.ts';
import type { JobOutcome, RunOf } from './job.ts';

/**
 * Sends a one-time code, if there is a card to send it for. Where it goes is written down first: a code that answers a
 * challenge opens only the cards that share this address.
 */
export const sendCode = async ({ ctx, job, patience }: RunOf<'send_code'>): Promise<JobOutcome> => {
  const toSend = (await ctx.vault.open('code', job.task.sealed)) as CodeToSend | undefined;
  if (!toSend) return 'done'; // Sealed with a secret that is no longer ours.
  const { challengeId, identifier, channel, code, lang } = toSend;
  const known = await ctx.store.transaction((tx) => tx.challenges.get(challengeId));
  if (!known || known.expiresAt <= ctx.now()) return 'done';
  const cards = await askProvider((call) => ctx.carrier.findCards(identifier, call), patience);
  const to = destinationOf(cards, channel);
  if (to === undefined) return 'done';
  const destination = await hashDestination(ctx, channel, to);
  if (!(await allowSending(ctx, { challengeId, destination }, ctx.now()))) return 'done';
  const words = serverMessages(lang).code;
  const values = { seller: ctx.seller.name, code, minutes: CODE_LIFETIME / MINUTE };
  const message =
    channel === 'sms'
      ? { channel, text: words.sms(values) }
      : { channel, subject: words.subject(values), text: words.email(values) };
  await askProvider(() => ctx.messages.send({ key: `code/${challengeId}`, to, lang, ...message }), patience);
  return 'done';
};
