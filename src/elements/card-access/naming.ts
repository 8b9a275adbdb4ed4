import { checkIdentifier, type IdentifierCheck } from '../../domain/identifiers.ts';
import type { IdentifierType } from '../../domain/model/card.ts';
import type { CoreMessages } from '../../i18n/messages.ts';
import { changeIdentifier, nameCard, setDraft, signInWithPartner } from '../../state/access.ts';
import type { Access } from '../../state/state.ts';
import type { ViewContext } from '../base/view.ts';
import { internationalDigits, rewrite, tidyIccid, tidyPhone } from './as-typed.ts';
import { type Country, countryOfDigits } from './offers.ts';
import { problemWords } from './problem-words.ts';
import { type Typed, typedIn } from './typed.ts';

/** What is said at the field. */
export interface Advice {
  readonly problem: string | undefined;
  readonly warning: string | undefined;
  readonly countryMissing: boolean;
}

/** What the form does with what is typed and chosen in it. */
export interface Naming {
  typed(): Typed;
  advice(now: Typed, access: Access): Advice;
  type(input: HTMLInputElement): void;
  /** @param to where the focus goes. */
  leave(to: EventTarget | null): void;
  chooseType(type: IdentifierType): void;
  chooseCountry(code: string): void;
  submit(): Promise<void>;
}

/**
 * Tidies and checks what is typed, and names the card. What is typed lives in the store; here is only how the form is
 * doing. Loaded when the form is touched.
 */
export const createNaming = (context: ViewContext<CoreMessages>): Naming => {
  /** What was typed under the other choices, for the way back to them. */
  const texts = new Map<IdentifierType, string>();
  let tried = false;
  let left = false;
  let problem: IdentifierCheck | undefined;

  const typed = (): Typed => {
    const { draft } = context.store.state;
    const first = typedIn(context.store);
    const { offer } = first;
    const type = texts.size > 0 && offer.types.includes(draft.type) ? draft.type : first.type;
    const text = draft.type === type ? draft.text : (texts.get(type) ?? '');
    const digits = internationalDigits(text);
    return {
      offer,
      type,
      text,
      country: digits === undefined ? first.country : countryOfDigits(digits, offer.countries),
    };
  };

  const keep = (type: IdentifierType, text: string, country: Country | undefined): void => {
    texts.set(type, text);
    problem = undefined;
    left = false;
    const { access } = context.store.state;
    if (access.step === 'identify' && access.attempt.status !== 'rest') changeIdentifier(context.store);
    setDraft(context.store, { type, text, ...(country ? { country: country.code } : {}) });
    context.redraw();
  };

  const check = ({ type, text, country }: Typed): IdentifierCheck =>
    checkIdentifier(type, text, country?.callingCode);

  const isCountryMissing = ({ type, text, country }: Typed): boolean =>
    problem?.ok === false &&
    problem.problem === 'wrong_prefix' &&
    type === 'msisdn' &&
    country === undefined &&
    internationalDigits(text) === undefined;

  /** A check digit that fails may still be right: it is said once the number looks whole. */
  const warningOf = (now: Typed): string | undefined => {
    const result = check(now);
    const isWhole = left || now.text.replace(/\D/g, '').length >= 19;
    return result.ok && result.warning && isWhole ? context.messages.access.checkDigit : undefined;
  };

  const problemOf = (now: Typed, access: Access): string | undefined => {
    const { access: words, common } = context.messages;
    if (problem && isCountryMissing(now)) return words.problems.noCountry;
    if (problem) return problemWords(problem, now.type, words.problems);
    return 'attempt' in access && access.attempt.error?.code === 'identifier-invalid'
      ? common.errors['identifier-invalid']
      : undefined;
  };

  const take = (input: HTMLInputElement): void => {
    const { type, offer, country } = typed();
    if (type === 'msisdn') rewrite(input, tidyPhone(input.value, country?.callingCode));
    if (type === 'iccid') rewrite(input, tidyIccid(input.value));
    const digits = internationalDigits(input.value);
    keep(type, input.value, digits === undefined ? country : countryOfDigits(digits, offer.countries));
  };

  return {
    typed,
    advice: (now, access) => ({
      problem: problemOf(now, access),
      warning: warningOf(now),
      countryMissing: isCountryMissing(now),
    }),

    type: take,

    leave: (to) => {
      // The next step takes the field away, and the focus with it: that is no leaving.
      if (context.store.state.access.step !== 'identify') return;
      left = true;
      const result = check(typed());
      if (tried && !(to instanceof HTMLButtonElement) && !result.ok) problem = result;
      context.redraw();
    },

    chooseType: (type) => {
      const { type: before, text, country } = typed();
      texts.set(before, text);
      tried = false;
      keep(type, texts.get(type) ?? '', country);
    },

    chooseCountry: (code) => {
      const { offer, text, country: before } = typed();
      const country = offer.countries.find((candidate) => candidate.code === code);
      const digits = internationalDigits(text);
      const national = digits === undefined ? text : digits.slice(before?.callingCode.length ?? 0);
      keep('msisdn', country ? tidyPhone(national, country.callingCode) : national, country);
    },

    submit: async () => {
      const field = context.element.renderRoot.querySelector<HTMLInputElement>('[name=identifier]');
      // Filled in by the browser without a word.
      if (field && field.value !== typed().text) take(field);
      const now = typed();
      const { access } = context.store.state;
      if (!('attempt' in access) || access.attempt.status === 'busy') return;
      const { getPartnerToken } = context.store.vault;
      // The page's own sign-in is what failed, and what is tried again.
      if (now.text === '' && getPartnerToken && access.attempt.error?.retryable)
        return signInWithPartner(context.store, getPartnerToken);
      tried = true;
      const result = check(now);
      if (result.ok) {
        keep(now.type, now.text, now.country);
        await nameCard(context.store, result.value);
        return;
      }
      problem = result;
      context.redraw();
      await context.element.updateComplete;
      const wrong = isCountryMissing(now) ? '[name=country]' : '[name=identifier]';
      context.element.renderRoot.querySelector<HTMLElement>(wrong)?.focus();
    },
  };
};
