import { html, nothing } from 'lit';
import type { AutoRenewalRequest } from '../../contract/auto-renewal-requests.ts';
import type { RenewalError } from '../../contract/error.ts';
import { renewalPrice } from '../../domain/auto-renewal.ts';
import type { AutoRenewal, AutoRenewalMode } from '../../domain/model/auto-renewal.ts';
import type { Card } from '../../domain/model/card.ts';
import type { Plan } from '../../domain/model/plan.ts';
import type { Money } from '../../domain/model/primitives.ts';
import { isSameMoney } from '../../domain/money.ts';
import { bucketEnd, usableData } from '../../domain/usage.ts';
import { setForm } from '../../state/checkout.ts';
import { latestValue } from '../../state/state.ts';
import { submitButton } from '../base/buttons.ts';
import { live } from '../base/live.ts';
import { note, warning } from '../base/notice.ts';
import { contactProblems } from '../checkout-button/contact.ts';
import type { AfterContext } from '../purchase/context.ts';
import { fact } from '../purchase/facts.ts';
import { planText } from '../purchase/plan-text.ts';
import { modeText } from './mode-text.ts';
import { firstWish, plansToRenew } from './plans.ts';

/** A mode that this page has words for. */
type Mode = Exclude<AutoRenewalMode, 'unknown'>;
type Problems = { readonly [Name in 'plan' | 'email' | 'consent']?: string };

/** What the form is about, and whether it is on its way. */
interface Drawn {
  readonly card: Card;
  readonly plans: readonly Plan[];
  readonly plan: Plan | undefined;
  readonly modes: readonly Mode[];
  readonly busy: boolean;
}

export interface Form {
  /** @param offer what was agreed before, or that nothing was. */
  render(card: Card, offer: Extract<AutoRenewal, { modes: unknown }>, busy: boolean): unknown;
  /** It was refused; another price has to be agreed to anew. */
  refused(error: RenewalError): void;
}

/** What it would do, how it is paid, where it is told, and the one thing to agree to. What is typed stays through every refusal. */
export const createForm = (context: AfterContext, turnOn: (request: AutoRenewalRequest) => void): Form => {
  let chosen: string | undefined;
  let mode: Mode | undefined;
  /** Of the plan and price that stood there: for another one it is asked for again. */
  let consent: { readonly planId: string; readonly price: Money } | undefined;
  let agreedPrice: Money | undefined;
  let priceWas: Money | undefined;
  /** Was it sent once with something missing? From then on what is missing is said, and no longer once it is there. */
  let isChecked = false;
  let problems: Problems = {};

  const hasAgreed = (plan: Plan | undefined): boolean =>
    plan !== undefined && consent?.planId === plan.id && isSameMoney(consent.price, renewalPrice(plan));

  const check = (plan: Plan | undefined): Problems => {
    const { checkout } = context.messages;
    const { email } = contactProblems(context.store.state.form);
    return {
      ...(plan ? {} : { plan: checkout.choosePlan }),
      ...(email ? { email: checkout.problems[email] } : {}),
      ...(hasAgreed(plan) ? {} : { consent: context.messages.autoRenewal.consentMissing }),
    };
  };

  const submit = (event: Event, plan: Plan | undefined, by: Mode): void => {
    event.preventDefault();
    isChecked = true;
    priceWas = undefined;
    context.redraw();
    const [first] = Object.keys(check(plan));
    if (first !== undefined || !plan) {
      context.element.renderRoot.querySelector<HTMLElement>(`[name='${first}']`)?.focus();
      return;
    }
    agreedPrice = renewalPrice(plan);
    const email = context.store.state.form.email.trim();
    turnOn({ mode: by, planId: plan.id, price: agreedPrice, email, consent: true });
  };

  const problem = (name: keyof Problems, otherwise: unknown = nothing): unknown =>
    html`<p class=${problems[name] ? 'field-error' : 'fine'} id="${name}-note">${problems[name] ?? otherwise}</p>`;

  const planField = (plans: readonly Plan[], plan: Plan | undefined): unknown => {
    const { messages, format } = context;
    const choose = ({ target }: Event): void => {
      chosen = (target as HTMLSelectElement).value;
      context.redraw();
    };
    return html`<div class="field">
      <label for="plan">${messages.checkout.rows.plan}</label>
      <select class="input" id="plan" name="plan" aria-invalid=${problems.plan !== undefined} aria-describedby="plan-note" @change=${choose}>
        ${plan ? nothing : html`<option value="" selected>${messages.checkout.choosePlan}</option>`}
        ${plans.map((it) => html`<option value=${it.id} .selected=${it === plan}>${messages.checkout.facts([planText(context, it), format.money(renewalPrice(it), 'short')])}</option>`)}
      </select>
      ${problem('plan')}
    </div>`;
  };

  const whenNext = (card: Card): string => {
    const { messages, format, store } = context;
    const words = messages.autoRenewal;
    const usage = latestValue(store.state.usage);
    const last = usage && usableData(usage, store.client.now()).at(-1);
    const end = last && bucketEnd(last);
    return end !== undefined && Number.isFinite(end)
      ? words.before(format.moment(end, 'dayAndTime', card.timeZone))
      : words.beforeEnd;
  };

  const modeField = (modes: readonly Mode[], by: Mode): unknown => {
    const { messages } = context;
    const words = messages.autoRenewal;
    const row = (it: Mode): unknown => html`<label class="option">
      <input type="radio" class="radio" name="mode" value=${it} .checked=${live(it === by)} @change=${() => {
        mode = it;
        context.redraw();
      }}>
      <span>${modeText(messages, it)}</span><small>${words.modeNotes[it]}</small>
    </label>`;
    return modes.length > 1
      ? html`<fieldset><legend>${words.paidBy}</legend><div class="options">${modes.map(row)}</div></fieldset>`
      : html`<p><b>${modeText(messages, by)}</b> · <span class="small">${words.modeNotes[by]}</span></p>`;
  };

  const emailField = (): unknown => {
    const { messages, store } = context;
    return html`<div class="field">
      <label for="email">${messages.checkout.email}</label>
      <input class="input" id="email" name="email" type="email" inputmode="email" autocomplete="email" maxlength="254"
        .value=${live(store.state.form.email)} aria-required="true" aria-invalid=${problems.email !== undefined}
        aria-describedby="email-note" @input=${({ target }: Event) => setForm(store, { email: (target as HTMLInputElement).value })}>
      ${problem('email', messages.autoRenewal.emailNote)}
    </div>`;
  };

  const consentField = (plan: Plan): unknown => {
    const { messages, format, store } = context;
    const price = renewalPrice(plan);
    const seller = latestValue(store.state.config)?.brand.name ?? '';
    const every = format.duration(plan.validity.duration ?? '');
    return html`<div class="consent">
      <label class="check">
        <input type="checkbox" name="consent" .checked=${live(hasAgreed(plan))} aria-required="true"
          aria-invalid=${problems.consent !== undefined} aria-describedby="consent-note"
          @change=${({ target }: Event) => {
            consent = (target as HTMLInputElement).checked ? { planId: plan.id, price } : undefined;
            context.redraw();
          }}>
        <span>${messages.autoRenewal.consent(seller, format.money(price), every)}</span>
      </label>
      ${problem('consent')}
    </div>`;
  };

  const priceNews = (price: string): unknown =>
    priceWas
      ? warning(context.messages.autoRenewal.priceNow(price, context.format.money(priceWas)), 'warn')
      : nothing;

  const draw = ({ card, plans, plan, modes, busy }: Drawn): unknown => {
    const { messages, format } = context;
    const words = messages.autoRenewal;
    const by = modes.find((it) => it === mode) ?? modes[0] ?? 'mandate';
    const price = plan && format.money(renewalPrice(plan));
    problems = isChecked ? check(plan) : {};
    return html`<form class="num" novalidate @submit=${(event: Event) => submit(event, plan, by)}>
      <p>${words.intro}</p>
      <div role="alert">${price ? priceNews(price) : nothing}</div>
      ${planField(plans, plan)}
      ${
        plan && price
          ? html`<dl class="facts">
        ${fact(words.price, words.every(price, format.duration(plan.validity.duration ?? '')))}
        ${fact(words.next, whenNext(card))}
      </dl>`
          : nothing
      }
      ${modeField(modes, by)} ${emailField()} ${plan ? consentField(plan) : nothing}
      ${submitButton(words.turnOn, busy && messages.common.loading)}
    </form>`;
  };

  return {
    render: (card, offer, busy) => {
      const { state } = context.store;
      const plans = plansToRenew(state, card);
      const modes = offer.modes.filter((it): it is Mode => it !== 'unknown');
      const words = context.messages;
      if (modes.length === 0) return note(words.autoRenewal.notPossible);
      if (plans.length === 0)
        return state.plans.status === 'loading' || state.plans.status === 'idle'
          ? html`<p class="small" aria-busy="true"><span class="spinner"></span> ${words.common.loading}</p>`
          : note(words.plans.empty);
      const wished = [...(chosen === undefined ? [] : [chosen]), ...firstWish(state, offer)];
      const plan = wished.flatMap((id) => plans.find((it) => it.id === id) ?? [])[0];
      return draw({ card, plans, plan, modes, busy });
    },
    refused: ({ code }) => {
      if (code !== 'price-changed') return;
      priceWas = agreedPrice;
      consent = undefined;
      isChecked = false;
    },
  };
};
