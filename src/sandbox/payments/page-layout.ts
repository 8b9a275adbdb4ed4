import { html } from 'hono/html';
import type { Money } from '../../domain/model/primitives.ts';
import { currencyDecimals } from '../../domain/money.ts';
import type { PageWords } from './page-words.ts';

export type Markup = ReturnType<typeof html>;

export const formatMoney = ({ currency, minor }: Money, lang: string): string =>
  new Intl.NumberFormat(lang, { style: 'currency', currency }).format(
    minor / 10 ** currencyDecimals(currency),
  );

/** Every page of the provider. */
export const layout = (words: PageWords, heading: string, body: Markup): Markup => html`<!doctype html>
<html lang="${words.lang}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>${heading} – Quay</title>
    <link rel="stylesheet" href="/pay.css" />
  </head>
  <body>
    <header>
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
        <path d="M2 15c2.5 0 2.5 2 5 2s2.5-2 5-2 2.5 2 5 2 2.5-2 5-2M4 11h16M7 11V5m5 6V5m5 6V5" />
      </svg>
      <b>Quay</b>
      <span class="test">${words.testMode}</span>
    </header>
    <main>${body}</main>
  </body>
</html>`;
