import { html, nothing, type TemplateResult } from 'lit';
import type { CheckInstruction, Usage } from '../../domain/model/usage.ts';
import type { ChoiceMessages } from '../../i18n/messages.ts';

type Words = ChoiceMessages['meter'];

/**
 * Ways to read the balance without the web. Each is shown with its code, to be typed where a tap does nothing: an iPhone
 * dials no code with `*` or `#`, and the card may be in another phone.
 */
export const checkElsewhere = (
  { checkInstructions = [] }: Usage,
  words: Words,
): TemplateResult | typeof nothing => {
  const ways = checkInstructions.map((way) => wayOf(way, words)).filter((way) => way !== nothing);
  return ways.length === 0
    ? nothing
    : html`<div class="stack-tight">
        <h3>${words.checkElsewhere}</h3>
        <ul class="ways">${ways.map((way) => html`<li>${way}</li>`)}</ul>
      </div>`;
};

const wayOf = ({ kind, code, to }: CheckInstruction, { ways }: Words): unknown => {
  const link = (href: string, text: string) => html`<a class="button-quiet num" href=${href}>${text}</a>`;
  // A code may hold `#`, which an address needs escaped.
  const escaped = encodeURIComponent(code);
  switch (kind) {
    case 'ussd':
    case 'call':
      return link(`tel:${escaped}`, ways[kind](code));
    case 'sms':
      // iPhones read the text after `&`, other phones after `?`.
      return to === undefined
        ? nothing
        : link(`sms:${encodeURIComponent(to)}?&body=${escaped}`, ways.sms(code, to));
    default:
      return kind === 'app' ? ways.app(code) : nothing;
  }
};
