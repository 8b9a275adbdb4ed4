import { endedSession } from './session-end.ts';
import { currentCard, failedResource, latestValue, loading } from './state.ts';
import type { RenewalStore } from './store.ts';

/** Is there a card, or a kind of card, whose plans could be shown? The plans of everything are nobody's choice. */
export const canListPlans = (store: RenewalStore): boolean => {
  const { country, cardType } = store.dependencies.settings();
  return currentCard(store.state) !== undefined || country !== undefined || cardType !== undefined;
};

/** Loads the plans of the card or, with no card known, the public catalogue. */
export const loadPlans = async (store: RenewalStore): Promise<void> => {
  if (!canListPlans(store)) return;
  const { locale, settings } = store.dependencies;
  const card = currentCard(store.state);
  const { country, cardType, currency, planId } = settings();
  store.update({ plans: loading(store.state.plans) });
  const outcome = await store.run('plans', (signal) => {
    const options = { locale: locale(), signal };
    return card && store.vault.sessionToken !== undefined
      ? store.client.listPlans(card.id, {
          ...options,
          token: store.vault.sessionToken,
          ...(currency === undefined ? {} : { currency }),
        })
      : store.client.listPublicPlans(
          {
            ...(country === undefined ? {} : { country }),
            ...(cardType === undefined ? {} : { cardType }),
            ...(currency === undefined ? {} : { currency }),
          },
          options,
        );
  });
  if (!outcome) return;
  if (!outcome.ok) {
    const known = latestValue(store.state.plans);
    // Plans that are known outlive the session: they are no secret.
    if (endedSession(store, outcome.error))
      store.update({ plans: known ? { status: 'ready', value: known } : { status: 'idle' } });
    else store.update({ plans: failedResource(store.state.plans, outcome.error) });
    return;
  }
  const wanted = store.state.selectedPlanId ?? planId;
  store.update({
    plans: { status: 'ready', value: outcome.value },
    selectedPlanId: outcome.value.some((plan) => plan.id === wanted) ? wanted : undefined,
  });
};

/** Loads the plans once; the picker asks for it when it appears. */
export const ensurePlans = async (store: RenewalStore): Promise<void> => {
  const { plans } = store.state;
  if (plans.status === 'idle') await loadPlans(store);
};

/** Chooses a plan. The price is asked for by whoever shows it. */
export const selectPlan = (store: RenewalStore, planId: string): void =>
  store.update({ selectedPlanId: planId });
