import { RenewalError } from '../../contract/error.ts';
import type { ServerContext } from '../context.ts';
import type { Evidence, OrderRecord } from '../order-record.ts';
import type { CarrierCard } from '../ports.ts';
import { askProvider } from '../provider.ts';

/** The card's figures; `undefined` where its carrier cannot be asked now, which is no reason not to sell. */
export const readEvidence = async (
  ctx: ServerContext,
  card: CarrierCard,
  patience?: number,
): Promise<Evidence | undefined> => {
  try {
    const usage = await askProvider((call) => ctx.carrier.readUsage(card.ref, undefined, call), patience);
    return { at: ctx.now(), usage, balances: card.balances };
  } catch (thrown) {
    if (thrown instanceof RenewalError && thrown.code === 'provider-unavailable') return undefined;
    throw thrown;
  }
};

/** The same for the card of an order, which is asked for too. */
export const readFigures = async (
  ctx: ServerContext,
  { cardRef, fulfilment }: Pick<OrderRecord, 'cardRef' | 'fulfilment'>,
  patience?: number,
): Promise<Evidence | undefined> => {
  // What the renewal has made is not on the card that it was ordered for.
  const ref = fulfilment.profile?.ref ?? cardRef;
  try {
    const card = await askProvider((call) => ctx.carrier.readCard(ref, call), patience);
    return card && (await readEvidence(ctx, card, patience));
  } catch (thrown) {
    if (thrown instanceof RenewalError) return undefined;
    throw thrown;
  }
};
