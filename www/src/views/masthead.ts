/** The top of the page: the name, the language, the colours. */
import { css, html, LitElement } from 'lit';
import { languages } from '../notes/languages';
import type { Notes } from '../notes/notes';
import type { Language, Theme } from '../state/state';
import { base } from './styles';
import { raise } from './wishes';

const themes: Theme[] = ['system', 'light', 'dark'];

class Masthead extends LitElement {
  static override properties = {
    notes: { attribute: false },
    language: { attribute: false },
    theme: { attribute: false },
  };
  declare notes: Notes;
  declare language: Language;
  declare theme: Theme;

  static override styles = [
    base,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
      }
      svg {
        width: 1.625rem;
        height: 1.625rem;
        fill: var(--attention);
      }
      h1 {
        margin: 0;
        font-size: 1.25rem;
        font-weight: 680;
        letter-spacing: -0.02em;
      }
      .tagline {
        flex: 1 1 14rem;
        color: var(--ink-soft);
      }
      .switches {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
      }
      .switch {
        display: flex;
        gap: 2px;
      }
      button {
        min-height: 1.75rem;
        padding: 0 0.5rem;
        border-color: transparent;
        background: none;
        color: var(--ink-soft);
        font-size: var(--size-note);
      }
      @media (pointer: coarse) {
        button {
          min-height: 2.5rem;
        }
      }
      button[aria-pressed='true'] {
        color: var(--ink);
        border-color: var(--rule);
        background: var(--raised);
        font-weight: 560;
      }
    `,
  ];

  override render() {
    const { notes } = this;
    return html`
      <header>
        ${mark}
        <h1 translate="no">Lookback</h1>
        <p class="tagline">${notes.tagline}</p>
        <div class="switches">
          <div class="switch" role="group" aria-label=${notes.language}>
            ${(Object.keys(languages) as Language[]).map((language) => this.#languageButton(language))}
          </div>
          <div class="switch" role="group" aria-label=${notes.theme.label}>
            ${themes.map(
              (theme) => html`
                <button
                  aria-pressed=${theme === this.theme}
                  @click=${() => raise(this, 'theme-picked', theme)}
                >
                  ${notes.theme[theme]}
                </button>
              `,
            )}
          </div>
        </div>
      </header>
    `;
  }

  #languageButton(language: Language) {
    const { name, tag } = languages[language];
    return html`
      <button
        lang=${tag}
        translate="no"
        aria-pressed=${language === this.language}
        @click=${() => raise(this, 'language-picked', language)}
      >
        ${name}
      </button>
    `;
  }
}

/** The causal mask: what a position may look at. */
const mark = html`
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <rect x="0.5" y="0.5" width="4" height="4" rx="1" />
    <rect x="0.5" y="6" width="4" height="4" rx="1" />
    <rect x="6" y="6" width="4" height="4" rx="1" />
    <rect x="0.5" y="11.5" width="4" height="4" rx="1" />
    <rect x="6" y="11.5" width="4" height="4" rx="1" />
    <rect x="11.5" y="11.5" width="4" height="4" rx="1" />
  </svg>
`;

customElements.define('look-masthead', Masthead);
