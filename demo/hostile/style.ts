import { hostDocument } from './document.ts';
import { FRAMEWORKS } from './frameworks.ts';
import type { HostileGroup, HostilePage } from './page.ts';
import { styled } from './styled.ts';

/** Colours, fonts and measures that a page never meant for us. */
const LOUD = 'background: gold !important; border: 3px dashed red !important; border-radius: 9px !important;';

const blank: HostilePage = {
  path: 'style/blank',
  title: 'Blank',
  about: 'Does nothing at all: what every other page has to look like inside.',
  html: hostDocument({ title: 'Blank' }),
};

const SHEETS: readonly HostilePage[] = [
  styled('reset', 'A reset', 'Takes every margin, border, font and list away from everything.', {
    css: `* { margin: 0; padding: 0; border: 0; outline: 0; font: inherit; vertical-align: baseline; list-style: none; background: none; box-sizing: border-box; text-decoration: none; }
      body { line-height: 1; } blockquote, q { quotes: none; } table { border-collapse: collapse; border-spacing: 0; }`,
  }),
  styled(
    'important-text',
    'Text, importantly',
    'Says everything about text to everything, with !important.',
    {
      css: `*, *::before, *::after { color: crimson !important; font: italic 900 small-caps 31px/2.4 "Courier New", monospace !important;
      letter-spacing: 0.4em !important; word-spacing: 2em !important; text-transform: uppercase !important; text-align: right !important;
      text-indent: 3em !important; text-shadow: 2px 2px 3px blue !important; white-space: pre !important; word-break: break-all !important;
      hyphens: auto !important; tab-size: 20 !important; quotes: "<" ">" !important; list-style: square inside !important; cursor: wait !important;
      font-feature-settings: "smcp", "zero" !important; font-variant-numeric: oldstyle-nums !important; font-stretch: expanded !important; font-kerning: none !important;
      text-rendering: geometricPrecision !important; text-decoration: line-through wavy red !important; text-emphasis: dot !important; text-underline-offset: 9px !important;
      -webkit-text-fill-color: green !important; -webkit-text-stroke: 1px orange !important; -webkit-font-smoothing: none !important; line-break: anywhere !important;
      accent-color: red !important; caret-color: red !important; border-collapse: collapse !important; caption-side: bottom !important; empty-cells: hide !important;
      font-size-adjust: 0.9 !important; overflow-wrap: normal !important; text-align-last: center !important; text-justify: none !important; text-wrap: nowrap !important; widows: 9 !important; orphans: 9 !important;
      user-select: none !important; -webkit-user-select: none !important; fill: lime !important; stroke: lime !important; stroke-width: 5px !important; }`,
    },
  ),
  styled(
    'important-boxes',
    'Boxes, importantly',
    'Gives everything a measure, an edge and a ground, with !important and * *.',
    {
      css: `*, * *, *::before, *::after { ${LOUD} margin: 7px !important; padding: 5px !important; box-sizing: content-box !important; box-shadow: 0 0 9px blue !important; outline: 2px solid lime !important;
      min-height: 30px !important; vertical-align: super !important; transition: all 1s !important; gap: 40px !important; align-items: end !important; justify-content: end !important; }`,
    },
  ),
  styled('all-unset', 'All unset', 'Says “all: unset !important” to everything.', {
    css: '* { all: unset !important; }',
  }),
  styled('all-revert', 'All reverted', 'Says “all: revert !important” to everything.', {
    css: '* { all: revert !important; }',
  }),
  styled('root-62', '62.5 %', 'Counts ten pixels to the rem.', {
    css: 'html { font-size: 62.5%; } body { font-size: 1.6rem; }',
  }),
  styled('root-6', 'Tiny root', 'Has a root font size of 6 px.', {
    css: 'html { font-size: 6px; } body { font-size: 6px; line-height: 0.8; }',
  }),
  styled('root-40', 'Huge root', 'Has a root font size of 40 px.', {
    css: 'html { font-size: 40px; } body { font-size: 1.5em; }',
  }),
  styled(
    'inherited',
    'Inherited text',
    'A body whose text is spaced, slanted, centred, spelled big and written in no case.',
    {
      css: `body { color: #c0ffee; font: oblique 300 condensed 22px/3 Georgia, serif; letter-spacing: 0.3em; word-spacing: 1em; text-transform: uppercase; text-align: center; text-indent: 4em; text-shadow: 1px 1px 2px red;
      white-space: nowrap; word-break: keep-all; hyphens: manual; cursor: crosshair; list-style: upper-roman; quotes: none; font-feature-settings: "liga" 0; font-variant: small-caps; -webkit-text-fill-color: purple;
      -webkit-text-stroke: 2px teal; tab-size: 1; user-select: none; -webkit-user-select: none; text-rendering: optimizeSpeed; line-break: strict; text-align-last: right; accent-color: red; }`,
    },
  ),
  styled(
    'monospace',
    'Monospace',
    'A body in monospace, whose “medium” is smaller than that of other fonts.',
    { css: 'html, body { font-family: monospace; }' },
  ),
  styled('vertical', 'Vertical writing', 'Is written from top to bottom.', {
    css: 'section { writing-mode: vertical-rl; text-orientation: upright; }',
  }),
  styled('tags', 'By tag', 'Says something of every tag and attribute that we might use.', {
    css: `button, input, select, textarea, label, fieldset, legend, h1, h2, h3, p, ul, ol, li, dl, dt, dd, a, span, b, small, s, time, svg, path, rect, circle, details, summary, form, table, output, meter, progress,
      [lang], [hidden], [role], [aria-hidden], [aria-label], [class], [part], [type], :not(.host), :not(:defined), :is(button, input):not([data-host]), div > div, div:has(*) { ${LOUD} color: red !important; font-size: 30px !important; }
      [hidden] { display: block !important; }`,
  }),
  styled(
    'layers',
    'Layers',
    'Has its !important in cascade layers, where the first layer is the strongest.',
    {
      css: '@layer reset, base, theme; @layer reset { *, *::before, *::after { color: red !important; font-size: 9px !important; line-height: 4 !important; } } @layer theme { * { border-radius: 0 !important; } }',
    },
  ),
  styled(
    'variables',
    'Variables like ours',
    'Sets custom properties with names such as ours have, on everything.',
    {
      css: `* { ${ownNames()
        .map((name) => `${name}: red !important;`)
        .join(' ')} }`,
    },
  ),
  styled(
    'first-lines',
    'First lines',
    'Begins everything with a big letter, and underlines its first line.',
    {
      css: `*::first-letter { font-size: 4em !important; float: left !important; color: red !important; }
      *::first-line { color: red !important; text-decoration: underline !important; letter-spacing: 1em !important; }`,
    },
  ),
  styled('animated', 'Animations', 'Moves and fades everything, in animations that are named like ours.', {
    css: '@keyframes breathe { to { opacity: 0; } } @keyframes turn { to { transform: scale(3); } } .root, .bone, .spinner, p, h2 { animation: breathe 2s infinite, turn 2s infinite !important; }',
  }),
  styled('untouchable', 'Nothing to select', 'Lets nobody select, drag or see a pointer.', {
    css: '* { user-select: none !important; -webkit-user-select: none !important; -webkit-user-drag: none; cursor: none !important; touch-action: none !important; -webkit-tap-highlight-color: red !important; }',
  }),
];

const PLACES: readonly HostilePage[] = [
  styled('transformed', 'Transformed', 'Puts everything below a transform, a perspective and a filter.', {
    css: 'main { transform: translateX(8px); perspective: 900px; } section { filter: brightness(1); will-change: transform; transform-style: preserve-3d; }',
  }),
  styled('contained', 'Contained', 'Contains size, layout, style and paint of every place.', {
    css: `section { contain: strict; block-size: 850px; } section:has(renewal-plan-picker) { block-size: 1800px; }
      renewal-provider + renewal-provider section { block-size: 3100px; }`,
  }),
  styled('content-visibility', 'Skipped', 'Draws no place before it comes into sight.', {
    css: 'section { content-visibility: auto; contain-intrinsic-size: auto 300px; }',
  }),
  styled('clipped', 'Clipped', 'Clips and scrolls in every place.', {
    css: 'main { overflow: clip; } section { overflow: hidden auto; scrollbar-gutter: stable; border-radius: 4px; isolation: isolate; }',
  }),
  styled('containers', 'Containers', 'Has query containers around the elements, and styles by them.', {
    css: 'main { container: root / inline-size; } section { container: box / inline-size; } @container (min-width: 1px) { * { color: red; } renewal-box { line-height: 4; } }',
  }),
  styled('flex-row', 'In a row', 'Puts each element into a flex row, beside a heading.', {
    css: 'section { display: flex; align-items: start; } h2 { inline-size: 60px; flex: none; }',
  }),
  styled('centred', 'Centred', 'Centres each element in both directions, as many templates do.', {
    css: 'body { display: flex; place-items: center; min-width: 320px; } main { margin: 0 auto; } section { display: flex; flex-direction: column; align-items: center; }',
  }),
  styled('grid', 'In a grid', 'Has grid columns that are as wide as what is in them.', {
    css: 'section { display: grid; grid-template-columns: max-content auto; justify-items: start; }',
  }),
  styled('table', 'In a table', 'Makes a table of every place, whose cells are as wide as their content.', {
    css: 'section { display: table; } section > * { display: table-cell; }',
  }),
  styled('floats', 'Floating', 'Lets every element float.', {
    css: 'section::after { content: ""; display: block; clear: both; } section > :not(h2) { float: left; }',
  }),
  styled('inline', 'Inline', 'Makes every element an inline block.', {
    css: 'section > :not(h2) { display: inline-block; vertical-align: middle; }',
  }),
  styled('flex-hosts', 'Flex themselves', 'Makes a flex box of every element itself.', {
    css: 'section > :not(h2) { display: flex; flex-direction: column; align-items: center; }',
  }),
  styled('absolute', 'Absolute', 'Takes every element out of the flow.', {
    css: 'section { position: relative; block-size: 850px; } section:has(renewal-plan-picker) { block-size: 1800px; } renewal-provider + renewal-provider section { block-size: 3100px; } section > :not(h2) { position: absolute; inset-block-start: 50px; inset-inline-start: 0; }',
  }),
];

const READERS: readonly HostilePage[] = [
  styled('rtl', 'Right to left', 'An Arabic page, with elements in English.', { dir: 'rtl', lang: 'ar' }),
  styled('narrow', '240 px', 'Leaves 240 pixels.', { css: 'main { inline-size: 240px; }' }),
  styled('wide', '2000 px', 'Is 2000 pixels wide.', { css: 'main { inline-size: 2000px; }' }),
  styled('zoom', 'Zoom of 400 %', 'Zooms to 400 %.', { css: 'html { zoom: 4; }' }),
  styled('dark', 'Dark', 'Is dark.', {
    css: ':root { color-scheme: dark; } body { background: #111; color: #eee; }',
  }),
  styled('colours', 'Colours of its own', 'Keeps its colours where the reader has forced others.', {
    css: '* { forced-color-adjust: none !important; background: #fffbe6; }',
  }),
  styled('tokens', 'Tokens', 'Sets our theme tokens: the one page that may look different.', {
    css: ':root { --renewal-font: Georgia, serif; --renewal-font-size: 20px; --renewal-ink: #40106a; --renewal-accent: #b3005e; --renewal-surface: #fff7fb; --renewal-radius: 2px; --renewal-radius-large: 0px; --renewal-line: #e0a; }',
  }),
  {
    ...blank,
    path: 'style/quirks',
    title: 'Quirks',
    about: 'Has no doctype, so that browsers lay it out as they did in 1998: some lines are lower.',
    html: hostDocument({ title: 'Quirks' }).replace('<!doctype html>', ''),
  },
];

/** Names that our private properties have, in the sources and as the build writes them. */
function ownNames(): readonly string[] {
  const letters = [...'0123456789abcdefghijklmnopqrstuvwxyz'];
  return [
    ...letters.map((letter) => `--_${letter}`),
    '--_ink',
    '--_surface',
    '--_font',
    '--_line',
    '--_radius',
    '--_accent',
    '--font',
    '--color',
  ];
}

export const style: HostileGroup = { title: 'Style sheets', pages: [blank, ...SHEETS] };
export const frameworks: HostileGroup = { title: 'Frameworks', pages: FRAMEWORKS };
export const places: HostileGroup = { title: 'Places', pages: PLACES };
export const readers: HostileGroup = { title: 'Directions, widths and colours', pages: READERS };
