import { html, nothing } from 'lit';
import type { Card } from '../../domain/model/card.ts';
import type { Usage } from '../../domain/model/usage.ts';
import type { ChoiceMessages } from '../../i18n/messages.ts';
import type { WholeContext } from '../base/view.ts';
import type { Draw } from '../forecast/view.ts';
import type { Headline } from './headline.ts';

/**
 * Whether the data lasts: of the one package that counts, where the backend has kept how it was used. It is loaded when it
 * is first drawn, into room that is kept for it; if it does not arrive, the next time that the meter is drawn asks again.
 */
export const createForecast = (
  context: WholeContext<ChoiceMessages>,
): ((card: Card, usage: Usage, headline: Headline) => unknown) => {
  let draw: Draw | undefined;
  let isComing = false;

  const load = async (): Promise<void> => {
    if (isComing) return;
    isComing = true;
    try {
      draw = await (await import('../forecast/view.ts')).start(context);
      context.redraw();
    } catch {
      isComing = false;
    }
  };

  return (card, usage, headline) => {
    if (headline.kind !== 'metered' || !headline.of || !usage.samples) return nothing;
    void load();
    return html`<div class="paced">${draw?.(card, usage, headline.of)}</div>`;
  };
};
