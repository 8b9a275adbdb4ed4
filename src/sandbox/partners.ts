import type { Partner, Seller } from '../server/ports.ts';
import { CARDS } from './cards/index.ts';

/** The shop that sells in the sandbox; invented. */
export const SANDBOX_SELLER: Seller = {
  name: 'Tern',
  address: '12 Harbour Street, Example Town',
  supportEmail: 'help@tern.example',
  supportPhone: '+14155550100',
  officialUrl: 'https://tern.example',
  cardTypes: CARDS.map(({ type, country, callingCode, operator, currency, identifierTypes }) => ({
    id: type,
    country,
    callingCode,
    operator,
    currency,
    identifierTypes: [...identifierTypes],
  })),
};

export const SHOP_KEY = 'pk_test_shop';
export const BLOG_KEY = 'pk_test_blog';
/** With it the shop signs tokens for visitors whom it knows; a test secret that guards nothing. */
export const SHOP_TOKEN_SECRET = 'sandbox-shop-token-secret-not-for-production';

/** Two partners: a shop, which may sign its visitors in, and a travel blog. @param origins of their pages. */
export const sandboxPartners = (origins: readonly string[]): Partner[] => [
  { publishableKey: SHOP_KEY, name: 'Tern', origins, tokenSecret: SHOP_TOKEN_SECRET },
  { publishableKey: BLOG_KEY, name: 'Slow Latitudes', origins },
];
