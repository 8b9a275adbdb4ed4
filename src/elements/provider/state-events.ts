import type { RenewalError } from '../../contract/error.ts';
import { isRenewed } from '../../domain/order.ts';
import { currentCard, type RenewalState } from '../../state/state.ts';
import {
  RenewalCardChangeEvent,
  RenewalCompleteEvent,
  RenewalErrorEvent,
  RenewalOrderChangeEvent,
} from '../events.ts';

/** The events between two states, but for those of the configuration. */
export const eventsOf = (state: RenewalState, previous: RenewalState): Event[] => [
  ...cardEvents(state, previous),
  ...orderEvents(state, previous),
  ...errorsOf(state)
    .filter((error) => !errorsOf(previous).includes(error))
    .map(({ code }) => new RenewalErrorEvent(code)),
];

const cardEvents = (state: RenewalState, previous: RenewalState): Event[] => {
  const card = currentCard(state);
  if (card?.id === currentCard(previous)?.id) return [];
  return [
    new RenewalCardChangeEvent(
      card && { id: card.id, cardType: card.cardType, country: card.country, status: card.status },
    ),
  ];
};

const orderEvents = ({ tracking }: RenewalState, { tracking: before }: RenewalState): Event[] => {
  if (tracking.step !== 'following') return [];
  const { order } = tracking;
  const known = before.step === 'following' && before.order.id === order.id ? before.order : undefined;
  if (known?.status === order.status) return [];
  return [
    new RenewalOrderChangeEvent(order.reference, order.status),
    ...(isRenewed(order) && !(known && isRenewed(known)) ? [new RenewalCompleteEvent(order.reference)] : []),
  ];
};

/** Every failure that the state holds, but for the configuration's. */
const errorsOf = ({ usage, plans, access, purchase, tracking }: RenewalState): RenewalError[] => {
  const attempts = [access, purchase, tracking].flatMap((step) => ('attempt' in step ? [step.attempt] : []));
  return [usage, plans, ...attempts, purchase, tracking].flatMap((it) =>
    'error' in it && it.error ? [it.error] : [],
  );
};
