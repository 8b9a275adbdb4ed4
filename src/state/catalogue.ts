import type { PlanQuery } from '../contract/catalogue.ts';
import { keepPlans, keptPlans } from './kept-plans.ts';
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
  const token = store.vault.sessionToken;
  // Who asks again wants to know what has changed.
  const fresh = store.state.plans.value !== undefined;
  const isPublic = !card || token === undefined;
  const query = publicQuery(store);
  const outcome = await store.run('plans', (call) =>
    isPublic
      ? store.client.listPublicPlans(query, { ...call, fresh })
      : store.client.listPlans(card.id, { ...call, fresh, token, currency }),
  );
  if (!outcome) return;
  if (!outcome.ok) {
    // Plans that are known outlive the session: they are no secret.
    const plans = endedSession(store, outcome.error)
      ? restingResource(store.state.plans)
      : failedResource(store.state.plans, outcome.error);
    store.update({ plans });
    if (isPublic && !plans.value && outcome.error.retryable) await showKept(store, query);
    return;
  }
  if (isPublic) keepPlans(store, query, outcome.value);
  const wanted = store.state.selectedPlanId ?? chosen;
  store.update({
    plans: { status: 'ready', value: outcome.value },
    plansAsOf: undefined,
    selectedPlanId: outcome.value.some((plan) => plan.id === wanted) ? wanted : undefined,
  });
};

/** Older plans are better than none, where they are called so. */
const showKept = async (store: RenewalStore, query: PlanQuery): Promise<void> => {
  const { plans } = store.state;
  const kept = await keptPlans(store, query);
  // Meanwhile they may have been asked for again.
  if (kept && store.state.plans === plans && plans.status === 'failed')
    store.update({ plans: { ...plans, value: kept.plans }, plansAsOf: kept.asOf });
};

/** Loads the plans once; the picker asks for it when it appears. */
export const ensurePlans = async (store: RenewalStore): Promise<void> => {
  const { plans } = store.state;
  if (plans.status === 'idle') await loadPlans(store);
};

/** Chooses a plan. The price is asked for by whoever shows it. */
export const selectPlan = (store: RenewalStore, planId: string): void =>
  store.update({ selectedPlanId: planId });
