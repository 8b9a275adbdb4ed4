import { RenewalError } from '../../contract/error.ts';
import { RETURN_PARAMETER } from '../../contract/paths.ts';
import type { Partner } from '../ports.ts';

/** The address to come back to, if its origin is one of the partner's. @throws RenewalError `origin-not-allowed` */
export const checkReturnUrl = (partner: Partner, address: string): string => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isAllowed =
    url !== undefined &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === '' &&
    partner.origins.includes(url.origin);
  if (!isAllowed) {
    throw new RenewalError('origin-not-allowed', {
      errors: [{ pointer: '/returnUrl', code: 'origin_not_allowed' }],
    });
  }
  if (url.searchParams.has(RETURN_PARAMETER)) url.searchParams.delete(RETURN_PARAMETER);
  return url.href;
};

/** The address with a token to be exchanged, before its fragment; the rest of it is left as it was. */
export const withReturnToken = (address: string, publishableKey: string, token: string): string => {
  const [beforeHash = '', ...hash] = address.split('#');
  const joint = beforeHash.includes('?') ? '&' : '?';
  const value = encodeURIComponent(`${publishableKey}~${token}`);
  return `${beforeHash}${joint}${RETURN_PARAMETER}=${value}${hash.length > 0 ? `#${hash.join('#')}` : ''}`;
};
