import type { Receipt } from '../../domain/model/history.ts';
import type { QuestionReason } from '../../domain/model/order.ts';
import { createFormat } from '../format.ts';
import { checkout } from './checkout.ts';

/** A receipt as it is mailed. */
export interface ReceiptNews {
  readonly receipt: Receipt;
  /** IANA name: dates are the card's. */
  readonly timeZone: string;
}

/** What a traveller asks the seller about a charge. */
export interface QuestionNews {
  readonly seller: string;
  readonly supportEmail: string;
  readonly reference: string;
  readonly reason: Exclude<QuestionReason, 'unknown'>;
  /** What is known of the order, a fact a line, the same in every language: support looks it up. */
  readonly facts: readonly string[];
  /** The traveller's own words: lines of plain text. */
  readonly words: readonly string[];
  /** Where the answer goes, and in which language they read. */
  readonly replyTo: string;
  readonly reads: string;
}

const format = createFormat('en');
const moment = (at: string, timeZone: string): string => format.moment(Date.parse(at), 'full', timeZone);

const REASONS: Readonly<Record<QuestionNews['reason'], string>> = {
  not_recognised: 'they do not recognize the charge',
  wrong_amount: 'the amount is wrong',
  charged_twice: 'they were charged twice',
  not_received: 'they did not get what they paid for',
  other: 'something else',
};

const refund = ({ refund: given }: Receipt, timeZone: string): string[] => {
  if (!given) return [];
  const when = given.at === undefined ? 'on its way' : moment(given.at, timeZone);
  return [`Refund: ${format.money(given.amount)} (${when})`];
};

/** English: what the backend writes of a charge. */
export const receipt = {
  subject: ({ receipt: { reference } }: ReceiptNews): string => `Your receipt – order ${reference}`,
  text: ({ receipt: given, timeZone }: ReceiptNews): string =>
    [
      'Receipt',
      `Order number: ${given.reference}`,
      `Card: ${given.card.masked} (${given.card.operator})`,
      `Plan: ${given.planTitle.text}`,
      '',
      ...given.lines.map(({ kind, amount }) => `${checkout.lines[kind]}: ${format.money(amount)}`),
      `Total: ${format.money(given.total)}`,
      ...refund(given, timeZone),
      '',
      `Paid with: ${checkout.methods[given.paidWith]}`,
      `Paid: ${moment(given.paidAt, timeZone)} (the card’s local time)`,
      `Seller: ${given.seller.name}, ${given.seller.address}`,
      `Questions: ${given.seller.supportEmail}`,
      ...(given.test ? ['', 'This was a test: no money has moved.'] : []),
    ].join('\n'),
};

export const question = {
  support: {
    subject: ({ reference }: QuestionNews): string => `Question about a charge – order ${reference}`,
    email: ({ reason, facts, words, replyTo, reads }: QuestionNews): string =>
      [
        `A customer asks about a charge: ${REASONS[reason]}.`,
        `Please reply to ${replyTo} (they read: ${reads}).`,
        '',
        ...facts,
        ...(words.length > 0 ? ['', 'In their own words:', ...words.map((line) => `> ${line}`)] : []),
      ].join('\n'),
  },
  traveller: {
    subject: ({ reference }: QuestionNews): string => `We have your question – order ${reference}`,
    email: ({ reference, supportEmail, seller }: QuestionNews): string =>
      `We have passed your question about the charge for order ${reference} on to our support. The answer comes to this address, from ${supportEmail}.\n\n${seller}`,
  },
};
