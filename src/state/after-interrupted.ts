import { isSameMoney } from '../domain/money.ts';
import { totalToPay } from '../domain/quote.ts';
import { loadPlans } from './catalogue.ts';
import { changeCard } from './change-card.ts';
import { quoteSelection } from './quoting.ts';
import { currentCard, currentQuote, type Purchase } from './state.ts';
import type { Interrupted, RenewalStore } from './store.ts';
import { loadUsage } from './usage.ts';

/**
 * Goes on where the end of the session had interrupted the traveller, if it is the same card that was proved again: at its
 * orders, or, as soon as there is a price, at the same step of the purchase. Another price than they had seen is told.
 */
export const goOnAfter = (store: RenewalStore, before: Interrupted): void => {
  const card = currentCard(before);
  const { access } = store.state;
  if (access.step !== 'signed_in' || !access.cards.some(({ id }) => id === card?.id)) return;
  if (card && card.id !== access.cardId) {
    changeCard(store, { ...access, cardId: card.id });
    store.update({ selectedPlanId: before.selectedPlanId });
    void loadUsage(store);
    void loadPlans(store);
  }
  if (before.screen === 'history') store.update({ screen: 'history' });
  if (before.screen === 'history' || before.screen === 'closed') return;
  const planId = before.selectedPlanId;
  const end = store.subscribe((state) => {
    const { purchase, selectedPlanId } = state;
    const isOther = selectedPlanId !== planId || currentCard(state)?.id !== card?.id;
    if (!isOther && purchase.step !== 'quoted' && purchase.step !== 'quote_failed') return;
    end();
    if (!isOther && purchase.step === 'quoted')
      store.update({ screen: before.screen, purchase: withNews(purchase, before) });
  });
  void quoteSelection(store);
};

type Quoted = Extract<Purchase, { readonly step: 'quoted' }>;

const withNews = (purchase: Quoted, before: Interrupted): Quoted => {
  const quote = currentQuote(before);
  const { methodId } = before.form;
  const was = quote
    ? totalToPay(quote, methodId)
    : before.purchase.step === 'quoting'
      ? before.purchase.confirmed
      : undefined;
  const now = totalToPay(purchase.quote, methodId);
  return was && !isSameMoney(was, now) ? { ...purchase, priceChange: { was, now } } : purchase;
};
