import { html, nothing, type TemplateResult } from 'lit';
import type { CheckInstruction, Usage } from '../../domain/model/usage.ts';
import type { ChoiceMessages } from '../../i18n/messages.ts';

type Words = ChoiceMessages['meter'];

/** Ways to read the balance without the web, each shown with its code and, on a phone, dialled or written by a tap. */
export const checkElsewhere = (
  { checkInstructions = [] }: Usage,
  words: Words,
): TemplateResult | typeof nothing => {
  const ways = checkInstructions.map((way) => wayOf(way, words)).filter((way) => way !== undefined);
  if (ways.length === 0) return nothing;
  return html`<div class="stack-tight">
    <h3>${words.checkElsewhere}</h3>
    <ul class="ways">
      ${ways.map(({ text, href }) => html`<li>${href === undefined ? text : html`<a class="button-quiet num" href=${href}>${text}</a>`}</li>`)}
    </ul>
  </div>`;
};

/** A code may hold `#` and `*`, which an address needs escaped. */
const wayOf = (
  { kind, code, to }: CheckInstruction,
  words: Words,
): { text: string; href?: string } | undefined => {
  const dial = `tel:${encodeURIComponent(code)}`;
  if (kind === 'ussd') return { text: words.ways.ussd(code), href: dial };
  if (kind === 'call') return { text: words.ways.call(code), href: dial };
  if (kind === 'app') return { text: words.ways.app(code) };
  if (kind !== 'sms' || to === undefined) return undefined;
  return {
    text: words.ways.sms(code, to),
    href: `sms:${encodeURIComponent(to)}?body=${encodeURIComponent(code)}`,
  };
};
