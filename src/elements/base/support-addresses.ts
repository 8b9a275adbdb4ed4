import type { Config } from '../../contract/config.ts';

/** A way to reach the seller's support. */
export interface SupportAddress {
  readonly kind: 'phone' | 'email' | 'url';
  /** As it is written. */
  readonly text: string;
  readonly href: string;
}

/** Support by phone, e-mail and web, in this order; only what is a web address is linked to. */
export const supportAddresses = (support: Config['support']): SupportAddress[] =>
  (['phone', 'email', 'url'] as const).flatMap((kind) => {
    const text = support[kind];
    if (!text || (kind === 'url' && !/^https?:/i.test(text))) return [];
    return { kind, text, href: SCHEMES[kind] + (kind === 'phone' ? text.replace(/\s/g, '') : text) };
  });

const SCHEMES = { phone: 'tel:', email: 'mailto:', url: '' };
