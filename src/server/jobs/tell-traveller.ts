import { fromInstant } from '../../domain/time.ts';
import { matchLocale } from '../../i18n/locale.ts';
import { type OrderNews, type ReceiptNews, serverMessages } from '../../i18n/server-messages.ts';
import type { ServerContext } from '../context.ts';
import type { News } from '../job-record.ts';
import type { OrderRecord, PaymentRecord } from '../order-record.ts';
import type { OutgoingMessage, Seller } from '../ports.ts';
import { askProvider } from '../provider.ts';
import { heldBy } from '../purchase/evidence.ts';
import { buyerOf } from '../purchase/order-access.ts';
import { sentPayment } from '../purchase/payment-letter.ts';
import { moneyOf, receiptView } from '../purchase/receipt.ts';
import { type JobOutcome, MOST_TRIES, type RunOf, type TaskOf } from './job.ts';

/**
 * Tells the buyer what became of the order, and the card itself that it is renewed. Where somebody else has paid for the
 * card, its own phone hears what its operator says anyway: the plan and its end. Not who paid, how much, or the order's
 * number; and the buyer hears nothing of what is on the card.
 */
export const tellTraveller = async ({ ctx, job, patience }: RunOf<'tell_traveller'>): Promise<JobOutcome> => {
  const { orderId, about, name } = job.task;
  const order = await ctx.store.transaction((tx) => tx.orders.get(orderId));
  if (!order || job.attempts > MOST_TRIES) return 'done';
  // Paid, given up or paid otherwise before it was told how.
  if (about === 'to_pay' && sentPayment(order, ctx.now())?.payment.id !== name) return 'done';
  const send = (message: OutgoingMessage) => askProvider(() => ctx.messages.send(message), patience);
  // The e-mail first: it needs no carrier, which may be down.
  await send(emailFor(ctx, order, job.task));
  const sms = await smsFor(ctx, order, about, patience);
  if (sms) await send(sms);
  return 'done';
};

const emailFor = (
  ctx: ServerContext,
  order: OrderRecord,
  { about, name }: TaskOf<'tell_traveller'>,
): OutgoingMessage => {
  const lang = matchLocale(order.locale);
  const words = serverMessages(lang)[about];
  const news = newsOf(ctx, order, order.owned, name);
  const key = `order/${order.id}/${about}/${name === undefined ? '' : `${name}/`}email`;
  return {
    key,
    channel: 'email',
    to: order.contact.email,
    subject: words.subject(news),
    text: words.email(news),
    lang,
  };
};

/** To the card's own number, as its carrier knows it, and not to one that somebody typed. */
const smsFor = async (
  ctx: ServerContext,
  order: OrderRecord,
  about: News,
  patience: number,
): Promise<OutgoingMessage | undefined> => {
  if (about !== 'renewed') return undefined;
  const card = await askProvider((call) => ctx.carrier.readCard(order.cardRef, call), patience);
  if (card?.contacts.sms === undefined) return undefined;
  const lang = matchLocale(order.locale);
  const words = serverMessages(lang).renewed;
  const text = (order.owned ? words.sms : words.sms_gift)(newsOf(ctx, order, true));
  return { key: `order/${order.id}/${about}/sms`, channel: 'sms', to: card.contacts.sms, text, lang };
};

const receiptOf = (seller: Seller, order: OrderRecord): ReceiptNews => ({
  receipt: receiptView(order, seller, buyerOf(order)),
  timeZone: order.card.timeZone,
});

/** With whose money it is about: the capture that is named, or the last that came. */
const paymentOf = ({ payments }: OrderRecord, name: string | undefined): PaymentRecord | undefined =>
  payments.find(({ captures }) => captures.some(({ id }) => id === name)) ??
  payments.findLast(({ captures }) => captures.length > 0);

const newsOf = (
  { seller, now }: ServerContext,
  order: OrderRecord,
  seesUsage: boolean,
  name?: string,
): OrderNews => {
  const toPay = sentPayment(order, now());
  const paidWith = paymentOf(order, name)?.methodKind;
  const { after } = order.fulfilment;
  const { endsAt, balanceEndsAt = endsAt } = after ? heldBy(after) : {};
  const end = order.plan.kind === 'credit' ? balanceEndsAt : endsAt;
  return {
    seller: seller.name,
    supportEmail: seller.supportEmail,
    reference: order.reference,
    plan: order.plan.title.text,
    card: order.card.masked,
    timeZone: order.card.timeZone,
    total: order.payments.at(-1)?.amount ?? order.total,
    payBy: order.expiresAt,
    ...(paidWith === undefined ? {} : { paidWith }),
    ...(toPay ? { toPay: { amount: toPay.payment.amount, action: toPay.action } } : {}),
    ...(moneyOf(order) ? { receipt: receiptOf(seller, order) } : {}),
    ...(seesUsage && end !== undefined ? { validUntil: fromInstant(end) } : {}),
  };
};
