import type { CardName } from '../rows.ts';
import type { CardJourney } from './facts.ts';
import type { Naming } from './traveller.ts';

/** Numbers of each kind of card; their last two digits choose what the card is and does. */
const NUMBERS: Readonly<Record<CardName, { readonly country: string; readonly begins: string }>> = {
  mexico: { country: 'Mexico (+52)', begins: '55123456' },
  chile: { country: 'Chile (+56)', begins: '9123456' },
  monaco: { country: 'Monaco (+377)', begins: '6123456' },
  'new-caledonia': { country: 'New Caledonia (+687)', begins: '7512' },
  lyca: { country: 'United Kingdom (+44)', begins: '77009002' },
};

export const numbered = ({ card }: Pick<CardJourney, 'card'>, digits: number): Naming => {
  const { country, begins } = NUMBERS[card];
  return { by: 'Phone number', country, typed: `${begins}${digits}` };
};
