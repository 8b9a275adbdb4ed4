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
  return html`<fieldset>
    <legend>${words.contact}</legend>
    ${textField({
      name: 'email',
      type: 'email',
      autocomplete: 'email',
      label: words.email,
      note: words.emailNote,
      value: form.email,
      problem: problems.email && words.problems[problems.email],
      handlers,
    })}
    ${textField({
      name: 'phone',
      type: 'tel',
      autocomplete: 'tel',
      label: words.phone,
      note: words.phoneNote,
      value: form.phone,
      problem: problems.phone && words.problems[problems.phone],
      handlers,
    })}
  </fieldset>`;
};

interface TextField {
  readonly name: 'email' | 'phone';
  readonly type: 'email' | 'tel';
  readonly autocomplete: 'email' | 'tel';
  readonly label: string;
  readonly note: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly handlers: ContactHandlers;
}

const textField = ({
  name,
  type,
  autocomplete,
  label,
  note,
  value,
  problem,
  handlers,
}: TextField): unknown => {
  const typed = (event: Event): void => {
    handlers.type({ [name]: (event.target as HTMLInputElement).value });
    handlers.recheck(name);
  };
  // Whoever leaves for a button has the field checked by what the button does.
  const left = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof HTMLButtonElement)) handlers.check(name);
  };
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input class="input" id=${name} name=${name} type=${type} inputmode=${type} autocomplete=${autocomplete} maxlength="254"
      data-part=${name} .value=${live(value)} aria-invalid=${problem ? 'true' : 'false'} aria-required=${name === 'email'}
      aria-describedby=${`${name}-note`} @input=${typed} @blur=${left}>
    <p class=${problem ? 'field-error' : 'fine'} id=${`${name}-note`}>${problem ?? note}</p>
  </div>`;
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
        aria-invalid=${problem ? 'true' : 'false'} aria-describedby="consent-error"
        @change=${(event: Event) => agree((event.target as HTMLInputElement).checked)}>
      <span>${words.consent}</span>
    </label>
    <p class="field-error" id="consent-error">${problem ? words.problems.consent : nothing}</p>
  </div>`;
};
