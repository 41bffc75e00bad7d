/** The page: places every view, and hands each its part of the state. */
import { html, LitElement, nothing } from 'lit';
import type { Problem, Reading } from '../engine/protocol';
import { blameFor } from '../layout/blame';
import { examplesFor } from '../layout/examples';
import type { FigureName } from '../layout/figures';
import { languages } from '../notes/languages';
import type { Notes } from '../notes/notes';
import { ideaNames } from '../state/ideas';
import type { State, ViewName } from '../state/state';
import { pageStyles } from './page_styles';
import { base } from './styles';
import './complaints';
import './controls';
import './decoding_panel';
import './ideas';
import './keeping';
import './key_list';
import './ledger';
import './load_status';
import './masthead';
import './model_line';
import './model_size';
import './next_tokens';
import './open_model';
import './opening_question';
import './prompt_box';
import './save_figure';
import './rounds';
import './texts';
import './token_strip';
import './tree';
import './view_tabs';
import './waterfall';

/** Views that most visits do not need come when they are first looked at. */
const comeLater: Partial<Record<ViewName, () => Promise<unknown>>> = {
  attention: () => import('./attention_view'),
  compare: () => import('./compare_view'),
};

export class Page extends LitElement {
  static override properties = { state: { attribute: false }, dropping: { attribute: false } };
  declare state: State;
  /** Whether files are being held over the page. */
  declare dropping: boolean;

  static override styles = [base, pageStyles];

  override willUpdate() {
    if (this.state) void comeLater[this.state.view]?.();
  }

  override render() {
    const { state } = this;
    if (!state) return nothing;
    const { notes } = languages[state.language];
    return html`
      <div class="page">
        <look-masthead .notes=${notes} .language=${state.language} .theme=${state.theme}></look-masthead>
        <main>
          <section class="model">
            <look-model-line
              .notes=${notes}
              .model=${state.model}
              .shipped=${state.shipped}
              .kept=${state.opening.kept}
            ></look-model-line>
            <look-open-model .notes=${notes} .kept=${state.opening.kept}></look-open-model>
            <div class="opening">
              <look-model-size .notes=${notes} .model=${state.model} .opening=${state.opening}></look-model-size>
              <look-opening-question .notes=${notes} .question=${state.opening.question}></look-opening-question>
              <look-load-status
                .notes=${notes}
                .loading=${state.loading}
                .failure=${state.loadProblem}
                .keeps=${state.model !== null}
              ></look-load-status>
            </div>
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
      <look-complaints .notes=${notes} .complaints=${state.complaints}></look-complaints>
      <look-view-tabs .notes=${notes.page} .view=${state.view}></look-view-tabs>
      <div class="top">
      <section class="text">
        <look-prompt-box
          .notes=${notes}
          .prompt=${state.prompt}
          .takesIds=${state.model?.tokenizer === null}
          .words=${state.model?.words ?? null}
          .unknownWords=${reading?.unknownWords ?? []}
          .examples=${state.model ? examplesFor(state.model) : []}
          .problem=${this.#promptProblem()}
        ></look-prompt-box>
        <div class="bar">
          ${state.view === 'compare' ? nothing : this.#controls(notes)}
          <look-keeping .notes=${notes.page} .said=${state.said}></look-keeping>
        </div>
        <div role="status">
          ${state.restored ? html`<p class="restored">${notes.text.restored}</p>` : nothing}
        </div>
      ${this.#written(notes)}
      </section>
      <look-ideas
        .notes=${notes.ideas}
        .names=${ideaNames[state.view]}
        .done=${state.ideasDone}
      ></look-ideas>
      </div>
      ${this.#view(notes)}
    `;
  }

  /** What is said beside a setting is not said twice. */
  #promptProblem(): Problem | null {
    const { decoding, textProblem, view } = this.state;
    const isOfSetting = textProblem !== null && blameFor(textProblem.message, decoding) !== null;
    return view === 'decode' && isOfSetting ? null : textProblem;
  }

  #controls(notes: Notes) {
    const { playing, reading, speed } = this.state;
    return html`
      <look-controls
        .notes=${notes}
        .canStep=${reading?.state === 'open'}
        .canBack=${reading?.canUndo ?? false}
        .canForward=${reading?.canRedo ?? false}
        .playing=${playing}
        .speed=${speed}
      ></look-controls>
    `;
  }

  /** The lanes of a comparison have texts of their own. */
  #written(notes: Notes) {
    const { model, reading, showsSpaces, view } = this.state;
    if (view === 'compare') return nothing;
    if (!reading) return html`<p class="starting soft">${notes.empty.noReading}</p>`;
    return html`
      <look-token-strip
        .notes=${notes}
        .reading=${reading}
        .vocabSize=${model?.config.vocabSize ?? 1}
        .spaces=${showsSpaces}
      ></look-token-strip>
    `;
  }

  #view(notes: Notes) {
    const { view, reading } = this.state;
    if (view === 'compare') return this.#compare(notes);
    // The settings stay, so that a text that could not be started may be, with others.
    if (!reading) return view === 'decode' ? this.#decoding(notes) : nothing;
    if (view === 'attention') return this.#attention(notes, reading);
    return this.#decode(notes, reading);
  }

  #compare(notes: Notes) {
    const { lanes, comparison, lanesShown, prompt, model } = this.state;
    return html`
      <look-compare-view
        .notes=${notes}
        .lanes=${lanes}
        .comparison=${comparison}
        .shown=${lanesShown}
        .prompt=${prompt}
        .words=${model?.words ?? null}
        .strategies=${model?.strategies ?? []}
        .vocabSize=${model?.config.vocabSize ?? 1}
      ></look-compare-view>
    `;
  }

  #decoding(notes: Notes) {
    const { decoding, model, reading } = this.state;
    return html`
      <look-decoding-panel
        .notes=${notes}
        .decoding=${decoding}
        .strategies=${model?.strategies ?? []}
        .processors=${model?.processors ?? []}
        .waterfall=${reading?.moment.isNow ? reading.moment.fall.waterfall : null}
        .sequences=${reading?.sequences ?? []}
        .problem=${this.state.textProblem}
      ></look-decoding-panel>
    `;
  }

  #decode(notes: Notes, reading: Reading) {
    const { model } = this.state;
    // What several texts have come to is what one looks at; of one text, what comes next.
    const many = reading.sequences.length > 1;
    const search = html`
      <section class="search">
        <look-texts .notes=${notes} .reading=${reading}></look-texts>
        <look-tree
          .notes=${notes.tree}
          .nodes=${reading.nodes}
          .pieces=${reading.nodePieces}
          .live=${reading.live}
          .focusNode=${reading.focus}
          .counts=${/\bstrategy=sample\b/.test(reading.settings)}
        ></look-tree>
        <look-rounds .notes=${notes} .reading=${reading}></look-rounds>
      </section>
    `;
    return html`
      <look-ledger .notes=${notes.ledger} .reading=${reading}>
        ${this.#save(notes, 'ledger')}
      </look-ledger>
      ${many ? search : nothing}
      <div class="panels">
        <look-next-tokens
          .notes=${notes}
          .reading=${reading}
          .vocabSize=${model?.config.vocabSize ?? 1}
        ></look-next-tokens>
        ${this.#decoding(notes)}
      </div>
      ${this.#falls(notes, reading)}
      ${many ? nothing : search}
    `;
  }

  /** Without processors and coins there is nothing that the next token's panel does not show. */
  #falls(notes: Notes, { moment, drawn, state }: Reading) {
    const { decoding: words, waterfall } = notes;
    const shown = moment.isNow ? drawn : moment.drawn;
    const { fall } = moment;
    const last =
      shown &&
      html`
        <section class="fall">
          <p class="note">${words.lastChoice}</p>
          <look-waterfall
            .notes=${waterfall}
            .waterfall=${shown.waterfall}
            .pieces=${shown.lanes}
            .coin=${shown.coin}
            .chosen=${shown.chosen}
            .canChoose=${false}
          ></look-waterfall>
        </section>
      `;
    if (fall.lanes.length === 0 || fall.waterfall.stages.length < 2) return last ?? nothing;
    return html`
      ${last}
      <section class="fall">
        <p class="note">${words.nextChoice}</p>
        <look-waterfall
          .notes=${waterfall}
          .waterfall=${fall.waterfall}
          .pieces=${fall.lanes}
          .coin=${null}
          .chosen=${moment.chosen}
          .canChoose=${!moment.isNow || state === 'open'}
        ></look-waterfall>
        ${this.#save(notes, 'waterfall')}
      </section>
    `;
  }

  #save(notes: Notes, figure: FigureName) {
    return html`
      <look-save-figure slot="save" .notes=${notes.page} .figure=${figure}></look-save-figure>
    `;
  }

  #attention(notes: Notes, reading: Reading) {
    const { model, cell, stage, inside, insideProblem } = this.state;
    if (!model) return nothing;
    return html`
      <look-attention-view
        .notes=${notes}
        .reading=${reading}
        .config=${model.config}
        .cell=${cell}
        .stage=${stage}
        .intervention=${inside.intervention}
        .problem=${insideProblem}
      ></look-attention-view>
    `;
  }
}

customElements.define('look-page', Page);
