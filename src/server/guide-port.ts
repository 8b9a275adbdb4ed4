import type { OperatorSupport } from '../domain/model/operator-support.ts';
import type { Outlet } from '../domain/model/outlet.ts';
import type { ProviderCall } from './ports.ts';

/** What is known of an operator's support; for which card, and which operator, the seller has said. */
export type SupportFacts = Omit<OperatorSupport, 'cardType' | 'operator'>;

/** A shop as the directory has it. */
export interface ListedOutlet extends Omit<Outlet, 'metres'> {
  /** What its place is called besides, as in another language: it is searched for, and not shown. */
  readonly alsoNamed?: readonly string[];
}

/**
 * What a seller can tell of its cards to whoever asks: whom to call, what others have asked, where to go. It knows no
 * traveller, so it may come from a file as well as from a service of the operator's.
 */
export interface Guide {
  /** @returns `undefined` where nothing is known. */
  support(cardType: string, locale: string, call: ProviderCall): Promise<SupportFacts | undefined>;
  /** All shops of a kind of card. Which of them are meant is found out here: no provider learns where a traveller is. */
  outlets(cardType: string, locale: string, call: ProviderCall): Promise<ListedOutlet[]>;
}
