import { html } from 'lit';
import { linkButton } from '../base/link-button.ts';
import { warning } from '../base/notice.ts';
import type * as Drawings from '../codes/drawings.ts';
import type { AfterContext } from '../purchase/context.ts';

export type DrawCode = (kind: 'drawQr' | 'drawBarcode', text: string, label: string) => unknown;

/** Draws codes with what is in a file of its own; until it is there, its place is kept. */
export const createCodes = (context: AfterContext): DrawCode => {
  let drawings: typeof Drawings | 'loading' | 'failed' | undefined;
  const load = async (): Promise<void> => {
    drawings = 'loading';
    try {
      drawings = await import('../codes/drawings.ts');
    } catch {
      drawings = 'failed';
    }
    context.redraw();
  };
  return (kind, text, label) => {
    const { common, order } = context.messages;
    if (drawings === undefined) void load();
    if (typeof drawings === 'object')
      return drawings[kind](text, label) ?? warning(html`<p>${order.actionUnknown}</p>`, 'warn');
    return drawings === 'failed'
      ? warning(html`<p>${common.errors['network-unreachable']}</p>${linkButton(common.tryAgain, load)}`)
      : html`<div class="qr coming"><span class="spinner"></span></div>`;
  };
};
