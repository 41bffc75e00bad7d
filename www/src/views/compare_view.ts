/** The compare view: lanes and their settings, their texts token by token, their numbers, and whose fault a bad text is. */
import { html, LitElement, nothing } from 'lit';
import type { Comparison, Lane } from '../engine/protocol';
import type { FigureName } from '../layout/figures';
import { divergencesOf, firstOf, idsOf } from '../layout/lanes';
import { wordsOf } from '../layout/vocabulary';
import type { Notes } from '../notes/notes';
import { mostLanes, type Preset, presetOf, presets } from '../state/lanes';
import { compareViewStyles } from './compare_view_styles';
import { base } from './styles';
import { raise } from './wishes';
import './compare_errors';
import './compare_lane';
import './compare_metrics';
import './lane_scrubber';
import './lane_texts';
import './save_figure';

class CompareView extends LitElement {
  static override properties = {
    notes: { attribute: false },
    lanes: { attribute: false },
    comparison: { attribute: false },
    shown: { attribute: false },
    prompt: { attribute: false },
    words: { attribute: false },
    strategies: { attribute: false },
    processors: { attribute: false },
    vocabSize: { attribute: false },
    saves: { attribute: false },
  };
  declare notes: Notes;
  /** The settings of each. */
  declare lanes: string[];
  /** `null` until the first one. */
  declare comparison: Comparison | null;
  /** How many tokens of each lane are shown; `null`: all. */
  declare shown: number | null;
  declare prompt: string;
  /** Every word that the model knows, where it knows words. */
  declare words: string[] | null;
  declare strategies: string[];
  declare processors: string[];
  declare vocabSize: number;
  /** Whether its figures can be saved. */
  declare saves: boolean;

  /** Stays while its task is being done, which changes the lanes. */
  #lessonName: Preset | null = null;

  static override styles = [base, compareViewStyles];

  protected override willUpdate() {
    this.#lessonName = presetOf(this.lanes) ?? this.#lessonName;
  }

  override render() {
    const { compare: words } = this.notes;
    return html`
      <div class="head">
        <h2>${words.heading}</h2>
        <p class="note">${words.note}</p>
      </div>
      ${this.#presets()}
      <div class="lanes" .style=${`--lanes: ${this.lanes.length}`}>
        ${this.lanes.map((settings, at) => this.#lane(settings, at))}
      </div>
      ${this.#adder()}
      ${this.comparison ? this.#compared(this.comparison) : nothing}
    `;
  }

  #presets() {
    const { compare: words } = this.notes;
    const current = presetOf(this.lanes);
    const names = Object.keys(presets) as Preset[];
    return html`
      <div class="presets" role="group" aria-label=${words.presetsLabel}>
        <span class="soft">${words.presetsLabel}</span>
        ${names.map(
          (name) => html`
            <button
              data-preset=${name}
              aria-pressed=${name === current}
              @click=${() => raise(this, 'lanes-changed', [...presets[name].lanes])}
            >
              ${words.presets[name].name}
            </button>
          `,
        )}
      </div>
      ${this.#lessonName ? this.#lesson(this.#lessonName) : nothing}
    `;
  }

  #lesson(name: Preset) {
    const { compare: words } = this.notes;
    const { idea, task } = words.presets[name];
    const { prompt } = presets[name];
    const known = new Set(this.words ?? []);
    const canTry = prompt !== this.prompt && wordsOf(prompt).every(({ word }) => known.has(word));
    return html`
      <div class="lesson">
        <p>${idea} <b>${task}</b></p>
        ${
          canTry
            ? html`<button class="try" @click=${() => raise(this, 'prompt-typed', prompt)}>
                ${words.tryOn} <span class="mono" translate="no">${prompt}</span>
              </button>`
            : nothing
        }
      </div>
    `;
  }

  #lane(settings: string, at: number) {
    // What was compared may be older than what is set.
    const lane: Lane | undefined = this.comparison?.lanes[at];
    const problem = lane?.settings === settings ? lane.problem : null;
    return html`
      <look-compare-lane
        .notes=${this.notes}
        .lanes=${this.lanes}
        .at=${at}
        .problem=${problem}
        .strategies=${this.strategies}
        .processors=${this.processors}
      ></look-compare-lane>
    `;
  }

  #adder() {
    const { lanes } = this;
    const last = lanes.at(-1);
    if (lanes.length >= mostLanes || last === undefined) return nothing;
    return html`
      <button class="add" @click=${() => raise(this, 'lanes-changed', [...lanes, last])}>
        + ${this.notes.compare.add}
      </button>
    `;
  }

  #compared(comparison: Comparison) {
    const { notes, vocabSize } = this;
    const { compare: words } = notes;
    const all = Math.max(0, ...comparison.lanes.map(({ text }) => text?.steps.length ?? 0));
    const shown = Math.min(this.shown ?? all, all);
    return html`
      <section class="texts" aria-busy=${comparison.running}>
        <div class="head">
          <h2>${words.textsHeading}</h2>
          <p class="agree" role="status">${this.#agreement(comparison)}</p>
        </div>
        <look-lane-scrubber .notes=${words} .shown=${shown} .all=${all}></look-lane-scrubber>
        <look-lane-texts
          .notes=${notes}
          .comparison=${comparison}
          .vocabSize=${vocabSize}
          .shown=${shown}
          .walks=${this.shown !== null}
        ></look-lane-texts>
        ${this.#save('lanes')}
      </section>
      <section class="numbers">
        <div>
          <h2>${words.metricsHeading}</h2>
          <look-compare-metrics .notes=${words} .comparison=${comparison}></look-compare-metrics>
          ${this.#save('measures')}
        </div>
        <look-compare-errors .notes=${words} .comparison=${comparison}></look-compare-errors>
      </section>
    `;
  }

  #save(figure: FigureName) {
    if (!this.saves) return nothing;
    return html`<look-save-figure .notes=${this.notes.page} .figure=${figure}></look-save-figure>`;
  }

  #agreement({ lanes, running }: Comparison) {
    const { compare: words } = this.notes;
    const texts = idsOf(lanes);
    if (lanes.length < 2) return words.oneLane;
    if (texts.filter((text) => text !== null).length < 2) return nothing;
    const first = firstOf(divergencesOf(texts));
    if (first !== null) return words.agree(`${first}`);
    return running ? nothing : words.agreeAll;
  }
}

customElements.define('look-compare-view', CompareView);
