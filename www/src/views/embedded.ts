/** A figure, or a whole view, that stands by itself on a page of someone else. */
import { css, html, nothing } from 'lit';
import type { Controls, FigureView } from '../embed/fields';
import type { Reading } from '../engine/protocol';
import { examplesFor } from '../layout/examples';
import { languages } from '../notes/languages';
import type { Notes } from '../notes/notes';
import { problemText } from '../notes/problem_text';
import type { State } from '../state/state';
import { matrixFigure } from './matrix_figure';
import * as parts from './parts';
import './load_status';
import './opening_question';
import './prompt_box';

export interface EmbeddedFigure {
  state: State;
  view: FigureView;
  controls: Controls;
}

export const embeddedStyles = css`
  .ground {
    all: initial;
    direction: ltr;
    --notes: var(--lookback-notes, block);
    --send: none;
    --rem: var(--lookback-rem, 16px);
    --tree-height: var(--lookback-tree-height, calc(34 * var(--rem)));
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    align-content: start;
    container-type: inline-size;
    box-sizing: border-box;
    color-scheme: light dark;
    padding: var(--lookback-padding, calc(0.75 * var(--rem)));
    background: var(--paper);
    color: var(--ink);
    font: var(--size-body) / 1.55 var(--sans);
    text-size-adjust: 100%;
  }
  .ground[data-theme='light'] {
    color-scheme: light;
  }
  .ground[data-theme='dark'] {
    color-scheme: dark;
  }
  /* A figure alone on a slide is explained by whoever shows it. */
  .ground[data-controls='none'] {
    --notes: var(--lookback-notes, none);
  }
  .parts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .problem {
    padding-left: var(--space-3);
    border-left: 3px solid var(--danger);
    font-size: var(--size-note);
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4) var(--space-5);
    align-items: start;
  }
  @container (min-width: 60rem) {
    .pair {
      grid-template-columns: minmax(0, 5fr) minmax(0, 4fr);
    }
  }
`;

export function embedded({ state, view, controls }: EmbeddedFigure, notes: Notes) {
  const { tag } = languages[state.language];
  const acts = controls !== 'none' && view !== 'compare';
  return html`
    <div class="ground" part="ground" lang=${tag} data-theme=${state.theme} data-controls=${controls}>
      ${controls === 'all' ? promptBox(state, notes) : nothing}
      ${acts ? html`<div part="controls">${parts.controls(state, notes)}</div>` : nothing}
      ${status(state, notes)}
      <div class="parts" part="figure">${drawn({ state, view, controls }, notes)}</div>
    </div>
  `;
}

function drawn(figure: EmbeddedFigure, notes: Notes) {
  const { state, view, controls } = figure;
  const { reading } = state;
  const settings = controls === 'all' ? parts.decodingPanel(state, notes) : nothing;
  if (!state.model) return nothing;
  if (view === 'compare') return parts.compareView(state, notes);
  if (!reading) return settings;
  if (view === 'attention')
    return [parts.tokenStrip(state, notes, reading), parts.attentionView(state, notes, reading)];
  if (view === 'matrix') return matrixFigure(state, notes, reading, controls !== 'none');
  if (view === 'decode') return whole(state, notes, reading, settings);
  return html`${figures[view](state, notes, reading)} ${settings}`;
}

type Draw = (state: State, notes: Notes, reading: Reading) => unknown;

const figures: Record<Exclude<FigureView, 'decode' | 'attention' | 'compare' | 'matrix'>, Draw> = {
  text: parts.tokenStrip,
  next: parts.nextTokens,
  waterfall: (_, notes, reading) => waterfall(notes, reading),
  tree: (_, notes, reading) => parts.tree(notes, reading),
  rounds: (_, notes, reading) => parts.rounds(notes, reading),
  ledger: (_, notes, reading) => parts.ledger(notes, reading),
};

/** A past moment with the coin that was thrown there. */
function waterfall(notes: Notes, reading: Reading) {
  const past = reading.moment.isNow ? null : parts.lastFall(notes, reading);
  return past ?? parts.nextFall(notes, reading);
}

function whole(state: State, notes: Notes, reading: Reading, settings: unknown) {
  const many = reading.sequences.length > 1;
  const past = reading.moment.isNow ? null : parts.lastFall(notes, reading);
  return html`
    ${parts.tokenStrip(state, notes, reading, true)}
    ${parts.ledger(notes, reading)}
    ${many ? parts.tree(notes, reading) : nothing}
    <div class="pair">${parts.nextToken(state, notes, reading)} ${settings}</div>
    ${past ?? nothing}
    ${many ? parts.rounds(notes, reading) : parts.tree(notes, reading)}
  `;
}

function promptBox(state: State, notes: Notes) {
  const { model, reading } = state;
  if (!model) return nothing;
  return html`
    <look-prompt-box
      .notes=${notes}
      .prompt=${state.prompt}
      .takesIds=${model.tokenizer === null}
      .words=${model.words}
      .unknownWords=${reading?.unknownWords ?? []}
      .examples=${examplesFor(model)}
      .problem=${null}
    ></look-prompt-box>
  `;
}

function status(state: State, notes: Notes) {
  const { loading, loadProblem, model, opening, textProblem, insideProblem } = state;
  const problem = textProblem ?? insideProblem;
  const isSaid = loading || loadProblem || opening.question || problem || state.restored;
  return html`
    <div part="status" role="status" ?hidden=${!isSaid}>
      <look-opening-question .notes=${notes} .question=${opening.question}></look-opening-question>
      <look-load-status
        .notes=${notes}
        .loading=${loading}
        .failure=${loadProblem}
        .keeps=${model !== null}
      ></look-load-status>
      ${state.restored ? html`<p class="note">${notes.text.restored}</p>` : nothing}
      ${problem ? html`<p class="problem">${problemText(problem, notes).sentence}</p>` : nothing}
    </div>
  `;
}
