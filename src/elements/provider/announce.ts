import type { RenewalState } from '../../state/state.ts';
import type { RenewalStore } from '../../state/store.ts';
import { RenewalErrorEvent } from '../error-event.ts';
import { RenewalReadyEvent } from '../ready-event.ts';

type Change = readonly [state: RenewalState, previous: RenewalState];

/**
 * Tells the page what has changed in the store, as events of the element that owns it. Until somebody uses the elements
 * only the configuration changes; what tells the rest is loaded then.
 */
export const announceChanges = (element: HTMLElement, store: RenewalStore): (() => void) => {
  const waiting: Change[] = [];
  const tellRest = async (): Promise<void> => {
    const { eventsOf } = await import('./state-events.ts');
    for (const change of waiting.splice(0))
      for (const event of eventsOf(...change)) element.dispatchEvent(event);
  };
  return store.subscribe((...change) => {
    for (const event of configEvents(...change)) element.dispatchEvent(event);
    if (!isRest(...change)) return;
    waiting.push(change);
    // Without a network they wait, and are told with the next change.
    tellRest().catch(() => {});
  });
};

const configEvents = ({ config }: RenewalState, { config: before }: RenewalState): Event[] => {
  if (config === before) return [];
  if (config.status === 'failed') return [new RenewalErrorEvent(config.error.code)];
  return config.status === 'ready' && before.status !== 'ready' ? [new RenewalReadyEvent()] : [];
};

const REST = ['access', 'usage', 'plans', 'purchase', 'tracking'] as const;
const isRest = (state: RenewalState, previous: RenewalState): boolean =>
  REST.some((field) => state[field] !== previous[field]);
