import { html, nothing } from 'lit';
import type { Quote } from '../../domain/model/quote.ts';
import type { GrowingContext, PurchaseContext } from '../purchase/context.ts';

/** What the screens of the checkout have from each other. */
export interface Checkout extends PurchaseContext, Pick<GrowingContext, 'more'> {
  /** The quote that is on the screen, also while it is being renewed. */
  readonly quote: Quote | undefined;
  /** The promotion code: where it is typed, or why it gives nothing. */
  code(place: 'field' | 'news'): unknown;
  /** Where the focus goes as soon as it is there. */
  focusNext(selector: string): void;
  /** Opens the details; `at` is the part that gets the focus. */
  editDetails(at?: DetailsPart): void;
}

export type DetailsPart = 'method' | 'email' | 'phone';

/** How a screen begins: the way back, its heading, to which the focus is led, and a line below. */
export const head = (title: string, line: unknown, back: unknown = nothing): unknown =>
  html`<div class="top">${back}<h2 data-focus tabindex="-1"><span>${title}</span></h2>${line ? html`<p class="small num">${line}</p>` : nothing}</div>`;
