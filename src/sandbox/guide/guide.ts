import type { Guide, ListedOutlet, SupportFacts } from '../../server/guide-port.ts';
import { type OutletFacts, type SupportSheet, told } from './facts.ts';
import * as outlets from './outlets/index.ts';
import * as support from './support/index.ts';

interface Sheet {
  readonly support: SupportSheet;
  readonly outlets: readonly OutletFacts[];
}

const SHEETS: Readonly<Record<string, Sheet>> = {
  mexico: { support: support.mexico, outlets: outlets.mexico },
  chile: { support: support.chile, outlets: outlets.chile },
  monaco: { support: support.monaco, outlets: outlets.monaco },
  'new-caledonia': { support: support.newCaledonia, outlets: outlets.newCaledonia },
  lyca: { support: support.lyca, outlets: outlets.lyca },
};

const sheetOf = (cardType: string): Sheet | undefined =>
  Object.hasOwn(SHEETS, cardType) ? SHEETS[cardType] : undefined;

/** What there is to know of the sandbox's cards: facts of their operators with their sources, and invented shops that say so. */
export const sandboxGuide: Guide = {
  support: async (cardType, locale) => {
    const sheet = sheetOf(cardType);
    return sheet && told<SupportFacts>(sheet.support, locale);
  },
  outlets: async (cardType, locale) =>
    (sheetOf(cardType)?.outlets ?? []).map((outlet) => told<ListedOutlet>(outlet, locale)),
};
