import { deep } from './deep.ts';

/** WCAG 1.4.12, set as a browser's own style sheet sets it: in every shadow tree, and before all else. */
const SPACED = `* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }`;

/** Text twice as large as it was, or with more space; what is drawn later has it as well where it stands in the same tree. */
export const setText = (text: 'large' | 'spaced'): void => {
  const root = document.querySelector<HTMLElement>('.story-root');
  root?.style.setProperty('--renewal-font-size', text === 'large' ? '32px' : 'medium');
  if (text === 'large') return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SPACED);
  for (const { shadowRoot } of deep(document, '*')) shadowRoot?.adoptedStyleSheets.push(sheet);
};
