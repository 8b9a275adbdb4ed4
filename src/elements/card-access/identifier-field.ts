import { html, nothing, type TemplateResult } from 'lit';
import type { FirstMessages } from '../../i18n/messages.ts';
import { warning as warningNotice } from '../base/notice.ts';
import type { Advice } from './naming.ts';
import type { Typed } from './typed.ts';

export interface IdentifierField extends Typed, Partial<Advice> {
  readonly words: FirstMessages['access'];
  readonly countryName: (code: string) => string;
  readonly onInput: (event: Event) => void;
  readonly onBlur: (event: FocusEvent) => void;
  readonly onCountry: (event: Event) => void;
}

const KEYBOARDS = {
  msisdn: { type: 'tel', inputmode: 'tel', autocomplete: 'tel' },
  iccid: { type: 'text', inputmode: 'numeric', autocomplete: 'off' },
  email: { type: 'email', inputmode: 'email', autocomplete: 'email' },
} as const;

/** The field in which the card is named: a phone number with its country, a card number, or an e-mail address. */
export const identifierField = (field: IdentifierField): TemplateResult => {
  const { type, words, problem, warning } = field;
  return html`<div class="stack-tight">
    ${type === 'msisdn' ? phone(field) : labelled(field)}
    <div class="below">
      <p id="hint" class="fine" ?hidden=${problem !== undefined}>${words.hints[type]}</p>
      <p id="problem" class="field-error" aria-live="polite">${problem}</p>
    </div>
    <div id="warning" class="alert" aria-live="polite">
      ${warning && warningNotice(warning, 'warn')}
    </div>
  </div>`;
};

const phone = (field: IdentifierField): TemplateResult => {
  const { offer, country, text } = field;
  if (offer.countries.length > 1) {
    return html`<div class="phone">${countrySelect(field)}${labelled(field)}</div>`;
  }
  const isNational = country !== undefined && !/^\s*(\+|00)/.test(text);
  return labelled(
    field,
    isNational &&
      html`<span id="prefix" class="prefix"><span class="visually-hidden">${field.countryName(country.code)}</span> <span dir="ltr">+${country.callingCode}</span></span>`,
  );
};

const labelled = (field: IdentifierField, prefix?: TemplateResult | false): TemplateResult => {
  const { type, words } = field;
  const keyboard = KEYBOARDS[type];
  return html`<div class="field">
    <label for="identifier">${words.labels[type]}</label>
    <div class="entry">
      ${prefix || nothing}<input class="input num" id="identifier" name="identifier" type=${keyboard.type} inputmode=${keyboard.inputmode}
        autocomplete=${keyboard.autocomplete} autocapitalize="off" spellcheck="false" required dir="ltr"
        aria-describedby="prefix hint problem warning" aria-invalid=${field.problem !== undefined && !field.countryMissing}
        .value=${field.text} @input=${field.onInput} @compositionend=${field.onInput} @blur=${field.onBlur}>
    </div>
  </div>`;
};

const countrySelect = ({ offer, country, words, countryName, countryMissing, onCountry }: IdentifierField) =>
  html`<div class="field">
    <label for="country">${words.country}</label>
    <select class="input" id="country" name="country" required aria-invalid=${countryMissing ?? false}
      aria-describedby="problem" @change=${onCountry}>
      <option value="" .selected=${country === undefined}>${words.chooseCountry}</option>
      ${offer.countries.map(
        (each) => html`<option value=${each.code} .selected=${each.code === country?.code}>
          ${countryName(each.code)} (+${each.callingCode})
        </option>`,
      )}
    </select>
  </div>`;
