export interface DocumentOptions {
  readonly title: string;
  /** Default: `en`. */
  readonly lang?: string;
  /** Default: `ltr`. */
  readonly dir?: 'ltr' | 'rtl';
  /** What the host has in its head, before the elements' script. */
  readonly head?: string;
  /** Default: everything there is. */
  readonly body?: string;
}

/** A box for whoever has not signed in, then each element with the data of a visitor whom the shop vouches for. */
export const EVERYTHING = `
    <main>
      <section><renewal-box endpoint="{{backend}}" publishable-key="pk_test_shop"><p>The shop’s own words, without the box.</p></renewal-box></section>
      <renewal-provider endpoint="{{backend}}" publishable-key="pk_test_shop">
        <section><renewal-card-access></renewal-card-access></section>
        <section><renewal-usage-meter></renewal-usage-meter></section>
        <section><renewal-auto-renewal></renewal-auto-renewal></section>
        <section><renewal-plan-picker></renewal-plan-picker></section>
        <section><renewal-checkout-button></renewal-checkout-button></section>
        <section><renewal-order-status></renewal-order-status></section>
        <section><renewal-history></renewal-history></section>
        <section><renewal-box></renewal-box></section>
      </renewal-provider>
    </main>`;

/** A host's page with the elements' script at the end of its head. */
export const hostDocument = ({
  title,
  lang = 'en',
  dir = 'ltr',
  head = '',
  body = EVERYTHING,
}: DocumentOptions): string =>
  `<!doctype html>
<html lang="${lang}" dir="${dir}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    ${head}
    <script type="module" src="/hostile/visitor.js"></script>
    <script type="module" src="/renewal/renewal.js"></script>
  </head>
  <body>${body}
  </body>
</html>
`;
