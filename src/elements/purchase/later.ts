import { type CSSResult, html, type LitElement, type TemplateResult } from 'lit';
import type { LoadMessages } from '../../controllers/localize.ts';
import { loadAfterMessages } from '../../i18n/load.ts';
import type { AfterMessages, CoreMessages } from '../../i18n/messages.ts';
import { linkButton } from '../base/link-button.ts';
import { warning } from '../base/notice.ts';
import type { ViewContext } from '../base/view.ts';
import type { AfterContext } from './context.ts';

/** A part in a file of its own: its looks, and what makes what draws it. */
export interface LaterPart<Values extends readonly unknown[]> {
  readonly styles: readonly CSSResult[];
  readonly create: (context: AfterContext) => (...values: Values) => unknown;
}

/** Of every view: of an order, of the checkout, of the plans. */
export type LaterContext = ViewContext<CoreMessages> & {
  more(load: LoadMessages<AfterMessages>): Promise<AfterContext>;
};

/**
 * A part that is loaded, with its words, when it is first drawn; until then the place says that it comes.
 * @param redraw draws the place again. Default: the view does.
 */
export const createLater = <Values extends readonly unknown[]>(
  context: LaterContext,
  load: () => Promise<LaterPart<Values>>,
  redraw = context.redraw,
): ((...values: Values) => unknown) => {
  let draw: ((...values: Values) => unknown) | 'loading' | 'failed' | undefined;

  const start = async (): Promise<void> => {
    draw = 'loading';
    try {
      const [{ styles, create }, more] = await Promise.all([load(), context.more(loadAfterMessages)]);
      context.dress(styles);
      draw = create(more);
    } catch {
      draw = 'failed';
    }
    const keep = keepFocusInView(context.element);
    redraw();
    await context.element.updateComplete;
    keep();
  };

  return (...values) => {
    if (draw === undefined) void start();
    if (typeof draw === 'function') return draw(...values);
    const { common } = context.messages;
    return draw === 'failed'
      ? warning(html`<p>${common.errors['network-unreachable']}</p>${linkButton(common.tryAgain, start)}`)
      : loadingLine(context);
  };
};

/** What comes above somebody who has gone on meanwhile pushes nothing away that they are at. */
const keepFocusInView = ({ renderRoot }: LitElement): (() => void) => {
  const { activeElement } = renderRoot as ShadowRoot;
  const isSeen = activeElement && activeElement.getBoundingClientRect().bottom <= innerHeight;
  return () => isSeen && activeElement.scrollIntoView({ block: 'nearest' });
};

/** In the place of what comes. */
export const loadingLine = ({ messages }: Pick<LaterContext, 'messages'>): TemplateResult =>
  html`<p class="small"><span class="spinner" aria-hidden="true"></span> ${messages.common.loading}</p>`;
