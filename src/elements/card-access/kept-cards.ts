import { html, nothing, type TemplateResult } from 'lit';
import type { CoreMessages } from '../../i18n/messages.ts';
import { nameRemembered, showCards } from '../../state/access.ts';
import { forgetCards, type RememberedCard, rememberedCards } from '../../state/remembered.ts';
import { linkButton } from '../base/link-button.ts';
import type { ViewContext } from '../base/view.ts';
import type { OpenAccess } from './identify.ts';

/** Ways to a card without naming it: back to the cards of this sign-in, and the cards that this device remembers. */
export const keptCards = (
  context: ViewContext<CoreMessages>,
  { attempt }: OpenAccess,
): TemplateResult | typeof nothing => {
  const { store } = context;
  const words = context.messages.access;
  const cards = rememberedCards(store);
  const isSignedIn = store.vault.sessionToken !== undefined;
  if (cards.length === 0 && !isSignedIn) return nothing;
  const isBusy = attempt.status === 'busy';
  const forget = (card?: RememberedCard) => () => {
    forgetCards(store, card);
    context.redraw();
  };
  const kept = (card: RememberedCard): TemplateResult => html`<li class="ways small kept">
    <button class="button-quiet num" type="button" aria-disabled=${isBusy}
      @click=${() => isBusy || nameRemembered(store, card)}>${words.continueWith(card.masked)}</button>
    <button class="link" type="button" aria-label=${words.forget(card.masked)} @click=${forget(card)}>${words.forget('')}</button>
  </li>`;
  return html`<div class="stack-tight past">
    ${isSignedIn ? html`<p>${linkButton(words.backToCards, () => isBusy || showCards(store))}</p>` : nothing}
    ${
      cards.length > 0
        ? html`<h2 tabindex="-1">${words.remembered}</h2>
            <ul class="stack-tight">${cards.map(kept)}</ul>
            ${cards.length > 1 ? html`<div class="ways small">${linkButton(words.forgetAll, forget())}</div>` : nothing}`
        : nothing
    }
  </div>`;
};
