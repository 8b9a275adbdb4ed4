import { html } from 'lit';
import { action } from '../purchase/action.ts';
import type { PurchaseContext } from '../purchase/context.ts';

type CopyState = 'copied' | 'selected';

/** Puts a text on the clipboard; where the page may not, selects it for the traveller to copy. */
const copyText = async (text: string, shown: HTMLElement | null): Promise<CopyState> => {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    // Refused, or no clipboard at all (a page without TLS, a frame): the selection is the way that is left.
    if (shown) getSelection()?.selectAllChildren(shown);
    return 'selected';
  }
};

export interface CopyButton {
  /** @param selector of the element that shows the text. */
  render(text: string, label: unknown, selector: string, kind?: 'link' | 'button-quiet'): unknown;
}

/** A button that copies, and says what came of it to everyone. */
export const createCopyButton = (context: PurchaseContext): CopyButton => {
  let copied: { readonly text: string; readonly selector: string; readonly state: CopyState } | undefined;
  return {
    render: (text, label, selector, kind = 'link') => {
      const { order } = context.messages;
      const press = async (): Promise<void> => {
        copied = {
          text,
          selector,
          state: await copyText(text, context.element.renderRoot.querySelector<HTMLElement>(selector)),
        };
        context.redraw();
      };
      return html`<span>
        ${action(label, press, kind)}
        <span class="small" role="status">${copied?.selector === selector && copied.text === text ? order[copied.state] : ''}</span>
      </span>`;
    },
  };
};
