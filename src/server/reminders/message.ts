import { matchLocale } from '../../i18n/locale.ts';
import { type ReminderWords, serverMessages } from '../../i18n/server-messages.ts';
import type { ServerContext } from '../context.ts';
import type { OutgoingMessage } from '../ports.ts';
import { exitHeaders, exitUrl } from './exit.ts';
import type { Facts, Next } from './plan.ts';
import type { ReminderRecord } from './record.ts';

/** A reminder as it is sent; the key is that of this reminder for this end, whoever sends it and however often. */
export const reminderMessage = async (
  ctx: ServerContext,
  { record, about, name }: Extract<Next, { kind: 'send' }>,
  facts: Facts,
): Promise<OutgoingMessage> => {
  const { id, channel, to, locale, card, renewUrl, consent } = record;
  const lang = matchLocale(locale);
  const words = serverMessages(lang).reminders[about];
  const exit = await exitUrl(ctx, record);
  const values: ReminderWords = {
    seller: ctx.seller.name,
    card: card.masked,
    operator: card.operator,
    timeZone: card.timeZone,
    renewUrl: linkOf(ctx, record) ?? renewUrl,
    exitUrl: exit,
    askedAt: consent.at,
    of: facts.of,
    unusedData: facts.unusedData,
    ...leftOf(facts),
    ...(facts.measuredAt === undefined ? {} : { measuredAt: facts.measuredAt }),
    ...(facts.endsAt === undefined ? {} : { endsAt: facts.endsAt, isApproximate: facts.isApproximate }),
  };
  const common = { key: `reminder/${id}/${name}`, channel, to, lang };
  return channel === 'sms'
    ? { ...common, text: words.sms(values) }
    : { ...common, subject: words.subject(values), text: words.email(values), headers: exitHeaders(exit) };
};

/**
 * Where the traveller renews. Reminders may go on for two years: a page whose partner lists it no more may be somebody else's
 * by then, and the seller's own is linked to.
 * @returns `undefined` where there is none
 */
export const linkOf = (
  { partnerOf, seller }: ServerContext,
  { partnerKey, renewUrl }: Pick<ReminderRecord, 'partnerKey' | 'renewUrl'>,
): string | undefined =>
  partnerOf(partnerKey)?.origins.includes(new URL(renewUrl).origin) ? renewUrl : seller.officialUrl;

const leftOf = ({ of, held }: Facts): Pick<ReminderWords, 'left' | 'isUnlimited' | 'money'> => {
  if (of === 'money') return held.balance ? { money: held.balance } : {};
  if (held.data?.unlimited) return { isUnlimited: true };
  const { remainingBytes, displayUnitBytes } = held.data ?? {};
  return remainingBytes === undefined || displayUnitBytes === undefined
    ? {}
    : { left: { bytes: remainingBytes, unitBytes: displayUnitBytes } };
};
