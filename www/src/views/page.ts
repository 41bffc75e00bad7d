/** The page: places every view, and hands each its part of the state. */
import { html, LitElement, nothing } from 'lit';
import type { Reading } from '../engine/protocol';
import { languages } from '../notes/languages';
import type { Notes } from '../notes/notes';
import type { State } from '../state/state';
import { pageStyles } from './page_styles';
import { base } from './styles';
import './attention_panel';
import './controls';
import './decoding_panel';
import './key_list';
import './load_status';
import './masthead';
import './model_line';
import './next_tokens';
import './open_model';
import './prompt_box';
import './texts';
import './token_strip';
import './tree';
import './waterfall';

export class Page extends LitElement {
  static override properties = { state: { attribute: false }, dropping: { attribute: false } };
  declare state: State;
  /** Whether files are being held over the page. */
  declare dropping: boolean;

  static override styles = [base, pageStyles];

  override render() {
    const { state } = this;
    if (!state) return nothing;
    const { notes } = languages[state.language];
    return html`
      <div class="page">
        <look-masthead .notes=${notes} .language=${state.language} .theme=${state.theme}></look-masthead>
        <main>
          <section class="model">
            <look-model-line .notes=${notes} .model=${state.model} .shipped=${state.shipped}></look-model-line>
            <look-open-model .notes=${notes}></look-open-model>
            <look-load-status
              .notes=${notes}
              .loading=${state.loading}
              .failure=${state.loadProblem}
              .keeps=${state.model !== null}
            ></look-load-status>
          </section>
          ${state.model ? this.#text(notes) : this.#starting(notes)}
        </main>
        <footer>
          <look-key-list .notes=${notes}></look-key-list>
          <p class="soft">${notes.footer.private}</p>
        </footer>
      </div>
      ${this.dropping ? html`<div class="drop"><p>${notes.open.dropHere}</p></div>` : nothing}
    `;
  }

  #starting(notes: Notes) {
    const { loading, loadProblem } = this.state;
    if (loading || loadProblem) return nothing;
    return html`<p class="starting soft">${notes.open.nothingYet}</p>`;
  }

  #text(notes: Notes) {
    const { state } = this;
    const { reading } = state;
    return html`
      <section class="text">
        <div class="words">
          <h2>${notes.text.heading}</h2>
          <p class="note">${notes.text.note}</p>
        </div>
        <div class="writing">
          <look-prompt-box
            .notes=${notes}
            .prompt=${state.prompt}
            .takesIds=${state.model?.tokenizer === null}
            .unknownWords=${reading?.unknownWords ?? []}
            .problem=${state.textProblem}
          ></look-prompt-box>
          <look-controls
            .notes=${notes}
            .canStep=${reading?.state === 'open'}
            .canBack=${reading?.canUndo ?? false}
            .canForward=${reading?.canRedo ?? false}
            .playing=${state.playing}
          ></look-controls>
          <div role="status">
            ${state.restored ? html`<p class="restored">${notes.text.restored}</p>` : nothing}
          </div>
        </div>
      </section>
      ${reading ? nothing : this.#decoding(notes)}
      ${reading ? this.#reading(notes) : html`<p class="starting soft">${notes.empty.noReading}</p>`}
    `;
  }

  #decoding(notes: Notes) {
    const { decoding, model } = this.state;
    return html`
      <look-decoding-panel
        .notes=${notes}
        .decoding=${decoding}
        .strategies=${model?.strategies ?? []}
        .processors=${model?.processors ?? []}
      ></look-decoding-panel>
    `;
  }

  /** Without processors and coins there is nothing that the next token's panel does not show. */
  #falls(notes: Notes, { next, drawn, state }: Reading) {
    const { decoding: words, waterfall } = notes;
    const last =
      drawn &&
      html`
        <section class="fall">
          <p class="note">${words.lastChoice}</p>
          <look-waterfall
            .notes=${waterfall}
            .waterfall=${drawn.waterfall}
            .pieces=${drawn.lanes}
            .coin=${drawn.coin}
            .chosen=${drawn.chosen}
            .canChoose=${false}
          ></look-waterfall>
        </section>
      `;
    if (next.waterfall.stages.length < 2) return last ?? nothing;
    return html`
      ${last}
      <section class="fall">
        <p class="note">${words.nextChoice}</p>
        <look-waterfall
          .notes=${waterfall}
          .waterfall=${next.waterfall}
          .pieces=${next.lanes}
          .coin=${null}
          .chosen=${null}
          .canChoose=${state === 'open'}
        ></look-waterfall>
      </section>
    `;
  }

  #reading(notes: Notes) {
    const { reading, model, cell } = this.state;
    if (!reading || !model) return nothing;
    const { config } = model;
    // What several texts have come to is what one looks at; of one text, what comes next.
    const many = reading.sequences.length > 1;
    const texts = html`<look-texts .notes=${notes} .reading=${reading}></look-texts>`;
    const tree = html`
      <look-tree
        .notes=${notes.tree}
        .nodes=${reading.nodes}
        .pieces=${reading.nodePieces}
        .live=${reading.live}
        .focusNode=${reading.focus}
      ></look-tree>
    `;
    return html`
      <look-token-strip .notes=${notes} .reading=${reading} .vocabSize=${config.vocabSize}></look-token-strip>
      ${many ? [texts, tree] : nothing}
      <div class="panels">
        <look-next-tokens .notes=${notes} .reading=${reading} .vocabSize=${config.vocabSize}></look-next-tokens>
        <look-attention-panel
          .notes=${notes}
          .reading=${reading}
          .config=${config}
          .cell=${cell}
        ></look-attention-panel>
      </div>
      ${this.#decoding(notes)}
      ${this.#falls(notes, reading)}
      ${many ? nothing : tree}
    `;
  }
}

customElements.define('look-page', Page);
