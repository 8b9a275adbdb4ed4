import { waitUntil } from './wait.ts';

/**
 * The page that goes to the printer when `press` has pressed the button for it.
 * The dialog stays closed: Firefox and WebKit would wait for an answer that no test can give.
 */
export const printed = async (root: ShadowRoot, press: () => Promise<void>): Promise<Document> => {
  let paper: Document | null = null;
  const catchPage = ({ target }: Event): void => {
    if (!(target instanceof HTMLIFrameElement) || !target.contentWindow) return;
    target.contentWindow.print = () => {
      paper = target.contentDocument;
    };
  };
  root.addEventListener('load', catchPage, { capture: true });
  try {
    await press();
    await waitUntil(() => paper, 'a page to print');
  } finally {
    root.removeEventListener('load', catchPage, { capture: true });
  }
  return paper as unknown as Document;
};
