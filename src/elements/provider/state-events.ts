import type { RenewalError } from '../../contract/error.ts';
import { isRenewed } from '../../domain/order.ts';
import { currentCard, type RenewalState } from '../../state/state.ts';
import type { RenewalStore } from '../../state/store.ts';
import {
  RenewalCardChangeEvent,
  RenewalCompleteEvent,
  RenewalErrorEvent,
  RenewalOrderChangeEvent,
  RenewalReadyEvent,
} from '../events.ts';

/** Tells the page what has changed in the store, as events of the element that owns it. */
export const announceChanges = (element: HTMLElement, store: RenewalStore): (() => void) =>
  store.subscribe((state, previous) => {
    for (const event of eventsOf(state, previous)) element.dispatchEvent(event);
  });

/** The events between two states. */
export const eventsOf = (state: RenewalState, previous: RenewalState): Event[] => [
  ...(state.config.status === 'ready' && previous.config.status !== 'ready' ? [new RenewalReadyEvent()] : []),
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

/** Every failure that the state holds. */
const errorsOf = ({ config, usage, plans, access, purchase, tracking }: RenewalState): RenewalError[] => {
  const resources = [config, usage, plans].flatMap((resource) =>
    resource.status === 'failed' ? [resource.error] : [],
  );
  const attempts = [
    ...(access.step === 'signed_in' ? [] : [access.attempt]),
    ...(purchase.step === 'quoted' || purchase.step === 'order_open' ? [purchase.attempt] : []),
    ...(tracking.step === 'following' ? [tracking.attempt] : []),
  ].flatMap((attempt) => (attempt.status === 'failed' ? [attempt.error] : []));
  return [
    ...resources,
    ...attempts,
    ...(purchase.step === 'quote_failed' ? [purchase.error] : []),
    ...(tracking.step === 'return_failed' ? [tracking.error] : []),
    ...(tracking.step === 'following' && tracking.error ? [tracking.error] : []),
  ];
};
