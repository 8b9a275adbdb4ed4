import type { Money } from '../../domain/model/primitives.ts';
import type { Usage } from '../../domain/model/usage.ts';
import { createFormat } from '../format.ts';
import type { CodeNews } from './server.ts';

/** What is told before a card's data ends, or when little of it is left. */
export interface ReminderWords {
  readonly seller: string;
  /** Masked. */
  readonly card: string;
  readonly operator: string;
  /** IANA name: dates are the card's. */
  readonly timeZone: string;
  /** Where the card is renewed, and where the reminders end. */
  readonly renewUrl: string;
  readonly exitUrl: string;
  /** When they were asked for, in epoch ms. */
  readonly askedAt: number;
  /** What ends. */
  readonly of: 'data' | 'money';
  readonly unusedData: Usage['afterEnd']['unusedData'];
  /** Epoch ms; absent where there is no end that is known. */
  readonly endsAt?: number;
  /** The day is known, not the hour. */
  readonly isApproximate?: boolean;
  /** What is left; absent where nobody knows. */
  readonly left?: { readonly bytes: number; readonly unitBytes: number };
  /** When so much was left, in epoch ms; absent: now. */
  readonly measuredAt?: number;
  readonly isUnlimited?: true;
  readonly money?: Money;
}

const format = createFormat('en');

const what = ({ of }: ReminderWords): string => (of === 'money' ? 'credit' : 'data');

const day = ({ endsAt, timeZone }: ReminderWords): string =>
  endsAt === undefined ? '' : format.moment(endsAt, 'day', timeZone);

const moment = ({ endsAt, isApproximate, timeZone }: ReminderWords): string => {
  if (endsAt === undefined) return '';
  return isApproximate
    ? `around ${format.moment(endsAt, 'date', timeZone)}`
    : `on ${format.moment(endsAt, 'full', timeZone)}`;
};

const left = ({ left: volume, measuredAt, isUnlimited, money, timeZone }: ReminderWords): string => {
  if (money) return `${format.money(money)} is left.`;
  if (isUnlimited) return 'Its data is unlimited until then.';
  if (!volume) return '';
  if (volume.bytes === 0) return 'No data is left.';
  const data = `${format.volume(volume.bytes, volume.unitBytes)} of data`;
  return measuredAt === undefined
    ? `${data} is left.`
    : `${data} was left on ${format.moment(measuredAt, 'dayAndTime', timeZone)}.`;
};

const ends = (words: ReminderWords): string =>
  words.endsAt === undefined
    ? ''
    : `The ${what(words)} on it ends ${moment(words)}${words.isApproximate ? '' : ' (the card’s local time)'}.`;

/** Only what is said by the operator: where it says nothing, nothing is promised. */
const loss = ({ of, left: volume, unusedData }: ReminderWords): string => {
  if (of === 'money' || !volume || volume.bytes === 0) return '';
  if (unusedData === 'forfeited') return 'What you have not used by then is lost.';
  return unusedData === 'carried_over'
    ? 'What you have not used by then is carried over if you renew before it ends.'
    : '';
};

const sentences = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

const foot = ({ renewUrl, exitUrl, askedAt, timeZone, seller }: ReminderWords): string =>
  `\n\nRenew: ${renewUrl}\n\nYou get this reminder because you asked for it on ${format.moment(askedAt, 'date', timeZone)}. No more reminders: ${exitUrl}\n\n${seller}`;

const shortFoot = ({ renewUrl, exitUrl }: ReminderWords): string => `Renew: ${renewUrl} Stop: ${exitUrl}`;

/** English: reminders, and the page on which they end. */
export const reminders = {
  confirm: {
    sms: ({ seller, code, minutes }: CodeNews): string =>
      `${seller}: ${code} confirms reminders about a data card to this number. It is valid for ${minutes} minutes. If you did not ask for them, ignore this.`,
    subject: ({ seller, code }: CodeNews): string => `${code} confirms your reminders from ${seller}`,
    email: ({ seller, code, minutes }: CodeNews): string =>
      `Somebody asked ${seller} to send reminders to this address before the data on a data card ends. If that was you, enter this code on the page where you asked: ${code}. It is valid for ${minutes} minutes.\n\nIf it was not you, ignore this e-mail: without the code no reminders are sent.`,
  },
  end: {
    sms: (words: ReminderWords): string =>
      sentences(
        `${words.seller}: the ${what(words)} on card ${words.card} ends ${moment(words)}.`,
        left(words),
        shortFoot(words),
      ),
    subject: (words: ReminderWords): string =>
      `Your ${what(words)} ends${words.isApproximate ? ' around' : ''} ${day(words)} – card ${words.card}`,
    email: (words: ReminderWords): string =>
      sentences(
        `This is your reminder for card ${words.card} (${words.operator}).`,
        ends(words),
        left(words),
        loss(words),
      ) + foot(words),
  },
  low: {
    sms: (words: ReminderWords): string =>
      sentences(
        `${words.seller}: little data is left on card ${words.card}.`,
        left(words),
        words.endsAt === undefined ? '' : `It ends ${moment(words)}.`,
        shortFoot(words),
      ),
    subject: ({ card }: ReminderWords): string => `Little data left – card ${card}`,
    email: (words: ReminderWords): string =>
      sentences(
        `Little data is left on card ${words.card} (${words.operator}).`,
        left(words),
        ends(words),
        loss(words),
      ) + foot(words),
  },
  exit: {
    title: 'Stop reminders',
    ask: 'Do you want to get no more reminders about your data card?',
    stop: 'Stop reminders',
    done: 'You will get no more of these reminders. You can turn them on again where you look up your card.',
  },
};
