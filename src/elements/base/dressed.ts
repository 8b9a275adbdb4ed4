import { type CSSResult, LitElement } from 'lit';

/**
 * An element that keeps its looks wherever it is moved: a document takes only style sheets that were made in it, and the
 * browser takes them off whatever is moved to another one.
 */
export abstract class DressedElement extends LitElement {
  readonly #worn = new Set((this.constructor as typeof LitElement).elementStyles as CSSResult[]);

  /** Puts on more styles, each of them once. */
  protected dress(styles: readonly CSSResult[]): void {
    for (const style of styles) this.#worn.add(style);
    const { shadowRoot, ownerDocument } = this;
    const { defaultView: view } = ownerDocument;
    // Not on a page yet, or in a document that nobody sees.
    if (!shadowRoot || !view) return;
    shadowRoot.adoptedStyleSheets = [...this.#worn].flatMap(({ cssText, styleSheet }) => {
      if (ownerDocument === document) return styleSheet ?? [];
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(cssText);
      return sheet;
    });
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = this.attachShadow({ mode: 'open' });
    this.dress([]);
    return root;
  }

  adoptedCallback(): void {
    this.dress([]);
  }
}
