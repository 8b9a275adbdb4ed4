import { type Access, NO_PURCHASE } from './state.ts';
import type { RenewalStore } from './store.ts';

/**
 * Another card is in hand, or none: nothing that was asked, chosen or ordered for the former one stays, and no answer that
 * is still under way for it is shown. What was typed to be reached by stays.
 */
export const changeCard = (store: RenewalStore, access: Access): void => {
  for (const slot of ['usage', 'plans', 'quote', 'order', 'tracking', 'history', 'auto-renewal'])
    store.cancel(slot);
  for (const slot of ['choice', 'tracking']) store.unschedule(slot);
  store.vault.orderToken = undefined;
  store.vault.intent = undefined;
  store.vault.interrupted = undefined;
  store.update({
    ...NO_PURCHASE,
    access,
    usage: { status: 'idle' },
    plans: { status: 'idle' },
    plansAsOf: undefined,
    selectedPlanId: undefined,
    // It may be good for this one.
    promotion: { code: store.state.promotion.code },
    tracking: { step: 'none' },
    history: { status: 'idle' },
    autoRenewal: { status: 'idle' },
  });
};
