import { matchLocale } from '../../i18n/locale.ts';
import { serverMessages } from '../../i18n/server-messages.ts';
import { askProvider } from '../provider.ts';
import { buyerOf } from '../purchase/order-access.ts';
import { moneyOf, receiptView } from '../purchase/receipt.ts';
import { type JobOutcome, MOST_TRIES, type RunOf } from './job.ts';

/** Sends the receipt to the buyer once more, because they asked for it. */
export const sendReceipt = async ({ ctx, job, patience }: RunOf<'send_receipt'>): Promise<JobOutcome> => {
  const { orderId, sending } = job.task;
  const order = await ctx.store.transaction((tx) => tx.orders.get(orderId));
  // The money may have gone since it was asked for.
  if (!order || !moneyOf(order) || job.attempts > MOST_TRIES) return 'done';
  const lang = matchLocale(order.locale);
  const words = serverMessages(lang).receipt;
  const receipt = receiptView(order, ctx.seller, buyerOf(order));
  const news = { receipt, timeZone: order.card.timeZone };
  const message = { subject: words.subject(news), text: words.text(news), lang };
  const key = `order/${orderId}/receipt/${sending}`;
  await askProvider(
    () => ctx.messages.send({ key, channel: 'email', to: order.contact.email, ...message }),
    patience,
  );
  return 'done';
};
