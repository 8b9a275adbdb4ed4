import type { Order } from '../../../src/domain/model/order.ts';
import { untilText } from './by-role.ts';
import { order, part, pressBack, type Stage, type StageOptions, stage } from './checkout.ts';

/** An order that was paid and has come to the operator's evidence; it is on the screen. */
export const renewed = async (options: StageOptions = {}): Promise<Stage> => {
  const staged = await stage(options);
  const address = await order(staged);
  await staged.sandbox.payments.approve(address);
  pressBack();
  await untilText(statusOf(staged), 'Your card is renewed');
  return staged;
};

export const statusOf = ({ page }: Pick<Stage, 'page'>): ShadowRoot => part(page, 'renewal-order-status');

/** The reference of the order on the screen. */
export const referenceOf = (staged: Pick<Stage, 'page'>): string =>
  statusOf(staged).querySelector('.reference')?.textContent?.trim() ?? '';

/** Answers every question about an order with a changed one. */
export const changingOrder =
  (change: (order: Order) => Order): NonNullable<StageOptions['client']> =>
  (client) => ({
    ...client,
    getOrder: async (...args) => change(await client.getOrder(...args)),
  });
