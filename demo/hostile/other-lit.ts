import { css, html, LitElement } from 'lit';

/** A host's own element, with a Lit of its own: one that makes the policy `lit-html`. */
class HostCounter extends LitElement {
  static override properties = { count: { type: Number } };
  static override styles = css`
    :host {
      display: block;
      padding: 8px;
    }
  `;
  declare count: number;

  constructor() {
    super();
    this.count = 0;
  }

  override render(): unknown {
    return html`<button type="button" @click=${() => {
      this.count += 1;
    }}>The host’s Lit counts: ${this.count}</button>`;
  }
}

customElements.define('host-counter', HostCounter);
