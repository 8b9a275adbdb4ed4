import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Card } from '../../domain/model/card.ts';
import { usageWarnings } from '../../domain/usage.ts';
import type { CoreMessages } from '../../i18n/messages.ts';
import { nameAnother, proveCard, signOut, switchCard } from '../../state/access.ts';
import { type Access, currentCard, latestValue } from '../../state/state.ts';
import { linkButton } from '../base/link-button.ts';
import type { ViewContext } from '../base/view.ts';
import { cardName } from '../base/words-for.ts';
import { createRememberBox } from './remember-box.ts';
import { changeNumber } from './ways-out.ts';

type SignedIn = Extract<Access, { step: 'signed_in' }>;
type Guest = Extract<Access, { step: 'guest' }>;
type Status = keyof CoreMessages['access']['status'];

const TONES: Readonly<Partial<Record<Status, string>>> = {
  active: 'pill-ok',
  low: 'pill-warn',
  expires_soon: 'pill-warn',
  throttled: 'pill-warn',
  expired: 'pill-danger',
  depleted: 'pill-danger',
  suspended: 'pill-danger',
};

const simIcon = svg`<svg class="sim" aria-hidden="true" width="42" height="32" viewBox="0 0 42 32" fill="none" stroke="currentColor">
  <rect class="sim-card" x=".5" y=".5" width="41" height="31" rx="7.5" /><rect x="13.5" y="10.5" width="15" height="11" rx="2.5" stroke-width="1.4" /></svg>`;

/** Signed in: which card is in hand, how it is, and the ways to another one. */
export const createSignedIn = (
  context: ViewContext<CoreMessages>,
): ((access: SignedIn) => TemplateResult) => {
  const rememberBox = createRememberBox(context);
  return (access) => {
    const { store } = context;
    const words = context.messages.access;
    const card = currentCard(store.state);
    const another = linkButton(words.another, () => nameAnother(store));
    const leave = linkButton(words.signOut, () => signOut(store));
    if (!card) {
      return html`<div class="stack">
        <h2 tabindex="-1">${words.noCards}</h2>
        <div class="ways small">${another}${leave}</div>
      </div>`;
    }
    return html`<div class="stack-tight">
      ${cardLine(context, card, `${card.masked} · ${card.operator}`, pill(context, card))}
      ${access.cards.length > 1 ? cardSwitch(context, access) : nothing}
      <div class="ways small">${rememberBox(card)}<div class="ways">${another}${leave}</div></div>
    </div>`;
  };
};

/** Renews without signing in: which card was named, and that nothing of it is shown. */
export const guest = (context: ViewContext<CoreMessages>, { lookup }: Guest): TemplateResult => {
  const { store } = context;
  const words = context.messages.access;
  return html`<div class="stack-tight">
    ${cardLine(context, lookup, lookup.masked)}
    <p class="small">${words.guestNote}</p>
    <div class="ways small">${linkButton(words.proveAfterAll, () => proveCard(store))}${changeNumber(context)}</div>
  </div>`;
};

const cardLine = (
  { messages }: ViewContext<CoreMessages>,
  card: Pick<Card, 'cardType'>,
  about: unknown,
  state?: unknown,
): TemplateResult => html`<div class="card">
  ${simIcon}
  <div class="who">
    <h2 tabindex="-1">${nameOf(card, messages)}</h2>
    <p class="small num"><bdi>${about}</bdi></p>
  </div>
  ${state}
</div>`;

const nameOf = ({ cardType }: Pick<Card, 'cardType'>, { common }: CoreMessages): string =>
  cardName(common, cardType);

const cardSwitch = (context: ViewContext<CoreMessages>, { cards, cardId }: SignedIn): TemplateResult => {
  const onChange = (event: Event) => switchCard(context.store, (event.target as HTMLSelectElement).value);
  return html`<label class="switch">
    <span class="small">${context.messages.access.switchCard}</span>
    <select class="input" @change=${onChange}>
      ${cards.map(
        (card) => html`<option value=${card.id} .selected=${card.id === cardId}>
          ${card.masked} · ${nameOf(card, context.messages)}
        </option>`,
      )}
    </select>
  </label>`;
};

const pill = (context: ViewContext<CoreMessages>, card: Card): TemplateResult | typeof nothing => {
  const status = statusOf(context, card);
  if (status === undefined) return nothing;
  return html`<span class="pill ${TONES[status] ?? ''}">${context.messages.access.status[status]}</span>`;
};

/** The one word for how the card is; none before the usage is known, unless the card itself says enough. */
const statusOf = ({ store }: ViewContext<CoreMessages>, card: Card): Status | undefined => {
  const usage = latestValue(store.state.usage);
  const [warning] = usage ? usageWarnings(card, usage, store.client.now()) : [];
  if (warning) return warning.kind;
  if (card.status === 'unknown') return undefined;
  return usage || card.status !== 'active' ? card.status : undefined;
};
