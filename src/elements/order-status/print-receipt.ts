import { css, html, render } from 'lit';
import type { Receipt } from '../../domain/model/order.ts';
import type { PurchaseContext } from '../purchase/context.ts';
import { receiptFacts } from './receipt-facts.ts';

const PAPER = css`
  @page { margin: 20mm; }
  body { font: 11pt/1.5 system-ui, 'Noto Sans CJK SC', sans-serif; color: #111; background: #fff; }
  div { display: flex; justify-content: space-between; gap: 24pt; padding: 4pt 0; border-bottom: 1px solid #ccc; }
  dt { color: #444; }
  dd { text-align: right; font-variant-numeric: tabular-nums; }
  .total { font-weight: 700; font-size: 13pt; }
  .test-note { padding: 8pt; border: 1px solid; font-weight: 600; }
`;

/**
 * Prints the receipt from a frame of its own, so that nothing of the host's page comes along. The frame is built by DOM
 * and styled by a sheet of its own window: no markup, script or style that a strict policy would refuse.
 */
export const printReceipt = (context: PurchaseContext, receipt: Receipt): void => {
  // Not every browser tells when it has printed.
  context.element.renderRoot.querySelector('.print-frame')?.remove();
  const frame = document.createElement('iframe');
  Object.assign(frame, { className: 'print-frame', tabIndex: -1, ariaHidden: 'true' });
  context.element.renderRoot.append(frame);
  const paper = frame.contentDocument;
  const page = paper?.defaultView;
  if (!paper || !page) return;
  const sheet = new page.CSSStyleSheet();
  sheet.replaceSync(PAPER.cssText);
  paper.adoptedStyleSheets = [sheet];
  const { receipt: words } = context.messages.order;
  paper.documentElement.lang = context.element.renderRoot.querySelector('[lang]')?.getAttribute('lang') ?? '';
  paper.title = `${words.title} ${receipt.reference}`;
  render(html`<h1>${words.title}</h1>${receiptFacts(context, receipt)}`, paper.body, {
    creationScope: paper,
  });
  page.addEventListener('afterprint', () => frame.remove(), { once: true });
  page.focus();
  page.print();
};
