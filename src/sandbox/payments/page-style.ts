/** The hosted page's own style sheet; it shares nothing with the elements, as a provider's page would not. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#edf0f5, #0d1117);
  --surface: light-dark(#fff, #161c25);
  --sunken: light-dark(#f5f7fa, #1d2530);
  --line: light-dark(#dbe1ea, #2c3744);
  --ink: light-dark(#131a26, #eef2f8);
  --soft: light-dark(#4c586b, #a9b5c6);
  --accent: light-dark(#2146c7, #9db4ff);
  --on-accent: light-dark(#fff, #0b1740);
  --bad: light-dark(#b3261e, #ffb4ab);
  --test: light-dark(#7a4300, #f5c67f);
  --test-ground: light-dark(#fdf0d8, #2d2412);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  min-block-size: 100dvh;
  background: var(--ground);
  color: var(--ink);
  font: 16px/1.5 system-ui, 'Noto Sans', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif;
  -webkit-text-size-adjust: 100%;
}
header, main { max-inline-size: 56rem; margin-inline: auto; padding-inline: clamp(0.75rem, 4vw, 1.5rem); }
header { display: flex; align-items: center; gap: 0.5rem; padding-block: 1rem; }
header b { font-size: 1.125rem; letter-spacing: -0.01em; }
svg { fill: none; stroke: var(--accent); stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.test {
  margin-inline-start: auto;
  padding: 0.125rem 0.75rem;
  border-radius: 99px;
  background: var(--test-ground);
  color: var(--test);
  font-size: 0.8125rem;
  font-weight: 600;
}
main { display: grid; gap: 1rem; padding-block-end: 3rem; align-items: start; }
section {
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: 1rem;
  padding: clamp(1rem, 5vw, 1.5rem);
  min-inline-size: 0;
}
h1, h2, p, button { text-wrap: balance; }
h1 { margin: 0 0 1rem; font-size: 1.25rem; line-height: 1.3; letter-spacing: -0.01em; }
h2 { margin: 0; font-size: 1rem; }
p { margin: 0 0 1rem; }
.seller { margin: 0; color: var(--soft); }
.total { margin: 0; font-size: 2.25rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.03em; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
dl { margin: 1rem 0 0; border-block-start: 1px solid var(--line); }
dl div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding-block: 0.625rem; border-block-end: 1px solid var(--line); }
dl div:last-child { border: 0; padding-block-end: 0; }
dt { color: var(--soft); }
dd { margin: 0; font-weight: 550; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 0.75rem; }
.wide { grid-column: 1 / -1; }
label { color: var(--soft); font-size: 0.875rem; }
input, select {
  display: block;
  inline-size: 100%;
  min-inline-size: 0;
  margin-block-start: 0.25rem;
  padding: 0.625rem 0.75rem;
  border: 1px solid var(--line);
  border-radius: 0.625rem;
  background: var(--sunken);
  color: var(--ink);
  font: inherit;
  font-size: 1rem;
}
.hint { margin: 0.75rem 0 1rem; color: var(--soft); font-size: 0.875rem; }
.refused { margin: 0.5rem 0 0; color: var(--bad); font-weight: 550; }
input[aria-invalid] { border-color: var(--bad); }
.wallet { display: flex; gap: 0.75rem; align-items: center; padding: 0.875rem; border: 1px solid var(--line); border-radius: 0.75rem; background: var(--sunken); min-inline-size: 0; }
.wallet span { min-inline-size: 0; overflow-wrap: anywhere; }
.wallet small { display: block; color: var(--soft); font-size: 0.875rem; }
.wallet .avatar { display: grid; place-items: center; inline-size: 2.5rem; block-size: 2.5rem; border-radius: 99px; background: var(--accent); color: var(--on-accent); font-weight: 650; flex: none; }
button, a.primary {
  display: block;
  inline-size: 100%;
  min-block-size: 2.75rem;
  padding: 0.625rem 1rem;
  border: 1px solid var(--line);
  border-radius: 0.75rem;
  background: var(--surface);
  color: var(--ink);
  font: inherit;
  font-weight: 550;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}
button:hover { background: var(--sunken); }
button.primary, a.primary { min-block-size: 3.25rem; border-color: transparent; background: var(--accent); color: var(--on-accent); font-size: 1.0625rem; font-weight: 620; display: grid; place-items: center; }
button.primary:hover, a.primary:hover { filter: brightness(1.08); background: var(--accent); }
button.quiet { margin-block-start: 0.5rem; border-color: transparent; background: none; color: var(--soft); }
button.quiet:hover { color: var(--ink); text-decoration: underline; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.outcomes { display: grid; gap: 0.625rem; border-style: dashed; }
.outcomes .hint { margin: 0; }
.decline span { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.5rem; margin-block-start: 0.25rem; }
.decline select { margin: 0; }
.verify { text-align: center; padding-block: 2rem; }
.verify svg { margin-block-end: 0.75rem; }
.waiting { display: flex; gap: 0.5rem; justify-content: center; align-items: center; color: var(--soft); }
.waiting i { inline-size: 0.625rem; block-size: 0.625rem; border-radius: 99px; background: var(--accent); animation: pulse 1.6s ease-in-out infinite; }
@keyframes pulse { 50% { opacity: 0.25; } }
@media (prefers-reduced-motion: reduce) { .waiting i { animation: none; } }
@media (max-width: 22rem) { .decline span { grid-template-columns: minmax(0, 1fr); } }
@media (min-width: 44rem) {
  main { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); }
  .summary { grid-row: span 2; position: sticky; inset-block-start: 1rem; }
  .verify { grid-column: 2; grid-row: 1; }
  .verify + .summary, .method + .summary { grid-column: 1; grid-row: 1; }
  .total { font-size: 2.75rem; }
}
`;
