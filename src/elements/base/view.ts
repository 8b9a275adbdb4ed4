import type { CSSResult, LitElement } from 'lit';
import type { Format } from '../../i18n/format.ts';
import type { RenewalStore } from '../../state/store.ts';

/** What a view sees of the element that it draws. Read at each render: all of it can change. */
export interface ViewContext<Messages> {
  readonly element: LitElement;
  readonly store: RenewalStore;
  readonly messages: Messages;
  readonly format: Format;
  /** Draws again: the view's own state (a text being typed, a panel that is open) has changed. */
  redraw(): void;
}

/** The looks of an element, loaded after its shell has painted the skeleton. One view for each element; it may keep state. */
export interface View {
  render(): unknown;
  /** After each render, with the shadow tree in place: the moment to move the focus. */
  updated?(): void;
  /** The element left the page: timers and listeners end here. */
  disconnected?(): void;
}

export interface ViewModule<Messages> {
  readonly styles: readonly CSSResult[];
  readonly createView: (context: ViewContext<Messages>) => View;
}
