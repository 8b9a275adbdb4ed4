import { methodOrBest, offerIn } from '../domain/in-app-browser.ts';
import type { Money } from '../domain/model/primitives.ts';
import type { Quote } from '../domain/model/quote.ts';
import { isSameMoney } from '../domain/money.ts';
import { totalToPay } from '../domain/quote.ts';
import { fromInstant, MINUTE } from '../domain/time.ts';
import { loadPlans } from './catalogue.ts';
import { renewedCard } from './renewed-card.ts';
import { endedSession } from './session-end.ts';
import { isPriced, type PriceChange, type Purchase, REST, type RenewalState, selectedPlan } from './state.ts';
import type { RenewalStore } from './store.ts';

/** A quote this close to its end is renewed before an order is made of it. */
export const TOO_CLOSE = MINUTE / 2;

/** How long a choice has to rest before its price is asked for: arrow keys run through a list of plans. */
const REST_MS = 250;

type Quoted = Extract<Purchase, { readonly step: 'quoted' }>;

/** The plan whose price is missing: chosen, on a card that is known, with no order on the screen, and not asked for yet. */
export const planToQuote = (state: RenewalState): string | undefined => {
  const { selectedPlanId, purchase, tracking } = state;
  if (selectedPlanId === undefined || !renewedCard(state) || tracking.step === 'following') return undefined;
  if (purchase.step === 'leaving' || isOrdering(purchase)) return undefined;
  return planOf(purchase) === selectedPlanId ? undefined : selectedPlanId;
};

export const isOrdering = (purchase: Purchase): boolean =>
  isPriced(purchase) && purchase.attempt.status === 'busy';

const planOf = (purchase: Purchase): string | undefined => {
  if (isPriced(purchase)) return purchase.quote.planId;
  return 'planId' in purchase ? purchase.planId : undefined;
};

/** Asks for the price as soon as the choice rests; each call begins the wait anew. */
export const quoteSoon = (store: RenewalStore): void =>
  store.schedule('choice', () => void quoteSelection(store), REST_MS);

/** Asks for the price of the chosen plan, unless it is on the screen already. */
export const quoteSelection = async (store: RenewalStore): Promise<void> => {
  const { selectedPlanId: planId, purchase, promotion } = store.state;
  if (planId === undefined || purchase.step === 'leaving' || isOrdering(purchase)) return;
  if (purchase.step === 'quoting' && purchase.planId === planId) return;
  if (isPriced(purchase) && purchase.quote.planId === planId && !isStale(store, purchase.quote)) return;
  // A price for another plan is no price to review: the traveller sees what it does first. A code may be good for it.
  if ((planOf(purchase) ?? planId) !== planId)
    store.update({ screen: 'closed', promotion: { code: promotion.code } });
  await requote(store, planId);
};

export const isStale = (store: RenewalStore, quote: Quote): boolean =>
  fromInstant(quote.expiresAt) - store.client.now() < TOO_CLOSE;

/** Takes the place of a quote that ends; a price that has changed has to be agreed to again. */
export const renewQuote = async (store: RenewalStore): Promise<void> => {
  const { purchase, form } = store.state;
  if (purchase.step !== 'quoted' || isOrdering(purchase)) return;
  await requote(store, purchase.quote.planId, totalToPay(purchase.quote, form.methodId));
};

/** Is the price with a promotion code, or without one, under way? */
export const isAsking = (purchase: Purchase): boolean => purchase.step === 'quoted' && !!purchase.isAsking;

/**
 * Asks for a quote, with the code that the traveller wishes unless it was refused.
 * @param confirmed the total that the traveller has seen: another one has to be agreed to.
 * @param standing the purchase that stays as it is until there is another price.
 */
export const requote = async (
  store: RenewalStore,
  planId: string,
  confirmed?: Money,
  standing?: Quoted,
): Promise<void> => {
  const card = renewedCard(store.state);
  if (!card) return;
  const { code, error: refusal } = store.state.promotion;
  const promotionCode = refusal ? '' : code;
  store.update({
    purchase: standing ? { ...standing, isAsking: true } : { step: 'quoting', planId, confirmed },
  });
  const request = { cardId: card.id, planId, ...(promotionCode ? { promotionCode } : {}) };
  const idempotencyKey = store.dependencies.uuid();
  const outcome = await store.run('quote', (call) =>
    store.client.createQuote(request, { ...call, idempotencyKey, ...tokenOf(store) }),
  );
  if (!outcome) return;
  if (outcome.ok) return quoteCame(store, outcome.value, confirmed);
  const { error } = outcome;
  if (endedSession(store, error)) return;
  // Too many tries of codes, too, are no reason to sell nothing.
  const isOfCode = promotionCode !== '' && ['promotion-invalid', 'rate-limited'].includes(error.code);
  if (standing) store.update({ purchase: standing, promotion: { code, error } });
  else if (isOfCode) {
    store.update({ promotion: { code, error } });
    await requote(store, planId, confirmed);
  } else store.update({ purchase: { step: 'quote_failed', planId, error } });
};

/** A guest buys as one, also beside a session: neither does its end concern them, nor is anything of the card told. */
export const tokenOf = ({ state, vault }: RenewalStore): { token?: string } =>
  vault.sessionToken === undefined || state.access.step === 'guest' ? {} : { token: vault.sessionToken };

/** The method chosen before stays where it is still offered, else the recommended one is set. */
const quoteCame = (store: RenewalStore, whole: Quote, confirmed: Money | undefined): void => {
  const { state, dependencies } = store;
  const quote = { ...whole, ...offerIn(dependencies.userAgent, whole) };
  const methodId = methodOrBest(quote.methods, state.form.methodId)?.id;
  const listed = listChange(state, quote);
  const priceChange = changeOf(confirmed, totalToPay(quote, methodId)) ?? listed;
  store.update({
    form: { ...state.form, methodId },
    purchase: { step: 'quoted', quote, attempt: REST, ...(priceChange ? { priceChange } : {}) },
  });
  // The list is older than this price.
  if (listed) void loadPlans(store);
};

const changeOf = (was: Money | undefined, now: Money): PriceChange | undefined =>
  was && !isSameMoney(was, now) ? { was, now } : undefined;

/** Does the plan cost something else than the list says? */
const listChange = (state: RenewalState, { planId, lines }: Quote): PriceChange | undefined => {
  const plan = selectedPlan(state);
  const priced = lines.find(({ kind }) => kind === 'plan')?.amount;
  return plan && plan.id === planId && priced ? changeOf(plan.price, priced) : undefined;
};
