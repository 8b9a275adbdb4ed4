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
  /** The host brings its own store: no other one is taken. */
  #own = false;
  #end: (() => void) | undefined;
  readonly #consumer: ContextConsumer<typeof storeContext, ReactiveControllerHost & HTMLElement>;
  /** A provider has come that may stand above: it is asked too. */
  readonly #askAgain = (): void => {
    if (!this.#store) this.#consumer.hostConnected();
  };

  /**
   * @param fields the fields of the state that the element shows.
   * @param connected runs once with each store that is found, and when the element is put back: the place to ask for data.
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    fields: readonly (keyof RenewalState)[],
    connected: (store: RenewalStore) => void = () => {},
  ) {
    this.#host = host;
    this.#fields = fields;
    this.#connected = connected;
    // Before this controller, so that when it is connected the provider has answered already.
    this.#consumer = new ContextConsumer(host, {
      context: storeContext,
      subscribe: true,
      callback: (store: RenewalStore | undefined) => this.#own || this.#attach(store),
    });
    host.addController(this);
  }

  get store(): RenewalStore | undefined {
    return this.#store;
  }

  /** Shows a store of the host's own: a host does not hear of what it provides itself. */
  give(store: RenewalStore): void {
    this.#own = true;
    this.#attach(store);
  }

  hostConnected(): void {
    document.addEventListener('context-provider', this.#askAgain);
    if (this.#end || !this.#store) return;
    if (this.#own) this.#listen(this.#store);
    // Moved to where nobody provides a store: the old one is not this place's.
    else this.#store = undefined;
  }

  hostDisconnected(): void {
    document.removeEventListener('context-provider', this.#askAgain);
    this.#end?.();
    this.#end = undefined;
  }

  #attach(store: RenewalStore | undefined): void {
    if (store === this.#store && this.#end) return;
    this.#end?.();
    this.#end = undefined;
    this.#store = store;
    if (store) this.#listen(store);
    this.#host.requestUpdate();
  }

  #listen(store: RenewalStore): void {
    this.#end = store.subscribe((state, previous) => {
      if (this.#fields.some((field) => state[field] !== previous[field])) this.#host.requestUpdate();
    });
    this.#connected(store);
  }
}
