import type { RemindersRequest } from '../../contract/reminder-requests.ts';
import type { Identifier } from '../../domain/identifiers.ts';
import { invalid } from '../http/problem.ts';
import { checkReturnUrl } from '../http/return-url.ts';
import type { Partner } from '../ports.ts';

/** @throws RenewalError `request-invalid` where nothing is wished for */
export const checkWishes = ({ daysBefore, thresholdPercent }: RemindersRequest): void => {
  if (daysBefore.length === 0 && thresholdPercent === undefined) throw invalid('/daysBefore', 'required');
};

/** @throws RenewalError `request-invalid` for a zone that nobody knows */
export const checkTimeZone = (timeZone: string | undefined): string | undefined => {
  try {
    if (timeZone !== undefined) new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch (cause) {
    throw invalid('/timeZone', 'time_zone', cause);
  }
};

/**
 * The page that messages link to. Mails are forwarded and SMS are read on locked screens: query and fragment, in which pages
 * keep sessions and numbers, are left out, and so is a path that names the card.
 * @throws RenewalError `origin-not-allowed`
 */
export const renewPage = (partner: Partner, address: string, { type, value }: Identifier): string => {
  const { origin, pathname } = new URL(checkReturnUrl(partner, address));
  const path = decoded(pathname);
  const named = type === 'email' ? path.toLowerCase().includes(value.toLowerCase()) : hasNumber(path, value);
  return origin + (named ? '/' : pathname);
};

/** However it is grouped, with the code of its country or without. */
const hasNumber = (path: string, value: string): boolean =>
  path.replace(/[^\d/]/g, '').includes(value.replace(/\D/g, '').slice(-8));

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};
