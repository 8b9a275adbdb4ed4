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

const foot = ({ reference, supportEmail, seller }: OrderNews): string =>
  `\n\nOrder number: ${reference}\n\nQuestions? Write to ${supportEmail} and quote the order number.\n\n${seller}`;

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
    /** To a card that somebody else has paid for: what its operator says anyway, and nothing of the order. */
    sms_gift: (news: OrderNews): string =>
      `${news.seller}: your card is renewed with ${news.plan}.${validity(news)}`,
    subject: ({ reference }: OrderNews): string => `Your card is renewed – order ${reference}`,
    email: (news: OrderNews): string =>
      `Your card ${news.card} is renewed with ${news.plan}.${validity(news)}${foot(news)}`,
  },
  refunded: {
    subject: ({ reference }: OrderNews): string => `Your refund is on its way – order ${reference}`,
    email: (news: OrderNews): string =>
      `The refund for ${news.plan} on card ${news.card} goes back the way you paid. It can take a few days to arrive.${foot(news)}`,
  },
  refund_refused: {
    subject: ({ reference }: OrderNews): string => `No refund – order ${reference}`,
    email: (news: OrderNews): string =>
      `You asked for a refund for ${news.plan} on card ${news.card}. Our terms do not allow it; the order’s page says why. The plan stays on the card.${foot(news)}`,
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
};
