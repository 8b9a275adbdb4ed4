import type { AutoRenewalFailure } from '../../domain/model/auto-renewal.ts';
import type { Duration, Money } from '../../domain/model/primitives.ts';
import type { MethodKind } from '../../domain/model/quote.ts';
import { createFormat } from '../format.ts';
import { question, type ReceiptNews, receipt } from './server-orders.ts';
import { reminders } from './server-reminders.ts';
import { type ToPay, toPay } from './server-to-pay.ts';

/** What a one-time code comes with. */
export interface CodeNews {
  readonly seller: string;
  readonly code: string;
  readonly minutes: number;
}

/** What is told of an order. */
export interface OrderNews {
  readonly seller: string;
  readonly supportEmail: string;
  /** What to quote to support. */
  readonly reference: string;
  readonly plan: string;
  /** Masked. */
  readonly card: string;
  /** IANA name: dates are the card's. */
  readonly timeZone: string;
  /** What the order costs, and until when it can be paid, in epoch ms. */
  readonly total: Money;
  readonly payBy: number;
  /** How money came that has come last; absent where none has. */
  readonly paidWith?: MethodKind;
  /** What can be sent for it now, by transfer or in cash. */
  readonly toPay?: ToPay;
  /** Of what has been paid, where the money is still there or was given back. */
  readonly receipt?: ReceiptNews;
  /** Epoch ms; absent where the carrier did not say, or the reader may not know. */
  readonly validUntil?: number;
}

/** What is told of an auto-renewal. */
export interface AutoRenewalWords {
  readonly seller: string;
  readonly supportEmail: string;
  readonly officialUrl?: string;
  readonly plan: string;
  /** Masked. */
  readonly card: string;
  /** IANA name: dates are the card's. */
  readonly timeZone: string;
  readonly price: Money;
  readonly every: Duration;
  /** Epoch ms. */
  readonly nextAt: number;
  readonly change?: { readonly price: Money; readonly from: number };
  readonly failure?: Exclude<AutoRenewalFailure, 'unknown'>;
}

const format = createFormat('en');

const often = (every: Duration): string => `every ${format.duration(every)}`.replace('every 1 ', 'every ');

const offFoot = ({ officialUrl, supportEmail, seller }: AutoRenewalWords): string =>
  `\n\nYou can turn it off at any time: look up your card${officialUrl === undefined ? '' : ` at ${officialUrl}`} and choose “Auto-renewal”, or write to ${supportEmail}.\n\n${seller}`;

const askFoot = ({ supportEmail, seller }: AutoRenewalWords): string =>
  `\n\nQuestions? Write to ${supportEmail}.\n\n${seller}`;

const FAILURES: Readonly<Record<NonNullable<AutoRenewalWords['failure']>, string>> = {
  insufficient_funds: 'there was not enough money',
  authentication_failed: 'the bank wanted a confirmation',
  details_incorrect: 'the payment details are no longer right',
  card_expired: 'the payment card has expired',
  card_not_supported: 'the payment card does not work for this',
  limit_exceeded: 'a limit of the payment card was reached',
  try_again: 'the payment provider had a problem',
  declined: 'the bank declined the payment',
  abandoned: 'the order was canceled',
  expired: 'the payment provider did not answer in time',
  voucher_used: 'the voucher was used before',
  voucher_too_small: 'the voucher was worth too little',
  card_suspended: 'the operator has suspended the card',
  card_retired: 'the card is deactivated',
  plan_unavailable: 'the plan is no longer sold for this card',
  not_renewed: 'the operator did not renew the card, and your money goes back',
  payment_withdrawn: 'the payment for the last renewal was reversed',
};

/** What can be done then; with a card that is deactivated, nothing. */
const afterStop = ({ failure }: AutoRenewalWords): string => {
  if (failure === 'card_retired') return '';
  return failure === 'card_suspended'
    ? ' Contact the operator first; then you can turn auto-renewal on again.'
    : ' You can renew it yourself, or turn auto-renewal on again.';
};

const moment = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);

const validity = ({ validUntil, timeZone }: OrderNews): string =>
  validUntil === undefined
    ? ''
    : ` It is valid until ${moment(validUntil, timeZone)} (the card’s local time).`;

const foot = ({ reference, supportEmail, seller }: OrderNews): string =>
  `\n\nOrder number: ${reference}\n\nQuestions? Write to ${supportEmail} and quote the order number.\n\n${seller}`;

/** Where it is known: money that came too late is on no receipt. */
const refundOf = ({ receipt: given }: OrderNews): string => {
  const refund = given?.receipt.refund;
  return refund ? ` of ${format.money(refund.amount)}` : '';
};

const wayBack = ({ paidWith }: OrderNews): string => {
  if (paidWith === 'voucher_code') return 'onto the voucher code that you paid with: you can use it again.';
  if (paidWith === 'own_balance') return 'onto the balance of the card.';
  return 'the way you paid. It can take a few days to arrive.';
};

const proof = (news: OrderNews): string => (news.receipt ? `\n\n${receipt.text(news.receipt)}` : '');

const details = (news: OrderNews): string => (news.toPay ? `\n\n${toPay(news.toPay, news.timeZone)}` : '');

/** English: the messages that the backend sends. */
export const server = {
  receipt,
  question,
  reminders,
  code: {
    sms: ({ seller, code, minutes }: CodeNews): string =>
      `${seller}: your code is ${code}. It is valid for ${minutes} minutes. Never share it with anyone, not even us.`,
    subject: ({ seller, code }: CodeNews): string => `${code} is your ${seller} code`,
    email: ({ seller, code, minutes }: CodeNews): string =>
      `Your code is ${code}. It is valid for ${minutes} minutes.\n\nNever share it with anyone: ${seller} will not ask you for it. If you did not ask for a code, you can ignore this e-mail.`,
  },
  renewed: {
    sms: (news: OrderNews): string =>
      `${news.seller}: your card is renewed with ${news.plan}.${validity(news)} Order ${news.reference}.`,
    /** To a card that somebody else has paid for: what its operator says anyway, and nothing of the order. */
    sms_gift: (news: OrderNews): string =>
      `${news.seller}: your card is renewed with ${news.plan}.${validity(news)}`,
    subject: ({ reference }: OrderNews): string => `Your card is renewed – order ${reference}`,
    email: (news: OrderNews): string =>
      `Your card ${news.card} is renewed with ${news.plan}.${validity(news)}${proof(news)}${foot(news)}`,
  },
  to_pay: {
    subject: ({ reference }: OrderNews): string => `How to pay – order ${reference}`,
    email: (news: OrderNews): string =>
      `Your order for ${news.plan} on card ${news.card} is waiting for your payment. We will write to you when the card is renewed.${details(news)}${foot(news)}`,
  },
  refunded: {
    subject: ({ reference }: OrderNews): string => `Your refund is on its way – order ${reference}`,
    email: (news: OrderNews): string =>
      `Your refund${refundOf(news)} for ${news.plan} on card ${news.card} goes back ${wayBack(news)}${foot(news)}`,
  },
  refund_refused: {
    subject: ({ reference }: OrderNews): string => `No refund – order ${reference}`,
    email: (news: OrderNews): string =>
      `You asked for a refund for ${news.plan} on card ${news.card}. Our terms do not allow it; the order’s page says why. The plan stays on the card.${foot(news)}`,
  },
  too_little: {
    subject: ({ reference }: OrderNews): string => `Your payment was too small – order ${reference}`,
    email: (news: OrderNews): string =>
      `The payment that arrived for ${news.plan} on card ${news.card} is less than the order costs. It goes back in full, the way you paid. The order is still open: please pay ${format.money(news.total)} in one payment by ${moment(news.payBy, news.timeZone)} (the card’s local time). The order’s page says how, and has other ways to pay.${details(news)}${foot(news)}`,
  },
  late: {
    subject: ({ reference }: OrderNews): string => `Your payment came too late – order ${reference}`,
    email: (news: OrderNews): string =>
      `Your payment for ${news.plan} on card ${news.card} arrived after the order had ended, so the card is not renewed. The money goes back in full, the way you paid. If you still want the plan, please order again.${foot(news)}`,
  },
  too_much: {
    subject: ({ reference }: OrderNews): string => `You paid too much – order ${reference}`,
    email: (news: OrderNews): string =>
      `More money than the order costs arrived for ${news.plan} on card ${news.card}. The difference goes back ${wayBack(news)} You do not need to do anything.${foot(news)}`,
  },
  twice: {
    subject: ({ reference }: OrderNews): string => `You paid twice – order ${reference}`,
    email: (news: OrderNews): string =>
      `Another payment arrived for ${news.plan} on card ${news.card}, which is paid already. It goes back in full, ${wayBack(news)} You do not need to do anything.${foot(news)}`,
  },
  reversed: {
    subject: ({ reference }: OrderNews): string => `Your payment was reversed – order ${reference}`,
    email: (news: OrderNews): string =>
      `Your bank or the payment provider has reversed your payment for ${news.plan} on card ${news.card}. If you did not expect this, please write to us.${foot(news)}`,
  },
  slow: {
    subject: ({ reference }: OrderNews): string => `Your renewal is taking longer – order ${reference}`,
    email: (news: OrderNews): string =>
      `Your payment has arrived, but the operator is taking more than a day to add ${news.plan} to card ${news.card}. We keep asking and will write to you when it is done. You do not need to pay again.${foot(news)}`,
  },
  in_review: {
    subject: ({ reference }: OrderNews): string => `We are checking your renewal – order ${reference}`,
    email: (news: OrderNews): string =>
      `Your payment has arrived, but the operator has not yet confirmed ${news.plan} on card ${news.card}. We are looking into it and will write to you. You do not need to pay again.${foot(news)}`,
  },
  autoRenewal: {
    on: {
      subject: ({ card }: AutoRenewalWords): string => `Auto-renewal is on – card ${card}`,
      email: (news: AutoRenewalWords): string =>
        `Card ${news.card} renews itself with ${news.plan} for ${format.money(news.price)} ${often(news.every)}, shortly before its data ends. Next: ${moment(news.nextAt, news.timeZone)} (the card’s local time). If the price rises, we will write to you at least 7 days before it is charged.${offFoot(news)}`,
    },
    off: {
      subject: ({ card }: AutoRenewalWords): string => `Auto-renewal is off – card ${card}`,
      email: (news: AutoRenewalWords): string =>
        `Card ${news.card} no longer renews itself with ${news.plan}. Nothing more is charged; what is on the card stays until it ends.${askFoot(news)}`,
    },
    price: {
      subject: ({ card }: AutoRenewalWords): string => `New price for auto-renewal – card ${card}`,
      email: (news: AutoRenewalWords): string =>
        `${news.plan} for card ${news.card} will cost ${format.money(news.change?.price ?? news.price)} instead of ${format.money(news.price)} ${often(news.every)}. It is charged on ${moment(news.change?.from ?? news.nextAt, news.timeZone)} (the card’s local time) at the earliest, and nothing is renewed before then. If you do not want that, turn it off before then.${offFoot(news)}`,
    },
    failed: {
      subject: ({ card }: AutoRenewalWords): string => `Renewal not paid – card ${card}`,
      email: (news: AutoRenewalWords): string =>
        `We could not renew card ${news.card} with ${news.plan} for ${format.money(news.price)}: ${FAILURES[news.failure ?? 'declined']}. We will try again once a day for up to 3 days. You can also renew it yourself.${offFoot(news)}`,
    },
    stopped: {
      subject: ({ card }: AutoRenewalWords): string => `Auto-renewal has stopped – card ${card}`,
      email: (news: AutoRenewalWords): string =>
        `Card ${news.card} no longer renews itself with ${news.plan}: ${FAILURES[news.failure ?? 'declined']}. We will not try again.${afterStop(news)}${askFoot(news)}`,
    },
  },
};
