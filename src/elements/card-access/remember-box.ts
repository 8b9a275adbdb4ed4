import { html, nothing, type TemplateResult } from 'lit';
import type { Card } from '../../domain/model/card.ts';
import type { CoreMessages } from '../../i18n/messages.ts';
import { forgetCards, isSameCard, rememberCard, rememberedCards } from '../../state/remembered.ts';
import { live } from '../base/live.ts';
import type { ViewContext } from '../base/view.ts';

/** Remembers the card in hand on this device, and only on request: a device may be somebody else's too. */
export const createRememberBox = (context: ViewContext<CoreMessages>) => {
  /** The card that the browser did not keep. */
  let refused: string | undefined;

  return (card: Card): TemplateResult | typeof nothing => {
    const { store, messages } = context;
    const words = messages.access;
    if (card.reference === undefined) return nothing;
    const isKept = rememberedCards(store).some((kept) => isSameCard(kept, card));
    const onChange = ({ target }: Event): void => {
      const isDone = ((target as HTMLInputElement).checked ? rememberCard : forgetCards)(store, card);
      refused = isDone ? undefined : card.id;
      context.redraw();
    };
    return html`<div class="keep">
      <label><input type="checkbox" .checked=${live(isKept)} @change=${onChange}> ${words.remember}</label>
      <span role="status">${refused === card.id ? words.cannotRemember : nothing}</span>
    </div>`;
  };
};
