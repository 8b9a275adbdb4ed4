import type { Plugin } from 'vite';

type Edit = readonly [from: RegExp, to: string];

/**
 * Edits of the bundled Lit, each of which must find its place. A Trusted Types policy name of its own: under a policy
 * without `allow-duplicates`, the second Lit on a page could not make its `lit-html` policy. It is made with the first
 * template, so that a second copy of this script, which defines nothing, makes none. No hooks through which a page's own
 * Lit, its polyfills or its development mode would reach ours. And without what cannot happen here: browsers that know
 * `light-dark()` adopt style sheets, all our `css` is written in templates, elements dress themselves
 * (`elements/base/dressed.ts`), and their attributes are texts that are read and never written.
 */
export const LIT_EDITS: Readonly<
  Record<'lit-html' | 'reactive-element' | 'lit-element' | 'css-tag', readonly Edit[]>
> = {
  'lit-html': [
    [/,e=s\?s\.createPolicy\("lit-html",\{createHTML:t=>t\}\):void 0,/, ';let e;const '],
    [
      /return void 0!==e\?e\.createHTML\(i\):i/,
      'return s?(e??=s.createPolicy("renewal-elements",{createHTML:t=>t})).createHTML(i):i',
    ],
    [/,B=t\.litHtmlPolyfillSupport;B\?\.\(\w,\w\),\(t\.litHtmlVersions\?\?=\[\]\)\.push\(".*?"\);/, ';'],
    // No formulas.
    [/:3===i\?"<math>":""/, ':""'],
    [/:3===i\?"<\/math>":""/, ':""'],
    [/2===i\|\|3===i/, '2===i'],
    [/,T=x\(3\)/, ',T=0'],
    [/throw Error\("invalid template strings array"\)/, 'throw Error("html")'],
  ],
  'reactive-element': [
    [/,p=a\.reactiveElementPolyfillSupport/, ''],
    [/,p\?\.\(\{.*?\}\),\(a\.reactiveElementVersions\?\?=\[\]\)\.push\(".*?"\)/, ''],
    [/createRenderRoot\(\)\{.*?elementStyles\),t\}/, ''],
    [/static finalizeStyles\(s\)\{.*?return i\}/, ''],
    [/this\.finalizeStyles\(this\.styles\)/, 'this.styles'],
    // Initializers and metadata, which decorators need.
    [/static addInitializer\(t\)\{.*?\.push\(t\)\}/, ''],
    [/,void 0!==t\.l&&\(this\.l=\[\.\.\.t\.l\]\)/, ''],
    [/,this\.constructor\.l\?\.forEach\(t=>t\(this\)\)/, ''],
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),a\.litPropertyMetadata\?\?=new WeakMap;/, ''],
    [/const t=this\[Symbol\.metadata\];if\(null!==t\)\{.*?\}(?=this\._\$Eh=new Map)/, ''],
    // Attributes are read as they are, and nothing is reflected.
    [/,c=a\.trustedTypes,l=c\?c\.emptyScript:""/, ''],
    [/u=\{toAttribute.*?return i\}\}/, 'u={}'],
    [/_\$ET\(t,s\)\{.*?this\._\$Em=null\}\}/, ''],
    [
      /_\$AK\(t,s\)\{.*?this\._\$Em=null\}\}/,
      '_$AK(t,s){const e=this.constructor._$Eh.get(t);void 0!==e&&(this[e]=s)}',
    ],
    [/this\._\$Eq&&=this\._\$Eq\.forEach\(t=>this\._\$ET\(t,this\[t\]\)\),/, ''],
    [/,!0===e&&this\._\$Em!==t&&\(this\._\$Eq\?\?=new Set\)\.add\(t\)/, ''],
    [
      /\|\|i\.useDefault&&i\.reflect&&h===this\._\$Ej\?\.get\(t\)&&!this\.hasAttribute\(r\._\$Eu\(t,i\)\)/,
      '',
    ],
    [/i&&!\(this\._\$Ej\?\?=new Map\)\.has\(t\)&&\(.*?void 0!==r\)\|\|/, ''],
    // No class has accessors of its own for what is declared.
    [
      /const\{get:e,set:r\}=h\(this\.prototype,t\).*?configurable/,
      'return{get(){return this[s]},set(e){const h=this[s];this[s]=e,this.requestUpdate(t,h,i)},configurable',
    ],
    [/s\.state&&\(s\.attribute=!1\),/, ''],
    [/const t=this\.properties,s=\[\.\.\.r\(t\),\.\.\.o\(t\)\];/, 'const t=this.properties,s=r(t);'],
    [/\{useDefault:i,reflect:e,wrapped:h\},r\)/, '{useDefault:i})'],
    [/,this\.prototype\.hasOwnProperty\(t\)&&\(\(s=Object\.create\(s\)\)\.wrapped=!0\)/, ''],
    [/const t=this\.constructor\.elementProperties;if\(t\.size>0\)for\(.*?\)\}\}(?=let t=!1)/, '}'],
  ],
  'lit-element': [
    [/createRenderRoot\(\)\{.*?firstChild,t\}/, ''],
    [/,s\.litElementHydrateSupport.*?o\?\.\(\{LitElement:i\}\);/, ';'],
    [/\(s\.litElementVersions\?\?=\[\]\)\.push\(".*?"\);/, ''],
  ],
  'css-tag': [
    [/=t\.ShadowRoot&&.*?CSSStyleSheet\.prototype/, '=!0'],
    [/throw Error\("Value passed.*?"\)/, 'throw Error("css")'],
    [/throw Error\("CSSResult.*?"\)/, 'throw Error("css")'],
  ],
};

/** A module of Lit with our edits. @throws {Error} where one does not find its place: Lit has changed */
export const editedLit = (module: keyof typeof LIT_EDITS, source: string): string =>
  LIT_EDITS[module].reduce((text, [from, to]) => {
    if (!from.test(text)) throw new Error(`Lit has changed: ${from} is no longer found.`);
    return text.replace(from, () => to);
  }, source);

const MODULES = Object.keys(LIT_EDITS) as (keyof typeof LIT_EDITS)[];

/** Bundles Lit as it is needed here, and sees to it that there is one Trusted Types policy, ours. */
export const ownLit = (): Plugin => ({
  name: 'renewal:own-lit',
  transform: {
    filter: { id: MODULES.map((name) => new RegExp(`/${name}\\.js$`)) },
    handler(source, id) {
      const module = MODULES.find((name) => id.endsWith(`/${name}.js`));
      return module && { code: editedLit(module, source), map: null, moduleType: 'js' };
    },
  },
  generateBundle(_options, bundle) {
    const code = Object.values(bundle).map((file) => (file.type === 'chunk' ? file.code : ''));
    const policies = code.flatMap((it) => [...it.matchAll(/createPolicy\((.*?),/g)]).map(([, name]) => name);
    if (policies.length !== 1 || !/^["'`]renewal-elements["'`]$/.test(policies[0] ?? ''))
      this.error(
        `One Trusted Types policy, "renewal-elements", is wanted; there are: ${policies.join(', ')}`,
      );
  },
});
