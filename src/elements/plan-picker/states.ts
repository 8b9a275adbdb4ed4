import { html, nothing, type TemplateResult } from 'lit';
import type { Config } from '../../contract/config.ts';
import type { ErrorCode } from '../../contract/error.ts';
import type { ChoiceMessages } from '../../i18n/messages.ts';
import { infoIcon, warningIcon } from '../../theme/icons.ts';
import { supportAddresses } from '../base/support-addresses.ts';

/** The shape of four cards, while there are none. */
export const plansGhost = ({
  common,
}: ChoiceMessages): TemplateResult => html`<div class="grid" aria-busy="true" aria-label=${common.loading} role="group">
  ${[1, 2, 3, 4].map(() => html`<div class="ghost"><span class="bone"></span><span class="bone"></span></div>`)}
</div>`;

/** They did not come. Older ones stay below, and it is said that they are older. */
export const plansFailed = (
  code: ErrorCode,
  older: boolean,
  { common, plans }: ChoiceMessages,
  retry: () => void,
): TemplateResult => html`<div class="notice ${older ? 'notice-warn' : 'notice-danger'} failed" role="alert">
  ${warningIcon()}
  <div>
    <p>${older ? html`${plans.stale} ` : nothing}${common.errors[code]}</p>
    <button class="link" type="button" @click=${retry}>${common.tryAgain}</button>
  </div>
</div>`;

/** No card is known and the page names no kind of card: there is nothing to choose from yet. */
export const nameCardHint = ({ plans }: ChoiceMessages): TemplateResult =>
  html`<div class="notice">${infoIcon()}<p>${plans.nameCard}</p></div>`;

export const noPlans = (
  { plans }: ChoiceMessages,
  support: Config['support'] | undefined,
): TemplateResult => html`<div class="notice">${infoIcon()}
  <div>
    <p>${plans.empty} ${plans.emptyNext}</p>
    ${supportAddresses(support ?? {}).map(({ href, text }) => html`<a class="link" href=${href}>${text}</a>`)}
  </div>
</div>`;
