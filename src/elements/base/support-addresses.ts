import type { Config } from '../../contract/config.ts';

/** A way to reach the seller's support. */
export interface SupportAddress {
  readonly kind: 'phone' | 'email' | 'url';
  /** As it is written. */
  readonly text: string;
  readonly href: string;
}

/**
 * What each kind of address has to look like to be linked to, and what stands before it: a number to call without the codes
 * that a phone obeys, one mailbox without a subject, copies or a text of somebody else's, and a page of the web.
 */
const FORMS = {
  phone: ['tel:', /^\+?\d+$/],
  email: ['mailto:', /^[\w.+-]+@[\w.-]+$/],
  url: ['', /^https:\/\/[\w.-]+(:\d+)?([/?#]\S*)?$/i],
} as const;

/** Support by phone, e-mail and web, in this order. */
export const supportAddresses = (support: Config['support']): SupportAddress[] =>
  (['phone', 'email', 'url'] as const).flatMap((kind) => {
    const text = support[kind] ?? '';
    const [scheme, form] = FORMS[kind];
    const address = kind === 'phone' ? text.replace(/[\s().-]/g, '') : text;
    return form.test(address) ? [{ kind, text, href: scheme + address }] : [];
  });
