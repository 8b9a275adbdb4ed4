import type { Order } from '../../domain/model/order.ts';
import { currentAction } from '../../domain/order.ts';
import { fromInstant } from '../../domain/time.ts';
import type { PurchaseContext } from '../purchase/context.ts';
import type { Situation } from './situation.ts';
import { momentText } from './timeline.ts';

/**
 * What is said below the headline where all goes well; nothing is said that is not certain.
 * @returns `undefined` where there is more to say: `after/outcome.ts`
 */
export const plainText = (
  context: PurchaseContext,
  order: Order,
  situation: Situation,
): string | undefined => {
  const { texts, working } = context.messages.order;
  switch (situation) {
    case 'waiting': {
      const action = currentAction(order);
      // What nobody has to do anything for takes a moment; what is done outside the page says by when itself.
      if (action?.kind !== 'redirect') return action ? '' : working;
      return texts.waiting(momentText(context, fromInstant(order.expiresAt), context.store.client.now()));
    }
    case 'paid':
    case 'fulfilling':
      return texts[situation];
    case 'renewed':
      return texts.renewed(order.contact.email);
    default:
      return undefined;
  }
};
