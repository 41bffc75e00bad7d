/** The page: places every view, and hands each its part of the state. */
import { html, LitElement, nothing } from 'lit';
import type { Problem, Reading } from '../engine/protocol';
import { blameFor } from '../layout/blame';
import { examplesFor } from '../layout/examples';
import { wordsOf } from '../notes/languages';
import type { Notes } from '../notes/notes';
import { ideaNames } from '../state/ideas';
import type { State } from '../state/state';
import { pageStyles } from './page_styles';
import * as parts from './parts';
import { base } from './styles';
import './complaints';
import './ideas';
import './keeping';
import './key_list';
import './load_status';
import './masthead';
import './model_line';
import './model_size';
import './open_model';
import './opening_question';
import './prompt_box';
import './view_tabs';

export class Page extends LitElement {
  static override properties = { state: { attribute: false }, dropping: { attribute: false } };
  declare state: State;
  /** Whether files are being held over the page. */
  declare dropping: boolean;

  static override styles = [base, pageStyles];

  override willUpdate() {
    if (this.state) void parts.comeLater[this.state.view]?.();
  }

  override render() {
    const { state } = this;
    const notes = state && wordsOf(state.language, () => this.requestUpdate());
    if (!notes) return nothing;
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
      <div>
        <look-complaints .notes=${notes} .complaints=${state.complaints}></look-complaints>
        <look-view-tabs .notes=${notes.page} .view=${state.view}></look-view-tabs>
      </div>
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
          ${state.view === 'compare' ? nothing : parts.controls(state, notes)}
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

  /** The lanes of a comparison have texts of their own. */
  #written(notes: Notes) {
    const { state } = this;
    if (state.view === 'compare') return nothing;
    if (!state.reading) return html`<p class="starting soft">${notes.empty.noReading}</p>`;
    return parts.tokenStrip(state, notes, state.reading);
  }

  #view(notes: Notes) {
    const { state } = this;
    const { view, reading } = state;
    if (view === 'compare') return parts.compareView(state, notes);
    // The settings stay, so that a text that could not be started may be, with others.
    if (!reading) return view === 'decode' ? parts.decodingPanel(state, notes) : nothing;
    if (view === 'attention')
      return parts.attentionView(state, notes, reading, parts.saveFigure(notes, 'attention'));
    return this.#decode(notes, reading);
  }

  #decode(notes: Notes, reading: Reading) {
    const { state } = this;
    return html`
      ${parts.ledger(notes, reading, parts.saveFigure(notes, 'ledger'))}
      <div class="panels">
        <div>
          ${parts.nextTokens(state, notes, reading)}
          ${hasStages(reading) ? nothing : parts.saveFigure(notes, 'waterfall')}
        </div>
        ${parts.decodingPanel(state, notes)}
      </div>
      ${this.#falls(notes, reading)}
      <section class="search">
        ${parts.texts(notes, reading)} ${parts.tree(notes, reading)}
        ${parts.saveFigure(notes, 'tree')} ${parts.rounds(notes, reading)}
      </section>
    `;
  }

  /** Without processors and coins there is nothing that the next token's panel does not show. */
  #falls(notes: Notes, reading: Reading) {
    const { decoding: words } = notes;
    const shown = parts.lastFall(notes, reading);
    const last =
      shown &&
      html`<section class="fall"><p class="note">${words.lastChoice}</p>${shown}</section>`;
    if (!hasStages(reading)) return last ?? nothing;
    return html`
      ${last}
      <section class="fall">
        <p class="note">${words.nextChoice}</p>
        ${parts.nextFall(notes, reading)} ${parts.saveFigure(notes, 'waterfall')}
      </section>
    `;
  }
}

function hasStages({ moment }: Reading): boolean {
  return moment.fall.lanes.length > 0 && moment.fall.waterfall.stages.length > 1;
}

customElements.define('look-page', Page);
