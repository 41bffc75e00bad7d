/** Whether a bad text is the search's fault or the model's, in sentences. */
import type { Comparison } from '../engine/protocol';
import type { CompareNotes } from '../notes/compare';
import { spell } from './chips';
import { nats } from './format';
import { modelErrorOf } from './lane_measures';
import { emptyHanded, type Mode, modeOf, seeksMode } from './search_error';

export interface Fault {
  kind: 'search' | 'model' | 'samplers';
  said: string;
}

/** All that is said; while an exact search is under way, it is not missing. */
export function faultsOf(comparison: Comparison, notes: CompareNotes): Fault[] {
  const mode = modeOf(comparison.lanes);
  const missing = missingSaid(comparison, notes);
  const samplers = samplersSaid(comparison, notes);
  const found: Fault[] = mode ? foundSaid(mode, comparison, notes) : [];
  if (!mode && missing !== null) found.push({ kind: 'search', said: missing });
  if (samplers !== null) found.push({ kind: 'samplers', said: samplers });
  return found;
}

function foundSaid({ lane, text, proven }: Mode, comparison: Comparison, notes: CompareNotes) {
  const said = (proven ? notes.proven : notes.unproven)(`${lane + 1}`, nats(text.logProb));
  const model = truthSaid(lane, comparison, notes);
  const faults: Fault[] = [
    { kind: 'search', said },
    { kind: 'model', said: model },
  ];
  return faults;
}

function truthSaid(at: number, { lanes, promptLength }: Comparison, notes: CompareNotes): string {
  const lane = lanes[at];
  const verdict = lane?.text?.verdict;
  if (!lane?.text || !verdict) return notes.modeUnknown;
  const error = modelErrorOf(lane);
  if (verdict.logProb !== null && error !== null) {
    const said = lane.text.ended ? notes.modePossible : notes.modeSoFar;
    return said(nats(verdict.logProb), nats(error));
  }
  const { position, piece } = verdict.impossible ?? {};
  if (position === undefined || !piece || position < promptLength) return notes.modePrompt;
  return notes.modeImpossible(spell(piece));
}

function missingSaid({ running, lanes }: Comparison, notes: CompareNotes): string | null {
  if (running) return null;
  const [empty] = emptyHanded(lanes);
  return empty === undefined ? notes.noExact : notes.emptyHanded(`${empty + 1}`);
}

function samplersSaid({ lanes }: Comparison, notes: CompareNotes): string | null {
  const samplers = lanes.flatMap(({ text }, at) =>
    text && !seeksMode(text.settings) ? [notes.lane(`${at + 1}`)] : [],
  );
  return samplers.length === 0 ? null : notes.samplers(samplers.join(' · '));
}
