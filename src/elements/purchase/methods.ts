import { css, html, nothing } from 'lit';
import { parseDuration } from '../../domain/duration.ts';
import type { PaymentMethod, Quote } from '../../domain/model/quote.ts';
import { live } from '../base/live.ts';
import type { PurchaseContext } from './context.ts';

export const methodStyles = css`
  legend { padding: 0; margin: 0 0 12px; font-weight: 630; }
  .name { font-weight: 560; }
  .cost { text-align: end; }
  .more { grid-column: 2 / -1; display: grid; gap: 2px; }
  .good { color: var(--_accent); font-weight: 580; }
  @container (max-width: 380px) {
    .option { grid-template-columns: auto 1fr; }
    .cost { grid-column: 2; text-align: start; }
  }
`;

/** What is offered: a quote or an order has it. */
export interface MethodOffer {
  readonly methods: readonly PaymentMethod[];
  readonly unavailable?: Quote['unavailable'];
}

export interface MethodChoice {
  readonly chosen: string | undefined;
  readonly choose: (methodId: string) => void;
}

/** Ways to pay as native radios, each with what it costs and how long it takes; the impossible ones are named with their reason. */
export const methodFields = (
  context: PurchaseContext,
  { methods, unavailable = [] }: MethodOffer,
  choice: MethodChoice,
): unknown => {
  const words = context.messages.checkout;
  return html`<fieldset>
    <legend>${words.howToPay}</legend>
    ${
      methods.length === 0
        ? html`<p class="notice notice-warn">${words.noMethods}</p>`
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
      ${method.recommended ? html`<span class="good">${words.facts([words.recommended, reasonFor(context, method, methods)])}</span>` : nothing}
      <span>${words.privacy[method.privacyKey]}</span>
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

/** Under a minute is at once: no duration is made of less. */
const isAtOnce = ({ arrival }: PaymentMethod): boolean => {
  const { months, days, ms } = parseDuration(arrival);
  return months === 0 && days === 0 && ms < 60_000;
};

/** The reason is said only where it is true. */
const reasonFor = (
  { messages }: PurchaseContext,
  method: PaymentMethod,
  methods: readonly PaymentMethod[],
): string => {
  const { recommendedWhy, recommendedPlain } = messages.checkout;
  const cheapest = methods.every(({ total }) => total.minor >= method.total.minor);
  return isAtOnce(method) && cheapest ? recommendedWhy : recommendedPlain;
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
  </div>`;
};
