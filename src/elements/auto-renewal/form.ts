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
import { consentBox, contactField, contactProblems } from '../checkout-button/contact.ts';
import type { AfterContext } from '../purchase/context.ts';
import { fact } from '../purchase/facts.ts';
import { planText } from '../purchase/plan-text.ts';
import { modeText } from './mode-text.ts';
import { firstWish, plansToRenew } from './plans.ts';

/** A mode that this page has words for. */
type Mode = Exclude<AutoRenewalMode, 'unknown'>;
/** What is missing, in the order of the page. */
type Missing = readonly ('plan' | 'email' | 'consent')[];

/** What the form is about, and whether it is on its way. */
interface Drawn {
  readonly card: Card;
  readonly plans: readonly Plan[];
  readonly plan: Plan | undefined;
  readonly modes: readonly Mode[];
  /** How it was paid until now. */
  readonly before: AutoRenewalMode | undefined;
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

  const hasAgreed = (plan: Plan | undefined): boolean =>
    plan !== undefined && consent?.planId === plan.id && isSameMoney(consent.price, renewalPrice(plan));

  const emailProblem = () => contactProblems(context.store.state.form).email;
  const missing = (plan: Plan | undefined): Missing => [
    ...(plan ? [] : (['plan'] as const)),
    ...(emailProblem() ? (['email'] as const) : []),
    ...(hasAgreed(plan) ? [] : (['consent'] as const)),
  ];

  const submit = (event: Event, plan: Plan | undefined, by: Mode): void => {
    event.preventDefault();
    isChecked = true;
    priceWas = undefined;
    context.redraw();
    const [first] = missing(plan);
    if (first !== undefined || !plan) {
      context.element.renderRoot.querySelector<HTMLElement>(`[data-part='${first}']`)?.focus();
      return;
    }
    agreedPrice = renewalPrice(plan);
    const email = context.store.state.form.email.trim();
    turnOn({ mode: by, planId: plan.id, price: agreedPrice, email, consent: true });
  };

  const planField = (plans: readonly Plan[], plan: Plan | undefined): unknown => {
    const { messages, format } = context;
    const choose = ({ target }: Event): void => {
      chosen = (target as HTMLSelectElement).value;
      context.redraw();
    };
    const isMissing = isChecked && !plan;
    return html`<div class="field">
      <label for="plan">${messages.checkout.rows.plan}</label>
      <select class="input" id="plan" data-part="plan" aria-invalid=${isMissing} aria-describedby="plan-note" @change=${choose}>
        ${plan ? nothing : html`<option value="" selected>${messages.checkout.choosePlan}</option>`}
        ${plans.map((it) => html`<option value=${it.id} .selected=${it === plan}>${messages.checkout.facts([planText(context, it), format.money(renewalPrice(it), 'short')])}</option>`)}
      </select>
      <p class="field-error" id="plan-note">${isMissing ? messages.checkout.choosePlan : nothing}</p>
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
    return html`<fieldset><legend>${words.paidBy}</legend><div class="options">${modes.map(row)}</div></fieldset>`;
  };

  const emailField = (): unknown =>
    contactField(
      context,
      {
        name: 'email',
        problem: isChecked ? emailProblem() : undefined,
        note: context.messages.autoRenewal.emailNote,
      },
      { type: (change) => setForm(context.store, change), check: context.redraw, recheck: context.redraw },
    );

  const consentField = (plan: Plan): unknown => {
    const { messages, format, store } = context;
    const words = messages.autoRenewal;
    const price = renewalPrice(plan);
    const seller = latestValue(store.state.config)?.brand.name ?? '';
    const every = format.duration(plan.validity.duration ?? '');
    const checked = hasAgreed(plan);
    return consentBox(
      words.consent(seller, format.money(price), every),
      checked,
      isChecked && !checked ? words.consentMissing : undefined,
      (agreed) => {
        consent = agreed ? { planId: plan.id, price } : undefined;
        context.redraw();
      },
    );
  };

  const priceNews = (price: string): unknown =>
    priceWas
      ? warning(context.messages.autoRenewal.priceNow(price, context.format.money(priceWas)), 'warn')
      : nothing;

  const draw = ({ card, plans, plan, modes, before, busy }: Drawn): unknown => {
    const { messages, format } = context;
    const words = messages.autoRenewal;
    const by = modes.find((it) => it === (mode ?? before)) ?? modes[0] ?? 'mandate';
    const price = plan && format.money(renewalPrice(plan));
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
      const { common, plans: words, autoRenewal } = context.messages;
      if (modes.length === 0) return note(autoRenewal.notPossible);
      const { error, status } = state.plans;
      if (error && plans.length === 0) return note(common.errors[error.code]);
      if (plans.length === 0) return note(status === 'ready' ? words.empty : common.loading);
      const wished = [...(chosen === undefined ? [] : [chosen]), ...firstWish(state, offer)];
      const plan = wished.flatMap((id) => plans.find((it) => it.id === id) ?? [])[0];
      const before = 'mode' in offer ? offer.mode : undefined;
      return draw({ card, plans, plan, modes, before, busy });
    },
    refused: ({ code }) => {
      if (code !== 'price-changed') return;
      priceWas = agreedPrice;
      consent = undefined;
      isChecked = false;
    },
  };
};
