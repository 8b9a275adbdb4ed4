export interface DocumentOptions {
  readonly title: string;
  /** Default: `en`. */
  readonly lang?: string;
  /** Default: `ltr`. */
  readonly dir?: 'ltr' | 'rtl';
  /** What the host has in its head, before the elements' script. */
  readonly head?: string;
  /** Default: those of a visitor whom the shop vouches for, and of the elements. */
  readonly scripts?: string;
  /** Default: everything there is. */
  readonly body?: string;
}

export const VISITOR_SCRIPT = '<script type="module" src="/hostile/visitor.js"></script>';
export const RENEWAL_SCRIPT = '<script type="module" src="/renewal/renewal.js"></script>';

/** Classes of a host's framework, on what stands around the elements. */
export interface HostClasses {
  readonly main?: string;
  readonly section?: string;
}

const BOX = `<renewal-box endpoint="{{backend}}" publishable-key="pk_test_shop"><p>The shop’s own words, without the box.</p></renewal-box>`;
/** What stands under one provider. */
const TAGS = [
  'renewal-card-access',
  'renewal-usage-meter',
  'renewal-auto-renewal',
  'renewal-plan-picker',
  'renewal-checkout-button',
  'renewal-order-status',
  'renewal-history',
] as const;

/** A box for whoever has not signed in, then each element, and a box, with the data of a visitor whom the shop vouches for. */
export const everything = ({ main = '', section = '' }: HostClasses = {}): string => {
  const placed = (element: string) => `
        <section class="${section}"><h2>The host’s heading</h2>${element}</section>`;
  return `
    <main class="${main}">
      <p>The host’s own text, with a <a href="/">link</a> and a <button type="button">button</button>.</p>${placed(BOX)}
      <renewal-provider endpoint="{{backend}}" publishable-key="pk_test_shop">${TAGS.map((tag) => placed(`<${tag}></${tag}>`)).join('')}
      </renewal-provider>
      <renewal-provider endpoint="{{backend}}" publishable-key="pk_test_shop">${placed('<renewal-box></renewal-box>')}
      </renewal-provider>
    </main>`;
};

export const EVERYTHING = everything();

/** A host's page with the scripts at the end of its head. */
export const hostDocument = ({
  title,
  lang = 'en',
  dir = 'ltr',
  head = '',
  scripts = `${VISITOR_SCRIPT}
    ${RENEWAL_SCRIPT}`,
  body = EVERYTHING,
}: DocumentOptions): string =>
  `<!doctype html>
<html lang="${lang}" dir="${dir}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    ${head}
    ${scripts}
  </head>
  <body>${body}
  </body>
</html>
`;
