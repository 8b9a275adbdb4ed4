import type { Config } from '../../contract/config.ts';

/** A way to reach the seller's support. */
export interface SupportAddress {
  readonly kind: 'phone' | 'email' | 'url';
  /** As it is written. */
  readonly text: string;
  readonly href: string;
}

/** Support by phone, e-mail and web, in this order; only what is a web address is linked to. */
export const supportAddresses = ({ phone, email, url }: Config['support']): SupportAddress[] => [
  ...(phone === undefined
    ? []
    : [{ kind: 'phone' as const, text: phone, href: `tel:${phone.replace(/\s/g, '')}` }]),
  ...(email === undefined ? [] : [{ kind: 'email' as const, text: email, href: `mailto:${email}` }]),
  ...(url !== undefined && /^https?:/i.test(url) ? [{ kind: 'url' as const, text: url, href: url }] : []),
];
