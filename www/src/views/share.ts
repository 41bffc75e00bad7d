/** A dialog that makes what one pastes elsewhere: choose, see it live, copy. */
import { html, LitElement, nothing } from 'lit';
import {
  frameAddress,
  pictureOf,
  type Share,
  type SharedView,
  type SnippetKind,
  sharedControls,
  sharedViews,
  snippet,
  snippetKinds,
} from '../layout/snippets';
import type { ShareNotes } from '../notes/share';
import { shareStyles } from './share_styles';
import { base } from './styles';

type PictureName = Exclude<(typeof pictureOf)[SharedView], null>;

export class ShareDialog extends LitElement {
  static override properties = {
    notes: { attribute: false },
    share: { attribute: false },
    prompt: { attribute: false },
    draw: { attribute: false },
    save: { attribute: false },
    kind: { state: true },
    copied: { state: true },
    picture: { state: true },
  };
  declare notes: ShareNotes;
  declare share: Share;
  declare prompt: string;
  /** The engine's picture of a figure, as SVG. */
  declare draw: (figure: PictureName) => Promise<string | null>;
  /** Saves that picture as a file. */
  declare save: (figure: PictureName) => void;
  declare kind: SnippetKind;
  declare copied: boolean;
  declare picture: string | null;

  static override styles = [base, shareStyles];

  constructor() {
    super();
    this.kind = 'link';
    this.copied = false;
    this.picture = null;
  }

  override firstUpdated() {
    this.#dialog?.showModal();
  }

  override render() {
    const { notes, share } = this;
    if (!share) return nothing;
    return html`
      <dialog aria-labelledby="heading" @close=${() => this.remove()} @keydown=${keepKey}>
        <div class="heading">
          <h2 id="heading">${notes.heading}</h2>
          <button class="close" @click=${() => this.#dialog?.close()}>${notes.close}</button>
        </div>
        <div class="columns">
          <div class="choices">${this.#choices()}</div>
          <section class="preview" tabindex="0" aria-label=${notes.preview}>${this.#preview()}</section>
        </div>
        <div class="kinds" role="group" aria-label=${notes.kinds}>
          ${snippetKinds.map(
            (kind) => html`
              <button aria-pressed=${`${kind === this.kind}`} data-kind=${kind} @click=${() => this.#pick(kind)}>
                ${notes.kind[kind]}
              </button>
            `,
          )}
        </div>
        <p class="note">${notes.about[this.kind]}</p>
        <div class="code">
          <pre translate="no" tabindex="0" aria-label=${notes.kind[this.kind]}><code>${this.#code}</code></pre>
          <button class="copy" @click=${this.#copy}>${this.copied ? notes.copied : notes.copy}</button>
          <span class="hidden" role="status">${this.copied ? notes.copied : ''}</span>
        </div>
      </dialog>
    `;
  }

  get #titled(): Share {
    const { notes, share, prompt } = this;
    return { ...share, title: notes.title(notes.views[share.view], prompt) };
  }

  get #code(): string {
    return snippet(this.kind, this.#titled);
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  #choices() {
    const { notes, share } = this;
    return html`
      ${this.#select('view', notes.view, sharedViews, notes.views)}
      ${this.#select('controls', notes.controls, sharedControls, notes.controlKinds)}
      ${this.#select('language', notes.language, ['', 'en', 'zh'] as const, { '': notes.readers, en: 'English', zh: '简体中文' })}
      ${this.#select('theme', notes.theme, ['system', 'light', 'dark'] as const, notes.themes)}
      <label>
        ${notes.height}
        <input type="number" min="80" max="2000" step="20" .value=${`${share.height}`} @change=${(event: Event) => this.#count('height', event)} />
      </label>
      <label>
        ${notes.steps}
        <input type="number" min="0" max="99" .value=${`${share.steps}`} @change=${(event: Event) => this.#count('steps', event)} />
      </label>
    `;
  }

  #select<T extends string>(
    field: 'view' | 'controls' | 'language' | 'theme',
    label: string,
    values: readonly T[],
    words: Record<T, string>,
  ) {
    const now = this.share[field] ?? '';
    return html`
      <label>
        ${label}
        <select
          name=${field}
          @change=${({ target }: Event) => {
            const { value } = target as HTMLSelectElement;
            this.#change({ [field]: value === '' ? null : value });
          }}
        >
          ${values.map((value) => html`<option value=${value} ?selected=${value === now}>${words[value]}</option>`)}
        </select>
      </label>
    `;
  }

  #preview() {
    const { notes, share, kind, picture } = this;
    if (kind === 'picture') {
      const figure = pictureOf[share.view];
      if (figure === null) return html`<p class="note">${notes.noPicture}</p>`;
      return html`
        ${picture ? html`<img src=${`data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`} alt=${this.#titled.title} />` : nothing}
        <button class="save" @click=${() => this.save(figure)}>
          ${notes.savePicture}
        </button>
      `;
    }
    return html`
      <iframe
        src=${frameAddress(this.#titled)}
        title=${this.#titled.title}
        sandbox="allow-scripts"
        .style=${`height: ${kind === 'slide' ? 'auto' : `${share.height}px`}`}
        class=${kind}
      ></iframe>
      ${kind === 'slide' ? this.#stepping() : nothing}
    `;
  }

  /** What the deck's keys do. */
  #stepping() {
    const { notes } = this;
    return html`
      <div class="stepping">
        <button @click=${() => this.#tell('back')}>${notes.previous}</button>
        <button @click=${() => this.#tell('step')}>${notes.next}</button>
      </div>
    `;
  }

  #tell(deed: 'step' | 'back') {
    const frame = this.renderRoot.querySelector('iframe');
    // A sandboxed frame has no origin that could be named.
    frame?.contentWindow?.postMessage({ lookback: 1, do: deed }, '*');
  }

  #pick(kind: SnippetKind) {
    this.kind = kind;
    this.copied = false;
    void this.#drawn();
  }

  #change(changed: Partial<Share>) {
    this.share = { ...this.share, ...changed };
    this.copied = false;
    void this.#drawn();
  }

  #count(field: 'height' | 'steps', { target }: Event) {
    const { valueAsNumber, min, max } = target as HTMLInputElement;
    if (valueAsNumber >= Number(min) && valueAsNumber <= Number(max))
      this.#change({ [field]: valueAsNumber });
    else this.requestUpdate();
  }

  async #drawn() {
    const figure = pictureOf[this.share.view];
    this.picture = null;
    if (this.kind === 'picture' && figure !== null) this.picture = await this.draw(figure);
  }

  async #copy() {
    await navigator.clipboard.writeText(this.#code);
    this.copied = true;
  }
}

/** What is typed here is no command of the page behind. */
function keepKey(event: Event) {
  event.stopPropagation();
}

customElements.define('look-share', ShareDialog);
