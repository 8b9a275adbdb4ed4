import { css, html, render } from 'lit';
import type { AfterContext } from '../purchase/context.ts';

const PAPER = css`
  @page { margin: 20mm; }
  body { max-width: 170mm; margin: 20mm auto; padding: 0 12pt; font: 11pt/1.5 system-ui, 'Noto Sans CJK SC', sans-serif; color: #111; background: #fff; }
  @media print { body { margin: 0; padding: 0; } }
  div { display: flex; justify-content: space-between; gap: 24pt; padding: 4pt 0; border-bottom: 1px solid #ccc; }
  dt { color: #444; }
  dd { text-align: right; font-variant-numeric: tabular-nums; }
  .total { font-weight: 700; font-size: 13pt; }
  .test-note { padding: 8pt; border: 1px solid; font-weight: 600; }
  .barcode { display: block; width: 100mm; height: 24mm; margin: 0 0 12pt; }
`;

/** Long enough for any browser to have begun with a file that it saves. */
const SAVING_MS = 60_000;

/** What is printed or saved. */
export interface Paper {
  readonly title: string;
  readonly heading: string;
  readonly body: unknown;
}

/** Draws a page by DOM alone. */
const draw = ({ element }: AfterContext, { title, heading, body }: Paper, page: Document): void => {
  page.documentElement.lang = element.renderRoot.querySelector('[lang]')?.getAttribute('lang') ?? '';
  page.title = title;
  render(html`<h1>${heading}</h1>${body}`, page.body, { creationScope: page });
};

/**
 * Prints from a frame of its own, so that nothing of the host's page comes along. The frame is built by DOM and styled by
 * a sheet of its own window: no markup, script or style that a strict policy would refuse.
 */
export const printPage = (context: AfterContext, paper: Paper): void => {
  // Not every browser tells when it has printed.
  context.element.renderRoot.querySelector('.print-frame')?.remove();
  const frame = document.createElement('iframe');
  Object.assign(frame, { className: 'print-frame', tabIndex: -1, ariaHidden: 'true' });
  // Firefox before 148 takes away what was drawn before its empty page had loaded.
  frame.onload = () => print(context, paper, frame);
  context.element.renderRoot.append(frame);
};

const print = (context: AfterContext, paper: Paper, frame: HTMLIFrameElement): void => {
  const page = frame.contentDocument;
  const view = page?.defaultView;
  if (!page || !view) return;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(PAPER.cssText);
  page.adoptedStyleSheets = [sheet];
  draw(context, paper, page);
  view.onafterprint = () => frame.remove();
  view.focus();
  view.print();
};

/**
 * A page that stands alone: no script, nothing to load. It is written from a document that nobody shows, so that every
 * text in it is escaped by the browser.
 */
export const pageText = (context: AfterContext, paper: Paper): string => {
  const page = document.implementation.createHTMLDocument();
  draw(context, paper, page);
  const marks = page.createNodeIterator(page, NodeFilter.SHOW_COMMENT);
  for (let mark = marks.nextNode(); mark; mark = marks.nextNode()) (mark as Comment).remove();
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${PAPER.cssText}</style>`;
  return `<!doctype html>${page.documentElement.outerHTML.replace('<head>', `<head>${head}`)}`;
};

/** Saves the page as a file, from what is on the screen: also without a network. */
export const savePage = (context: AfterContext, paper: Paper, download: string): void => {
  const href = URL.createObjectURL(new Blob([pageText(context, paper)], { type: 'text/html' }));
  Object.assign(document.createElement('a'), { href, download }).click();
  setTimeout(() => URL.revokeObjectURL(href), SAVING_MS);
};
