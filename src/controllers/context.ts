import type { ReactiveController, ReactiveControllerHost } from 'lit';

/*
 * The context protocol of the web components community group, as far as it is needed here: a consumer asks with an event
 * that bubbles to the nearest provider, which answers now and with each new value. Written out because it is small;
 * `@lit/context` does more and weighs three times as much.
 */

/** Names what is provided, and says its type. */
export type Context<Value> = symbol & { readonly value?: Value };

/** How a consumer is given a value; `end` ends the subscription. */
type Give<Value> = (value: Value | undefined, end: () => void) => void;

type Host = ReactiveControllerHost & HTMLElement;

/** From a provider that has come: whoever waits below it can ask. */
class ContextAvailable extends Event {
  readonly context: symbol;
  /** Seen from outside of a shadow tree, `target` would be its host. */
  readonly contextTarget: Element;

  constructor(context: symbol, contextTarget: Element, name = 'context-provider') {
    super(name, { bubbles: true, composed: true });
    this.context = context;
    this.contextTarget = contextTarget;
  }
}

class ContextRequest<Value> extends ContextAvailable {
  readonly subscribe = true;
  readonly callback: Give<Value>;

  constructor(context: Context<Value>, contextTarget: Element, callback: Give<Value>) {
    super(context, contextTarget, 'context-request');
    this.callback = callback;
  }
}

/** Gives a value to the consumers below its host. */
export class ContextProvider<Value> {
  #value: Value | undefined;
  readonly #consumers = new Map<Give<Value>, { readonly target: Element; readonly end: () => void }>();

  constructor(host: Host, context: Context<Value>) {
    /** Hears of this context from below; a host does not provide to itself. */
    const listen = (name: string, heard: (event: ContextRequest<Value>) => void): void =>
      host.addEventListener(name, (event) => {
        const request = event as ContextRequest<Value>;
        if (request.context !== context || request.contextTarget === host) return;
        event.stopPropagation();
        heard(request);
      });
    listen('context-request', ({ contextTarget: target, callback }) => {
      const end = this.#consumers.get(callback)?.end ?? (() => this.#consumers.delete(callback));
      this.#consumers.set(callback, { target, end });
      callback(this.#value, end);
    });
    // A provider between this one and some of its consumers: asked again, they find it.
    listen('context-provider', () => {
      for (const [callback, { target }] of [...this.#consumers])
        target.dispatchEvent(new ContextRequest(context, target, callback));
    });
    host.addController({
      hostConnected: () => {
        host.dispatchEvent(new ContextAvailable(context, host));
      },
    });
  }

  setValue(value: Value): void {
    if (value === this.#value) return;
    this.#value = value;
    for (const [give, { end }] of this.#consumers) give(value, end);
  }
}

/** Takes the value of the nearest provider, and each new one; also of a provider that is upgraded later. */
export class ContextConsumer<Value> implements ReactiveController {
  readonly #ask: () => void;
  #end: (() => void) | undefined;

  /** @param taken runs with each value; undefined where the provider has none yet. */
  constructor(host: Host, context: Context<Value>, taken: (value: Value | undefined) => void) {
    const give: Give<Value> = (value, end) => {
      // Given by another provider, it leaves the former one.
      if (this.#end !== end) this.#end?.();
      this.#end = end;
      document.removeEventListener('context-provider', this.#ask);
      taken(value);
    };
    this.#ask = () => host.dispatchEvent(new ContextRequest(context, host, give));
    host.addController(this);
  }

  hostConnected(): void {
    this.#ask();
    if (!this.#end) document.addEventListener('context-provider', this.#ask);
  }

  hostDisconnected(): void {
    document.removeEventListener('context-provider', this.#ask);
    this.#end?.();
    this.#end = undefined;
  }
}
