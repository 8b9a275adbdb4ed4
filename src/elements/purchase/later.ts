import { type CSSResult, html } from 'lit';
import { loadAfterMessages } from '../../i18n/load.ts';
import { linkButton } from '../base/link-button.ts';
import { warning } from '../base/notice.ts';
import type { AfterContext, GrowingContext } from './context.ts';

/** A part in a file of its own: its looks, and what makes what draws it. */
export interface LaterPart<Values extends readonly unknown[]> {
  readonly styles: readonly CSSResult[];
  readonly create: (context: AfterContext) => (...values: Values) => unknown;
}

/** A part that is loaded, with its words, when it is first drawn; until then the place says that it comes. */
export const createLater = <Values extends readonly unknown[]>(
  context: GrowingContext,
  load: () => Promise<LaterPart<Values>>,
): ((...values: Values) => unknown) => {
  let draw: ((...values: Values) => unknown) | 'loading' | 'failed' | undefined;

  const start = async (): Promise<void> => {
    draw = 'loading';
    try {
      const [{ styles, create }, more] = await Promise.all([load(), context.more(loadAfterMessages)]);
      const { adoptedStyleSheets } = context.element.renderRoot as ShadowRoot;
      for (const { styleSheet } of styles)
        if (styleSheet && !adoptedStyleSheets.includes(styleSheet)) adoptedStyleSheets.push(styleSheet);
      draw = create(more);
    } catch {
      draw = 'failed';
    }
    context.redraw();
  };

  return (...values) => {
    if (draw === undefined) void start();
    if (typeof draw === 'function') return draw(...values);
    const { common } = context.messages;
    return draw === 'failed'
      ? warning(html`<p>${common.errors['network-unreachable']}</p>${linkButton(common.tryAgain, start)}`)
      : html`<p class="small"><span class="spinner" aria-hidden="true"></span> ${common.loading}</p>`;
  };
};
