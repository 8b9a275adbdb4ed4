import { html, type TemplateResult } from 'lit';
import type { Config } from '../../contract/config.ts';
import type { ChoiceMessages } from '../../i18n/messages.ts';
import { note } from '../base/notice.ts';
import { supportAddresses } from '../base/support-addresses.ts';

/** The shape of four cards, while there are none. */
export const plansGhost = ({
  common,
}: ChoiceMessages): TemplateResult => html`<div class="grid packages" aria-busy="true" aria-label=${common.loading} role="group">
  ${[1, 2, 3, 4].map(() => html`<div class="ghost"><span class="bone"></span><span class="bone"></span></div>`)}
</div>`;

/** No card is known and the page names no kind of card: there is nothing to choose from yet. */
export const nameCardHint = ({ plans }: ChoiceMessages): TemplateResult => note(plans.nameCard);

export const noPlans = ({ plans }: ChoiceMessages, support: Config['support'] | undefined): TemplateResult =>
  note(html`<p>${plans.empty}</p>
    ${supportAddresses(support ?? {}).map(({ href, text }) => html`<a class="link" href=${href}>${text}</a>`)}`);
