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
  /** Epoch ms; absent where the carrier did not say, or the reader may not know. */
  readonly validUntil?: number;
}

const moment = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);

const validity = ({ validUntil, timeZone }: OrderNews): string =>
  validUntil === undefined
    ? ''
    : ` It is valid until ${moment(validUntil, timeZone)} (the card’s local time).`;

/** English: the messages that the backend sends. */
export const server = {
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
    subject: ({ reference }: OrderNews): string => `Your card is renewed – order ${reference}`,
    email: (news: OrderNews): string =>
      `Your card ${news.card} is renewed with ${news.plan}.${validity(news)}\n\nOrder number: ${news.reference}\n\nQuestions? Write to ${news.supportEmail} and quote the order number.\n\n${news.seller}`,
  },
  refunded: {
    subject: ({ reference }: OrderNews): string => `Your refund is on its way – order ${reference}`,
    email: (news: OrderNews): string =>
      `Your card ${news.card} could not be renewed with ${news.plan}, so we have refunded you the way you paid. It can take a few days to arrive.\n\nOrder number: ${news.reference}\n\nQuestions? Write to ${news.supportEmail} and quote the order number.\n\n${news.seller}`,
  },
  in_review: {
    subject: ({ reference }: OrderNews): string => `We are checking your renewal – order ${reference}`,
    email: (news: OrderNews): string =>
      `Your payment has arrived, but the operator has not yet confirmed ${news.plan} on your card ${news.card}. We are looking into it and will write to you. You do not need to pay again.\n\nOrder number: ${news.reference}\n\nQuestions? Write to ${news.supportEmail} and quote the order number.\n\n${news.seller}`,
  },
};
