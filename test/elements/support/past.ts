import type { Order } from '../../../src/domain/model/order.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { PLAN } from './checkout.ts';
import type { Backend } from './mount.ts';

/** What became of an order. */
export type Fate = 'renewed' | 'waiting' | 'canceled' | 'refunded';

/** Orders of the demo's card of Mexico, a minute apart, made and paid as everything is. @returns them, the oldest first */
export const past = async ({ client, sandbox }: Backend, ...fates: readonly Fate[]): Promise<Order[]> => {
  const { token, cards } = await sandbox.signIn('mexico');
  const cardId = cards[0]?.id ?? '';
  const call = () => ({ locale: 'en', token, idempotencyKey: crypto.randomUUID() });
  const orders: Order[] = [];
  for (const fate of fates) {
    const { id: quoteId, methods } = await client.createQuote({ cardId, planId: PLAN }, call());
    const { order } = await client.createOrder(
      {
        quoteId,
        methodId: methods[0]?.id ?? '',
        contact: { email: 'traveller@example.com' },
        locale: 'en',
        returnUrl: location.href,
        consents: { immediateStart: true },
        allowSecond: true,
      },
      call(),
    );
    if (fate === 'renewed' || fate === 'refunded') await sandbox.payments.approve(order.reference);
    if (fate === 'canceled') await client.cancelOrder(order.id, call());
    await sandbox.clock.advance(MINUTE);
    await sandbox.settled();
    if (fate === 'refunded') {
      await sandbox.chooseRefunds('granted');
      await client.requestRefund(order.id, { reason: 'not_needed' }, call());
      await sandbox.settled();
    }
    orders.push(await client.getOrder(order.id, call()));
  }
  return orders;
};
