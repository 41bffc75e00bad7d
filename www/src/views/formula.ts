/** One formula: typeset, and as plain text until it is. */
import { css, html, LitElement, type PropertyValues } from 'lit';
import { plainOf } from '../layout/formulas/plain';
import { type Typesetter, typesetter } from './formula_typesetter';

class FormulaView extends LitElement {
  static override properties = { tex: { attribute: false }, ready: { state: true } };
  declare tex: string;
  declare ready: Typesetter | null;
  #set: Node | null = null;

  static override styles = css`
    :host {
      display: block;
      overflow: auto hidden;
      scrollbar-width: thin;
      font-size: var(--formula-size, 0.875rem);
    }
    .katex-display {
      margin: 0.15em 0;
      text-align: start;
    }
    .katex-display > .katex {
      text-align: start;
    }
    .plain {
      font-family: var(--mono);
      font-size: var(--size-note);
      white-space: pre;
    }
  `;

  constructor() {
    super();
    this.ready = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Without KaTeX the plain text stays.
    typesetter().then(
      (ready) => this.#take(ready),
      () => {},
    );
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('tex') || changed.has('ready')) {
      this.#set = this.ready?.typeset(this.tex) ?? null;
    }
  }

  override render() {
    return html`${this.#set ?? html`<span class="plain" translate="no">${plainOf(this.tex)}</span>`}`;
  }

  #take(ready: Typesetter): void {
    const root = this.shadowRoot;
    // After our own styles KaTeX's would win where both speak.
    if (root) root.adoptedStyleSheets = [ready.styles, ...root.adoptedStyleSheets];
    this.ready = ready;
  }
}

customElements.define('look-formula', FormulaView);
