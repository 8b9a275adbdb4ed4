import type { ServerContext } from '../context.ts';
import type { CarrierCard } from '../ports.ts';
import { askProvider } from '../provider.ts';
import type { Mode } from './record.ts';

/** How renewals of this card can be paid that nobody presses for; none where it cannot renew itself. */
export const modesFor = async (ctx: ServerContext, card: CarrierCard): Promise<Mode[]> => {
  if (!card.capabilities.includes('auto_renewal') || card.status === 'retired') return [];
  const paysItself = card.balances.some(({ money }) => money.minor > 0) && (await takesBalance(ctx, card));
  return [
    ...(paysItself ? (['operator_balance'] as const) : []),
    ...(ctx.payments.mandates ? (['mandate'] as const) : []),
  ];
};

/** Does the money on the card pay for packages, where there is enough of it? */
const takesBalance = async (ctx: ServerContext, { cardType, currency, balances }: CarrierCard) => {
  const { methods } = await askProvider(() =>
    ctx.payments.methodsFor({
      cardType,
      price: { currency, minor: 1 },
      balances,
      owned: true,
      planKind: 'package',
    }),
  );
  return methods.some(({ kind }) => kind === 'own_balance');
};
