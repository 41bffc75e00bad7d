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

/** So many columns of a waterfall stand beside the settings; more take the page's width. */
const mostBeside = 3;

export class Page extends LitElement {
  static override properties = { state: { attribute: false }, dropping: { attribute: false } };
  declare state: State;
  /** Whether files are being held over the page. */
  declare dropping: boolean;

  static override styles = [base, pageStyles];

  /** Whether a distribution has been shown: on a first visit, all that stands below it waits for that. */
  #hasShown = false;
  #drawn: Reading | null = null;

  /**
   * What the engine says is drawn in a task of its own: reading it and drawing it would be one long task.
   * What the reader does is drawn at once, so that the next key finds it done.
   */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.#hasShown || this.state?.reading !== this.#drawn) await nextTask();
    super.scheduleUpdate();
  }

  override updated() {
    this.#drawn = this.state?.reading ?? null;
    if (this.#hasShown || !this.state?.reading) return;
    requestAnimationFrame(() => {
      // In a task of its own, after the frame.
      setTimeout(() => {
        this.#hasShown = true;
        this.requestUpdate();
      });
    });
  }

  /** A model is drawn with its first distribution: by itself it would be one more layout before that. */
  protected override shouldUpdate(): boolean {
    const { model, reading, textProblem, loading } = this.state ?? {};
    return this.#hasShown || !model || !!reading || !!textProblem || !!loading;
  }

  override willUpdate() {
    if (this.state) void parts.comeLater[this.state.view]?.();
  }

  override render() {
    const { state } = this;
    const notes = state && wordsOf(state.language, () => this.requestUpdate());
    if (!notes) return nothing;
    return html`
      <div class="page">
        <nav aria-label=${notes.page.skip}>
          <a class="skip" href="#text" @click=${this.#skip}>${notes.page.skip}</a>
        </nav>
        <look-masthead .notes=${notes} .language=${state.language} .theme=${state.theme}></look-masthead>
        <main tabindex="-1">
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
          <look-key-list .notes=${notes} .on=${state.hasKeys}></look-key-list>
          <p class="soft">${notes.footer.private}</p>
        </footer>
      </div>
      ${this.dropping ? html`<div class="drop"><p>${notes.open.dropHere}</p></div>` : nothing}
    `;
  }

  /** The target lies in this view, where the browser does not look for it. */
  #skip(event: Event): void {
    event.preventDefault();
    const target = this.renderRoot.querySelector('#text') ?? this.renderRoot.querySelector('main');
    (target as HTMLElement | null)?.focus();
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
        <look-view-tabs .notes=${notes.page} .view=${state.view} .hasKeys=${state.hasKeys}></look-view-tabs>
      </div>
      <div class="top">
      <section class="text" id="text" tabindex="-1" aria-label=${notes.text.heading}>
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
    const isOfSetting = textProblem !== null && blameFor(textProblem, decoding) !== null;
    return view === 'decode' && isOfSetting ? null : textProblem;
  }

  /** The lanes of a comparison have texts of their own. */
  #written(notes: Notes) {
    const { state } = this;
    if (state.view === 'compare') return nothing;
    if (!state.reading) return html`<p class="starting soft">${notes.empty.noReading}</p>`;
    return parts.tokenStrip(state, notes, state.reading, state.view === 'decode');
  }

  #view(notes: Notes) {
    const { state } = this;
    const { view, reading } = state;
    if (view === 'compare') return parts.compareView(state, notes, true);
    // The settings stay, so that a text that could not be started may be, with others.
    if (!reading)
      return view === 'decode' && state.textProblem ? parts.decodingPanel(state, notes) : nothing;
    if (view === 'attention')
      return parts.attentionView(state, notes, reading, parts.saveFigure(notes, 'attention'));
    return this.#decode(notes, reading);
  }

  #decode(notes: Notes, reading: Reading) {
    const { state } = this;
    const isWide = parts.stagesOf(reading) > mostBeside;
    const last = this.#lastFall(notes, reading);
    const texts = parts.texts(notes, reading);
    // Where no coin is shown there is room for the texts beside the settings.
    const isBeside = !isWide && last === nothing;
    return html`
      ${parts.ledger(notes, reading, parts.saveFigure(notes, 'ledger'))}
      <div class="panels ${isWide ? 'wide' : ''}">
        <div class="falls">
          <div>${parts.nextToken(state, notes, reading)} ${parts.saveFigure(notes, parts.stagesOf(reading) > 1 ? 'waterfall' : 'next-token')}</div>
          ${isWide ? nothing : last} ${isBeside ? texts : nothing}
        </div>
        ${this.#hasShown ? parts.decodingPanel(state, notes) : nothing}
      </div>
      ${isWide ? last : nothing}
      ${this.#hasShown ? this.#search(notes, reading, isBeside ? nothing : texts) : nothing}
    `;
  }

  #search(notes: Notes, reading: Reading, texts: unknown) {
    return html`
      <section class="search">
        ${texts} ${parts.tree(notes, reading)}
        ${parts.saveFigure(notes, 'tree')} ${parts.rounds(notes, reading, parts.saveFigure(notes, 'rounds'))}
      </section>
    `;
  }

  /** In the past, the waterfall of the moment that is looked at has its coin. */
  #lastFall(notes: Notes, reading: Reading) {
    const isShown = !reading.moment.isNow && parts.stagesOf(reading) > 1;
    const shown = isShown ? null : parts.lastFall(notes, reading);
    return shown ? html`<section class="fall">${shown}</section>` : nothing;
  }
}

/** Sooner than a timer, which browsers keep back. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

customElements.define('look-page', Page);
