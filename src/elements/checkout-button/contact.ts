import { html, nothing } from 'lit';
import { checkContactPhone, checkEmail } from '../../domain/identifiers.ts';
import type { CheckoutForm } from '../../state/state.ts';
import { live } from '../base/live.ts';
import type { PurchaseContext } from '../purchase/context.ts';

type EmailProblem = 'emailEmpty' | 'email';
type PhoneProblem = 'phoneCountry' | 'phone';

/** What keeps the form from being accepted, a field each; in the order of the page. */
export interface ContactProblems {
  readonly email?: EmailProblem | undefined;
  readonly phone?: PhoneProblem | undefined;
  readonly consent?: true | undefined;
}

export const contactProblems = ({ email, phone, consent }: CheckoutForm): ContactProblems => ({
  email: emailProblem(email),
  phone: phoneProblem(phone),
  consent: consent ? undefined : true,
});

const emailProblem = (typed: string): EmailProblem | undefined => {
  const check = checkEmail(typed);
  if (check.ok) return undefined;
  return check.problem === 'empty' ? 'emailEmpty' : 'email';
};

const phoneProblem = (typed: string): PhoneProblem | undefined => {
  const check = checkContactPhone(typed);
  if (check.ok || check.problem === 'empty') return undefined;
  return check.problem === 'wrong_prefix' ? 'phoneCountry' : 'phone';
};

export interface ContactHandlers {
  readonly type: (change: Partial<CheckoutForm>) => void;
  /** The field was left. */
  readonly check: (field: 'email' | 'phone') => void;
  /** Its text has changed. */
  readonly recheck: (field: 'email' | 'phone') => void;
}

interface ContactField {
  readonly name: 'email' | 'phone';
  readonly problem: EmailProblem | PhoneProblem | undefined;
  /** What it is for. Default: as the checkout uses it. */
  readonly note?: string;
}

/** One field, whose text is kept in the store. */
export const contactField = (
  { messages, store }: PurchaseContext,
  { name, problem, note }: ContactField,
  handlers: ContactHandlers,
): unknown => {
  const words = messages.checkout;
  const type = name === 'email' ? 'email' : 'tel';
  const typed = (event: Event): void => {
    handlers.type({ [name]: (event.target as HTMLInputElement).value });
    handlers.recheck(name);
  };
  // Whoever leaves for a button has the field checked by what the button does.
  const left = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof HTMLButtonElement)) handlers.check(name);
  };
  return html`<div class="field">
    <label for=${name}>${words[name]}</label>
    <input class="input" id=${name} name=${name} type=${type} inputmode=${type} autocomplete=${type} maxlength="254"
      data-part=${name} .value=${live(store.state.form[name])} aria-invalid=${problem !== undefined} aria-required=${name === 'email'}
      aria-describedby="${name}-note" @input=${typed} @change=${typed} @blur=${left}>
    <p class=${problem ? 'field-error' : 'fine'} id="${name}-note">${problem ? words.problems[problem] : (note ?? words[`${name}Note`])}</p>
  </div>`;
};

/** E-mail and, if the traveller likes, a phone number. */
export const contactFields = (
  context: PurchaseContext,
  { email, phone }: ContactProblems,
  handlers: ContactHandlers,
): unknown => html`<fieldset>
    <legend>${context.messages.checkout.contact}</legend>
    ${contactField(context, { name: 'email', problem: email }, handlers)}${contactField(context, { name: 'phone', problem: phone }, handlers)}
  </fieldset>`;

export const consentField = (
  { messages, store }: PurchaseContext,
  problem: true | undefined,
  agree: (consent: boolean) => void,
): unknown => {
  const { consent, problems } = messages.checkout;
  return consentBox(consent, store.state.form.consent, problem && problems.consent, agree);
};

/** Agreed to on purpose: never ticked beforehand. */
export const consentBox = (
  text: string,
  checked: boolean,
  problem: string | undefined,
  agree: (consent: boolean) => void,
): unknown => html`<div class="consent">
    <label class="check">
      <input type="checkbox" data-part="consent" .checked=${live(checked)} aria-required="true"
        aria-invalid=${problem !== undefined} aria-describedby="consent-error"
        @change=${(event: Event) => agree((event.target as HTMLInputElement).checked)}>
      <span>${text}</span>
    </label>
    <p class="field-error" id="consent-error">${problem ?? nothing}</p>
  </div>`;
