import { css, html, nothing } from 'lit';
import { parseDuration } from '../../domain/duration.ts';
import { offerIn } from '../../domain/in-app-browser.ts';
import type { Duration } from '../../domain/model/primitives.ts';
import type { PaymentMethod, Quote } from '../../domain/model/quote.ts';
import { DAY, MINUTE } from '../../domain/time.ts';
import { currentCard } from '../../state/state.ts';
import { live } from '../base/live.ts';
import { warning } from '../base/notice.ts';
import type { PurchaseContext } from './context.ts';
import { sentences } from './sentences.ts';

export const methodStyles = css`
  legend { padding: 0; margin: 0 0 12px; font-weight: 630; }
  .name { font-weight: 560; }
  .cost { text-align: var(--_end); }
  .more { grid-column: 2 / -1; display: grid; gap: 2px; }
  .good { color: var(--_accent); font-weight: 580; }
  @container (max-width: 380px) {
    .option { grid-template-columns: auto 1fr; }
    .cost { grid-column: 2; text-align: var(--_start); }
  }
`;

export interface MethodChoice {
  readonly chosen: string | undefined;
  readonly choose: (methodId: string) => void;
}

/** Ways to pay as native radios, each with what it costs and how long it takes; the impossible ones are named with their reason. */
export const methodFields = (
  context: PurchaseContext,
  offer: { readonly methods: PaymentMethod[]; readonly unavailable?: Quote['unavailable'] },
  choice: MethodChoice,
): unknown => {
  const words = context.messages.checkout;
  const { methods, unavailable } = offerIn(context.store.dependencies.userAgent, {
    unavailable: [],
    ...offer,
  });
  return html`<fieldset>
    <legend>${words.howToPay}</legend>
    ${
      methods.length === 0
        ? warning(words.noMethods, 'warn')
        : html`<div class="options">${methods.map((method) => methodRow(context, methods, method, choice))}</div>`
    }
    ${unavailable.length === 0 ? nothing : impossible(context, unavailable, methods[0]?.currency ?? '')}
  </fieldset>`;
};

const methodRow = (
  context: PurchaseContext,
  methods: readonly PaymentMethod[],
  method: PaymentMethod,
  { chosen, choose }: MethodChoice,
): unknown => {
  const words = context.messages.checkout;
  const checked = method.id === chosen;
  return html`<label class="option">
    <input type="radio" class="radio" name="method" value=${method.id} .checked=${live(checked)}
      data-part=${checked ? 'method' : nothing} @change=${() => choose(method.id)}>
    <span class="name">${words.methods[method.kind]}</span>
    <span class="cost small num">${factsOf(context, method)}</span>
    <span class="more small">
      ${method.recommended ? html`<span class="good">${words.facts(reasonsFor(context, method, methods))}</span>` : nothing}
      <span>${sentences(words.privacy[method.privacyKey], noteOn(context, method))}</span>
    </span>
  </label>`;
};

/** `MX$107.95 · at once · MX$7.95 fee` */
const factsOf = ({ messages, format }: PurchaseContext, method: PaymentMethod): string => {
  const words = messages.checkout;
  return words.facts([
    format.money(method.total),
    isAtOnce(method) ? words.atOnce : words.takes(format.duration(method.arrival)),
    method.fee.minor === 0 ? words.noFee : words.fee(format.money(method.fee)),
  ]);
};

/** Days are days of 24 hours here: no way to pay takes months. */
const lengthOf = (duration: Duration): number => {
  const { days, ms } = parseDuration(duration);
  return days * DAY + ms;
};

const isAtOnce = ({ arrival }: PaymentMethod): boolean => lengthOf(arrival) < MINUTE;

/** What is special about it: what is left of the balance, where the code is typed, until when the money has to come. */
const noteOn = (
  { messages, format, store }: PurchaseContext,
  { kind, total, payWithin }: PaymentMethod,
): string => {
  const { leftAfter, enterCode, payBy } = messages.checkout;
  if (kind === 'voucher_code') return enterCode;
  if (payWithin) return payBy(format.moment(store.client.now() + lengthOf(payWithin), 'day'));
  const held = currentCard(store.state)?.balances.find(
    ({ money }) => money.currency === total.currency,
  )?.money;
  return kind === 'own_balance' && held
    ? leftAfter(format.money({ ...held, minor: held.minor - total.minor }))
    : '';
};

/** Said only where it is true. */
const reasonsFor = (
  { messages }: PurchaseContext,
  method: PaymentMethod,
  methods: readonly PaymentMethod[],
): string[] => {
  const { recommended, atOnce, lowestFee } = messages.checkout;
  const isCheapest = methods.every(
    ({ total }) => total.minor >= method.total.minor && total.currency === method.total.currency,
  );
  return [recommended, ...(isAtOnce(method) ? [atOnce] : []), ...(isCheapest ? [lowestFee] : [])];
};

const impossible = (
  { messages }: PurchaseContext,
  unavailable: Quote['unavailable'],
  currency: string,
): unknown => {
  const words = messages.checkout;
  return html`<div class="stack-tight small">
    <p id="impossible">${words.unavailableTitle}</p>
    <ul aria-labelledby="impossible">
      ${unavailable.map(({ kind, reason }) => {
        const why = reason === 'currency' ? words.unavailable.currency(currency) : words.unavailable[reason];
        return html`<li>${words.because(words.methods[kind], why)}</li>`;
      })}
    </ul>
    ${unavailable.some(({ reason }) => reason === 'in_app_browser') ? html`<p>${words.openInBrowser}</p>` : nothing}
  </div>`;
};
