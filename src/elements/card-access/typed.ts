import type { IdentifierType } from '../../domain/model/card.ts';
import { latestValue } from '../../state/state.ts';
import type { RenewalStore } from '../../state/store.ts';
import { type Country, type Offer, offerOf } from './offers.ts';

/** What the form shows: the draft, seen through what can be named here. */
export interface Typed {
  readonly offer: Offer;
  readonly type: IdentifierType;
  readonly text: string;
  /** Of a phone number; undefined where it is still to be chosen. */
  readonly country: Country | undefined;
}

/** What the form shows before anything in it was touched. */
export const typedIn = (store: RenewalStore): Typed => {
  const { config, draft } = store.state;
  const offer = offerOf(latestValue(config) ?? { cardTypes: [] }, store.dependencies.settings());
  const type =
    draft.text !== '' && offer.types.includes(draft.type) ? draft.type : (offer.types[0] ?? 'msisdn');
  const text = draft.type === type ? draft.text : '';
  const country = offer.countries.find(({ code }) => code === draft.country) ?? offer.named;
  return { offer, type, text, country };
};
