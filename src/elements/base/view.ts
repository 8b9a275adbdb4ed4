import type { CSSResult, LitElement } from 'lit';
import type { LoadMessages } from '../../controllers/localize.ts';
import type { Format } from '../../i18n/format.ts';
import type { RenewalStore } from '../../state/store.ts';

/** What a view sees of the element that it draws. Read at each render: all of it can change. */
interface BaseContext<Messages> {
  readonly element: LitElement;
  readonly store: RenewalStore;
  readonly messages: Messages;
  /** Draws again: the view's own state (a text being typed, a panel that is open) has changed. */
  redraw(): void;
  /** Puts on the styles of what is loaded later, each of them once. */
  dress(styles: readonly CSSResult[]): void;
}

/** Of most views: they write numbers, money and moments. */
export interface ViewContext<Messages> extends BaseContext<Messages> {
  readonly format: Format;
}

/** Of the views that a page shows first: with few words, and without formatters until they ask for more. */
export interface FirstContext<Messages> extends BaseContext<Messages> {
  /** BCP 47, of what is shown. */
  readonly tag: string;
  /**
   * Loads more words, which have the present ones among them, and the formatters.
   * @returns the same context, with all of them. Rejects where they did not arrive; the next call tries again.
   */
  more<More extends Messages>(load: LoadMessages<More>): Promise<WholeContext<More>>;
}

/** A context that has formatters by now, and can load still more words. */
export type WholeContext<Messages> = ViewContext<Messages> & FirstContext<Messages>;

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
  readonly createView: (context: WholeContext<Messages>) => View;
}
