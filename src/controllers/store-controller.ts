import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RenewalState } from '../state/state.ts';
import type { RenewalStore } from '../state/store.ts';
import { storeContext } from './contexts.ts';

/** Gives an element the store of the nearest provider, and a new render when a field that it reads has changed. */
export class StoreController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #fields: readonly (keyof RenewalState)[];
  readonly #connected: (store: RenewalStore) => void;
  #store: RenewalStore | undefined;
  #end: (() => void) | undefined;

  /**
   * @param fields the fields of the state that the element shows.
   * @param connected runs once with each store that is found: the place to ask for data.
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    fields: readonly (keyof RenewalState)[],
    connected: (store: RenewalStore) => void = () => {},
  ) {
    this.#host = host;
    this.#fields = fields;
    this.#connected = connected;
    host.addController(this);
    new ContextConsumer(host, {
      context: storeContext,
      subscribe: true,
      callback: (store: RenewalStore | undefined) => this.#attach(store),
    });
  }

  get store(): RenewalStore | undefined {
    return this.#store;
  }

  hostConnected(): void {
    if (!this.#store) return;
    this.#listen(this.#store);
    this.#connected(this.#store);
  }

  hostDisconnected(): void {
    this.#end?.();
    this.#end = undefined;
  }

  #attach(store: RenewalStore | undefined): void {
    if (store === this.#store) return;
    this.#store = store;
    if (!store) return;
    this.#listen(store);
    this.#connected(store);
    this.#host.requestUpdate();
  }

  #listen(store: RenewalStore): void {
    this.#end?.();
    this.#end = store.subscribe((state, previous) => {
      if (this.#fields.some((field) => state[field] !== previous[field])) this.#host.requestUpdate();
    });
  }
}
