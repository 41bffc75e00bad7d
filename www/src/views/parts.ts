/** The parts that a page or an embedded figure is put together from, each handed what it shows of the state. */
import { html, nothing } from 'lit';
import type { Reading } from '../engine/protocol';
import type { FigureName } from '../layout/figures';
import type { Notes } from '../notes/notes';
import type { State, ViewName } from '../state/state';
import './controls';
import './decoding_panel';
import './ledger';
import './next_tokens';
import './rounds';
import './save_figure';
import './texts';
import './token_strip';
import './tree';
import './waterfall';

/** Views that most visits do not need come when they are first looked at. */
export const comeLater: Partial<Record<ViewName, () => Promise<unknown>>> = {
  attention: () => import('./attention_view'),
  compare: () => import('./compare_view'),
};

const vocabSizeOf = ({ model }: State) => model?.config.vocabSize ?? 1;

export function controls({ playing, reading, speed }: State, notes: Notes) {
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

export function tokenStrip(state: State, notes: Notes, reading: Reading) {
  return html`
    <look-token-strip
      .notes=${notes}
      .reading=${reading}
      .vocabSize=${vocabSizeOf(state)}
      .spaces=${state.showsSpaces}
    ></look-token-strip>
  `;
}

export function compareView(state: State, notes: Notes) {
  const { lanes, comparison, lanesShown, prompt, model } = state;
  return html`
    <look-compare-view
      .notes=${notes}
      .lanes=${lanes}
      .comparison=${comparison}
      .shown=${lanesShown}
      .prompt=${prompt}
      .words=${model?.words ?? null}
      .strategies=${model?.strategies ?? []}
      .vocabSize=${vocabSizeOf(state)}
    ></look-compare-view>
  `;
}

export function decodingPanel({ decoding, model, reading, textProblem }: State, notes: Notes) {
  return html`
    <look-decoding-panel
      .notes=${notes}
      .decoding=${decoding}
      .strategies=${model?.strategies ?? []}
      .processors=${model?.processors ?? []}
      .waterfall=${reading?.moment.isNow ? reading.moment.fall.waterfall : null}
      .sequences=${reading?.sequences ?? []}
      .problem=${textProblem}
    ></look-decoding-panel>
  `;
}

export function texts(notes: Notes, reading: Reading) {
  return html`<look-texts .notes=${notes} .reading=${reading}></look-texts>`;
}

export function tree(notes: Notes, reading: Reading) {
  return html`
    <look-tree
      .notes=${notes.tree}
      .nodes=${reading.nodes}
      .pieces=${reading.nodePieces}
      .live=${reading.live}
      .focusNode=${reading.focus}
      .counts=${/\bstrategy=sample\b/.test(reading.settings)}
    ></look-tree>
  `;
}

export function rounds(notes: Notes, reading: Reading) {
  return html`<look-rounds .notes=${notes} .reading=${reading}></look-rounds>`;
}

/** `save`: the way to save the figure, where there is one. */
export function ledger(notes: Notes, reading: Reading, save: unknown = nothing) {
  const folds = save !== nothing;
  return html`
    <look-ledger .notes=${notes.ledger} .reading=${reading} .folds=${folds}>${save}</look-ledger>
  `;
}

export function nextTokens(state: State, notes: Notes, reading: Reading) {
  return html`
    <look-next-tokens
      .notes=${notes}
      .reading=${reading}
      .vocabSize=${vocabSizeOf(state)}
    ></look-next-tokens>
  `;
}

/** How the token before the moment was chosen, where a coin chose it. */
export function lastFall({ waterfall }: Notes, { moment, drawn }: Reading) {
  const shown = moment.isNow ? drawn : moment.drawn;
  return (
    shown &&
    html`
      <look-waterfall
        .notes=${waterfall}
        .waterfall=${shown.waterfall}
        .pieces=${shown.lanes}
        .coin=${shown.coin}
        .chosen=${shown.chosen}
        .canChoose=${false}
      ></look-waterfall>
    `
  );
}

/** What becomes of the model's scores at the moment that is looked at. */
export function nextFall({ waterfall }: Notes, { moment, state }: Reading) {
  return html`
    <look-waterfall
      .notes=${waterfall}
      .waterfall=${moment.fall.waterfall}
      .pieces=${moment.fall.lanes}
      .coin=${null}
      .chosen=${moment.chosen}
      .canChoose=${!moment.isNow || state === 'open'}
    ></look-waterfall>
  `;
}

/** `save`: the way to save the figure, where there is one. */
export function attentionView(
  state: State,
  notes: Notes,
  reading: Reading,
  save: unknown = nothing,
) {
  const { model, cell, stage, inside, insideProblem } = state;
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
      >${save}</look-attention-view
    >
  `;
}

export function saveFigure(notes: Notes, figure: FigureName) {
  return html`
    <look-save-figure slot="save" .notes=${notes.page} .figure=${figure}></look-save-figure>
  `;
}
