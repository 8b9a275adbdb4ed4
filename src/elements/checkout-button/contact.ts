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

/** E-mail and, if the traveller likes, a phone number. */
export const contactFields = (
  context: PurchaseContext,
  problems: ContactProblems,
  handlers: ContactHandlers,
): unknown => {
  const words = context.messages.checkout;
  const { form } = context.store.state;
  const textField = (
    name: 'email' | 'phone',
    type: 'email' | 'tel',
    problem: EmailProblem | PhoneProblem | undefined,
  ): unknown => {
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
        data-part=${name} .value=${live(form[name])} aria-invalid=${problem !== undefined} aria-required=${name === 'email'}
        aria-describedby="${name}-note" @input=${typed} @blur=${left}>
      <p class=${problem ? 'field-error' : 'fine'} id="${name}-note">${problem ? words.problems[problem] : words[`${name}Note`]}</p>
    </div>`;
  };
  return html`<fieldset>
    <legend>${words.contact}</legend>
    ${textField('email', 'email', problems.email)}${textField('phone', 'tel', problems.phone)}
  </fieldset>`;
};

/** Agreed to on purpose: never ticked beforehand. */
export const consentField = (
  { messages, store }: PurchaseContext,
  problem: true | undefined,
  agree: (consent: boolean) => void,
): unknown => {
  const words = messages.checkout;
  return html`<div class="consent">
    <label class="check">
      <input type="checkbox" data-part="consent" .checked=${live(store.state.form.consent)} aria-required="true"
        aria-invalid=${problem !== undefined} aria-describedby="consent-error"
        @change=${(event: Event) => agree((event.target as HTMLInputElement).checked)}>
      <span>${words.consent}</span>
    </label>
    <p class="field-error" id="consent-error">${problem ? words.problems.consent : nothing}</p>
  </div>`;
};
