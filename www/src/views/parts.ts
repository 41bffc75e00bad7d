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

export function controls({ playing, reading, speed, hasKeys }: State, notes: Notes) {
  return html`
    <look-controls
      .notes=${notes}
      .canStep=${reading?.state === 'open'}
      .canBack=${reading?.canUndo ?? false}
      .canForward=${reading?.canRedo ?? false}
      .playing=${playing}
      .speed=${speed}
      .hasKeys=${hasKeys}
    ></look-controls>
  `;
}

/** `sumsElsewhere`: the ledger beside it says what the text comes to. */
export function tokenStrip(state: State, notes: Notes, reading: Reading, sumsElsewhere = false) {
  return html`
    <look-token-strip
      .notes=${notes}
      .reading=${reading}
      .vocabSize=${vocabSizeOf(state)}
      .spaces=${state.showsSpaces}
      .sums=${!sumsElsewhere}
    ></look-token-strip>
  `;
}

/** `saves`: whether its figures can be saved. */
export function compareView(state: State, notes: Notes, saves = false) {
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
      .processors=${model?.processors ?? []}
      .vocabSize=${vocabSizeOf(state)}
      .saves=${saves}
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

/** `save`: the way to save the figure, where there is one. */
export function rounds(notes: Notes, reading: Reading, save: unknown = nothing) {
  return html`<look-rounds .notes=${notes} .reading=${reading}>${save}</look-rounds>`;
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

/** The next token: as the model says it, or from its logits to what the strategy sees where that is more. */
export function nextToken(state: State, notes: Notes, reading: Reading) {
  return stagesOf(reading) > 1 ? nextFall(notes, reading) : nextTokens(state, notes, reading);
}

/** How many columns the next token's waterfall has. */
export function stagesOf({ moment: { fall } }: Reading): number {
  return fall.lanes.length === 0 ? 0 : fall.waterfall.stages.length;
}

/** How the token before the moment was chosen, where a coin chose it. */
export function lastFall({ waterfall, decoding }: Notes, { moment, drawn }: Reading) {
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
        .heading=${decoding.lastChoice}
      ></look-waterfall>
    `
  );
}

/** What becomes of the model's logits at the moment that is looked at; in the past, with the coin of that time. */
export function nextFall({ waterfall, next }: Notes, { moment, state }: Reading) {
  const { distribution, truth } = moment;
  const past = moment.isNow ? null : moment.drawn;
  const { waterfall: fall, lanes } = past ?? moment.fall;
  const known = truth && distribution.candidates.map(({ id }, at) => [id, truth[at] ?? 0] as const);
  return html`
    <look-waterfall
      .notes=${waterfall}
      .waterfall=${fall}
      .pieces=${lanes}
      .coin=${past?.coin ?? null}
      .chosen=${moment.chosen}
      .canChoose=${!moment.isNow || state === 'open'}
      .heading=${next.heading}
      .place=${next.position(distribution.position)}
      .truth=${known ? new Map(known) : undefined}
    ></look-waterfall>
  `;
}

/** `save`: the way to save the matrix, where there is one; then all that is below it can be saved as well. */
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
      .saves=${save !== nothing}
      >${save}</look-attention-view
    >
  `;
}

export function saveFigure(notes: Notes, figure: FigureName) {
  return html`
    <look-save-figure slot="save" .notes=${notes.page} .figure=${figure}></look-save-figure>
  `;
}
