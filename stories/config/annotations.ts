import type { Preview } from '@storybook/web-components-vite';
import { html } from 'lit';

/** What Storybook and the tests of the stories share: the switches, and the root that obeys them. */
export const annotations = {
  globalTypes: {
    lang: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'zh-Hans', title: '简体中文' },
        ],
      },
    },
    scheme: {
      description: 'Colour scheme',
      toolbar: {
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
      },
    },
  },
  initialGlobals: { lang: 'en', scheme: 'light' },
  decorators: [
    (story, { globals: { lang, scheme } }) =>
      html`<div class="story-root" lang=${lang} data-scheme=${scheme}>${story()}</div>`,
  ],
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    controls: { expanded: true },
  },
} satisfies Preview;

/** A constructed sheet, which a page with a strict policy accepts. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  .story-root { padding: 16px; background: Canvas; color: CanvasText; font-family: system-ui, sans-serif; }
  .story-root[data-scheme='light'] { color-scheme: light; }
  .story-root[data-scheme='dark'] { color-scheme: dark; }
`);
document.adoptedStyleSheets.push(sheet);
