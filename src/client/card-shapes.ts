/** The answers that are read from the moment on in which a card is named. */
export { CardLookup, Cards, Challenge, Session } from '../contract/access.ts';
export { Plans } from '../contract/catalogue.ts';
export { Usage } from '../domain/model/usage.ts';
