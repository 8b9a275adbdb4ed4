import { html, nothing, type TemplateResult } from 'lit';
import { checkIdentifier, type IdentifierCheck } from '../../domain/identifiers.ts';
import type { IdentifierType } from '../../domain/model/card.ts';
import type { CoreMessages } from '../../i18n/messages.ts';
import { changeIdentifier, nameCard, setDraft } from '../../state/access.ts';
import { type Access, latestValue } from '../../state/state.ts';
import { infoIcon, warningIcon } from '../../theme/icons.ts';
import type { ViewContext } from '../base/view.ts';
import { type FormatPhone, internationalDigits, rewrite, tidyIccid, tidyPhone } from './as-typed.ts';
import type { FailureWords } from './failure-words.ts';
import { identifierField } from './identifier-field.ts';
import { type Country, countryOfDigits, type Offer, offerOf } from './offers.ts';
import { problemWords } from './problem-words.ts';

type OpenAccess = Exclude<Access, { step: 'signed_in' }>;

/** What the form shows now: the draft, seen through what can be named here. */
interface Typed {
  readonly offer: Offer;
  readonly type: IdentifierType;
  readonly text: string;
  readonly country: Country | undefined;
}

export interface Identify {
  render(access: OpenAccess): TemplateResult;
}

/** The first step: the card is named. What is typed lives in the store; here is only how the form is doing. */
export const createIdentify = (context: ViewContext<CoreMessages>, failureWords: FailureWords): Identify => {
  /** What was typed under the other choices, for the way back to them. */
  const texts = new Map<IdentifierType, string>();
  let format: FormatPhone | undefined;
  let tried = false;
  let left = false;
  let problem: IdentifierCheck | undefined;

  const typed = (): Typed => {
    const { config, draft } = context.store.state;
    const offer = offerOf(latestValue(config) ?? { cardTypes: [] }, context.store.dependencies.settings());
    const isUsed = draft.text !== '' || texts.size > 0;
    const type = isUsed && offer.types.includes(draft.type) ? draft.type : (offer.types[0] ?? 'msisdn');
    const text = draft.type === type ? draft.text : (texts.get(type) ?? '');
    const digits = internationalDigits(text);
    const country =
      digits === undefined
        ? (offer.countries.find(({ code }) => code === draft.country) ?? offer.named)
        : countryOfDigits(digits, offer.countries);
    return { offer, type, text, country };
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

  const field = (selector = '[name=identifier]'): HTMLInputElement | null =>
    context.element.renderRoot.querySelector(selector);

  const onInput = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    if (event instanceof InputEvent && event.isComposing) return;
    void loadFormat(); // Filled in by the browser, the field was never focused.
    const { type, offer, country } = typed();
    if (type === 'msisdn')
      rewrite(input, format ? tidyPhone(input.value, format, country?.callingCode) : input.value);
    if (type === 'iccid') rewrite(input, tidyIccid(input.value));
    const digits = internationalDigits(input.value);
    keep(type, input.value, digits === undefined ? country : countryOfDigits(digits, offer.countries));
  };

  const chooseType = (type: IdentifierType): void => {
    const { type: before, text, country } = typed();
    texts.set(before, text);
    tried = false;
    keep(type, texts.get(type) ?? '', country);
  };

  const chooseCountry = (event: Event): void => {
    const { offer, text, country: before } = typed();
    const code = (event.target as HTMLSelectElement).value;
    const country = offer.countries.find((candidate) => candidate.code === code);
    const digits = internationalDigits(text);
    const national = digits === undefined ? text : digits.slice(before?.callingCode.length ?? 0);
    keep('msisdn', format && country ? tidyPhone(national, format, country.callingCode) : national, country);
  };

  const loadFormat = async (): Promise<void> => {
    if (format || typed().type !== 'msisdn') return;
    try {
      format = (await import('./phone/as-you-type.ts')).formatPhone;
    } catch {
      return; // Without it the number is typed ungrouped and checked all the same; the next focus tries again.
    }
    const { type, text, country } = typed();
    const input = field();
    if (type !== 'msisdn' || text === '' || !input) return;
    rewrite(input, tidyPhone(text, format, country?.callingCode));
    setDraft(context.store, { ...context.store.state.draft, type, text: input.value });
  };

  const onBlur = (event: FocusEvent): void => {
    // The next step takes the field away, and the focus with it: that is no leaving.
    if (context.store.state.access.step !== 'identify') return;
    left = true;
    const toButton = event.relatedTarget instanceof HTMLButtonElement;
    const result = check(typed());
    if (tried && !toButton && !result.ok) problem = result;
    context.redraw();
  };

  const isCountryMissing = ({ type, text, country }: Typed): boolean =>
    problem?.ok === false &&
    problem.problem === 'wrong_prefix' &&
    type === 'msisdn' &&
    country === undefined &&
    internationalDigits(text) === undefined;

  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const now = typed();
    const { access } = context.store.state;
    if (access.step === 'signed_in' || access.attempt.status === 'busy') return;
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
    field(isCountryMissing(now) ? '[name=country]' : undefined)?.focus();
  };

  /** A check digit that fails may still be right: it is said once the number looks whole. */
  const warningOf = (now: Typed): string | undefined => {
    const result = check(now);
    const isWhole = left || now.text.replace(/\D/g, '').length >= 19;
    return result.ok && result.warning && isWhole ? context.messages.access.checkDigit : undefined;
  };

  const problemOf = (now: Typed, access: OpenAccess): string | undefined => {
    const { access: words, common } = context.messages;
    if (problem) return isCountryMissing(now) ? undefined : problemWords(problem, now.type, words.problems);
    const { attempt } = access;
    const isRefused = attempt.status === 'failed' && attempt.error.code === 'identifier-invalid';
    return isRefused ? common.errors['identifier-invalid'] : undefined;
  };

  const chips = ({ offer, type }: Typed): TemplateResult | typeof nothing => {
    const words = context.messages.access;
    if (offer.types.length < 2) return nothing;
    return html`<fieldset>
      <legend class="label">${words.nameBy}</legend>
      <div class="chips">
        ${offer.types.map(
          (each) => html`<label class="chip">
            <input class="visually-hidden" type="radio" name="type" value=${each} .checked=${each === type}
              @change=${() => chooseType(each)}>
            <span>${words.types[each]}</span>
          </label>`,
        )}
      </div>
    </fieldset>`;
  };

  const notices = ({ attempt, ...access }: OpenAccess): unknown => {
    const words = context.messages.access;
    if (attempt.status === 'failed' && attempt.error.code !== 'identifier-invalid') {
      return html`<div class="notice notice-danger">${warningIcon()}<div>${failureWords(attempt.error)}</div></div>`;
    }
    const because = access.step === 'identify' ? access.because : undefined;
    if (because === undefined) return nothing;
    const text =
      because === 'signed_out' ? words.signedOut : context.messages.common.errors['session-expired'];
    return html`<div class="notice">${infoIcon()}<div>${text}</div></div>`;
  };

  return {
    render: (access) => {
      const { access: words, common } = context.messages;
      const now = typed();
      const { attempt } = access;
      const busy = attempt.status === 'busy';
      const failed = attempt.status === 'failed' && attempt.error.code !== 'identifier-invalid';
      return html`<form class="stack" novalidate @submit=${onSubmit} @focusin=${loadFormat}>
        <div class="stack-tight">
          <h2 tabindex="-1">${words.heading}</h2>
          <p class="small">${words.intro}</p>
        </div>
        ${chips(now)}
        ${identifierField({
          ...now,
          words,
          countryName: context.format.country,
          problem: problemOf(now, access),
          warning: warningOf(now),
          countryMissing: isCountryMissing(now),
          onInput,
          onBlur,
          onCountry: chooseCountry,
        })}
        <div role="alert" class="alert">${notices(access)}</div>
        <button class="button button-wide" type="submit" aria-disabled=${busy ? 'true' : 'false'}>
          ${busy ? html`<span class="spinner"></span>${words.checking}` : failed ? common.tryAgain : words.next}
        </button>
      </form>`;
    },
  };
};
