import type { PlanQuery } from '../contract/catalogue.ts';
import { endedSession } from './session-end.ts';
import { currentCard, failedResource, loading, restingResource } from './state.ts';
import type { RenewalStore } from './store.ts';

/** What the public catalogue is asked for: the kind of card that was named, or what the page renews. */
const publicQuery = ({ state, dependencies }: RenewalStore): PlanQuery => {
  const { country, cardType, currency } = dependencies.settings();
  const { access } = state;
  return access.step === 'guest'
    ? { cardType: access.lookup.cardType, currency }
    : { country, cardType, currency };
};

/** Is there a card, or a kind of card, whose plans could be shown? The plans of everything are nobody's choice. */
export const canListPlans = (store: RenewalStore): boolean => {
  const { country, cardType } = publicQuery(store);
  return (currentCard(store.state) ?? country ?? cardType) !== undefined;
};

/**
 * Loads the plans of the card or, with no card known, the public catalogue.
 * @param chosen the plan to begin with, where none is chosen.
 */
export const loadPlans = async (
  store: RenewalStore,
  chosen = store.dependencies.settings().planId,
): Promise<void> => {
  if (!canListPlans(store)) return;
  const card = currentCard(store.state);
  const { currency } = store.dependencies.settings();
  store.update({ plans: loading(store.state.plans) });
  const outcome = await store.run('plans', (call) => {
    const token = store.vault.sessionToken;
    return card && token !== undefined
      ? store.client.listPlans(card.id, { ...call, token, currency })
      : store.client.listPublicPlans(publicQuery(store), call);
  });
  if (!outcome) return;
  if (!outcome.ok) {
    // Plans that are known outlive the session: they are no secret.
    const plans = endedSession(store, outcome.error)
      ? restingResource(store.state.plans)
      : failedResource(store.state.plans, outcome.error);
    return store.update({ plans });
  }
  const wanted = store.state.selectedPlanId ?? chosen;
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
