import type { IdentifierCheck } from '../../domain/identifiers.ts';
import type { IdentifierType } from '../../domain/model/card.ts';
import type { CoreMessages } from '../../i18n/messages.ts';

/** What is wrong with an identifier, in words; `undefined` where nothing is. */
export const problemWords = (
  check: IdentifierCheck,
  type: IdentifierType,
  words: CoreMessages['access']['problems'],
): string | undefined => {
  if (check.ok) return undefined;
  const { problem, by = 1 } = check;
  if (problem === 'too_short') return words.tooShort(by);
  if (type === 'email') return problem === 'empty' ? words.emptyEmail : words.notEmail;
  if (problem === 'too_long') return words.tooLong(by);
  const own =
    type === 'iccid'
      ? { empty: words.emptyIccid, not_a_number: words.notIccid, wrong_prefix: words.iccidPrefix }
      : { empty: words.emptyPhone, not_a_number: words.notPhone, wrong_prefix: words.callingCode };
  return problem === 'not_an_email' ? words.notEmail : own[problem];
};
