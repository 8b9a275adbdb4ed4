import type { Money } from '../../domain/model/primitives.ts';
import { currencyDecimals } from '../../domain/money.ts';
import { toInstant } from '../../domain/time.ts';
import { matchLocale } from '../../i18n/locale.ts';
import { type QuestionNews, serverMessages } from '../../i18n/server-messages.ts';
import type { OrderRecord, PaymentRecord, Question } from '../order-record.ts';
import type { Seller } from '../ports.ts';
import { askProvider } from '../provider.ts';
import { type JobOutcome, MOST_TRIES, type RunOf } from './job.ts';

/**
 * Hands a traveller's question to the seller's support, with what support will want to know, and then tells the traveller
 * so. Their words stand in a mail's text only, each line marked as theirs, and go to nobody but the seller.
 */
export const tellSupport = async ({ ctx, job, patience }: RunOf<'tell_support'>): Promise<JobOutcome> => {
  const { orderId, question: index } = job.task;
  const order = await ctx.store.transaction((tx) => tx.orders.get(orderId));
  const question = order?.questions?.[index];
  if (!order || !question || job.attempts > MOST_TRIES) return 'done';
  const news = newsOf(ctx.seller, order, question);
  const send = (to: string, whose: 'support' | 'traveller', tag: string): Promise<void> => {
    const lang = matchLocale(tag);
    const words = serverMessages(lang).question[whose];
    const key = `order/${orderId}/question/${index}/${whose}`;
    const message = { subject: words.subject(news), text: words.email(news), lang };
    return askProvider(() => ctx.messages.send({ key, channel: 'email', to, ...message }), patience);
  };
  await send(ctx.seller.supportEmail, 'support', ctx.seller.lang ?? 'en');
  await send(order.contact.email, 'traveller', order.locale);
  return 'done';
};

const newsOf = ({ name, supportEmail }: Seller, order: OrderRecord, question: Question): QuestionNews => ({
  seller: name,
  supportEmail,
  reference: order.reference,
  reason: question.reason,
  facts: factsOf(order, question),
  words: linesOf(question.text ?? ''),
  replyTo: order.contact.email,
  reads: matchLocale(order.locale),
});

const factsOf = (order: OrderRecord, { at }: Question): string[] => {
  const { reference, card, plan, status, timeline, fulfilment, requestId } = order;
  return [
    `Order: ${reference}`,
    `State: ${status}, since ${toInstant(timeline.at(-1)?.at ?? order.createdAt)}`,
    `Renewal: ${fulfilment.status}${fulfilment.problem === undefined ? '' : ` (${fulfilment.problem})`}`,
    `Card: ${card.masked} (${card.operator})`,
    `Plan: ${plan.title.text} (${plan.id})`,
    `Total: ${amountOf(order.total)}`,
    `Ordered: ${toInstant(order.createdAt)}`,
    ...order.payments.map(paymentOf),
    `Asked: ${toInstant(at)}`,
    ...(requestId === undefined ? [] : [`Request: ${requestId}`]),
  ];
};

const paymentOf = ({ methodKind, amount, status, createdAt, captures, ...payment }: PaymentRecord): string =>
  [
    `Payment: ${methodKind}, ${amountOf(amount)}, ${status}, ${toInstant(createdAt)}, ${payment.reference ?? payment.providerRef}`,
    ...captures.map(({ amount: came, at, use, refundedAt, reversedAt }) => {
      const gone = refundedAt === undefined ? (reversedAt === undefined ? '' : ', reversed') : ', refunded';
      return `  money: ${amountOf(came)}, ${toInstant(at)}, ${use}${gone}`;
    }),
  ].join('\n');

const amountOf = ({ currency, minor }: Money): string => {
  const decimals = currencyDecimals(currency);
  return `${currency} ${(minor / 10 ** decimals).toFixed(decimals)}`;
};

/** Whatever begins a line somewhere begins one here, so that no line of theirs passes for one of ours; nothing else is control. */
const linesOf = (text: string): string[] =>
  text
    .trim()
    .split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)
    .map((line) => line.replaceAll(/\t/g, ' ').replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, ''))
    .filter((line, index, lines) => line !== '' || lines[index - 1] !== '')
    .filter((_line, _index, lines) => lines.some((line) => line !== ''));
