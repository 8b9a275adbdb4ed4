import { canAutoRenew } from '../../domain/auto-renewal.ts';
import type { AutoRenewal } from '../../domain/model/auto-renewal.ts';
import type { Card } from '../../domain/model/card.ts';
import type { Plan } from '../../domain/model/plan.ts';
import { latestValue, type RenewalState } from '../../state/state.ts';

/** With what this card can go on by itself, in its own currency. */
export const plansToRenew = ({ plans }: RenewalState, { currency }: Card): Plan[] =>
  (latestValue(plans) ?? []).filter((plan) => canAutoRenew(plan) && plan.price.currency === currency);

/** The plan to begin with: the chosen one, the one that was agreed on before, or the last one that was bought. */
export const firstWish = (state: RenewalState, before: AutoRenewal | undefined): string[] =>
  [
    state.selectedPlanId,
    before && 'plan' in before ? before.plan.id : undefined,
    latestValue(state.history)?.orders[0]?.plan.id,
  ].filter((id) => id !== undefined);
