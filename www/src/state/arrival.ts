/** The changes of the state that an address makes. */
import type { ModelReport } from '../engine/protocol';
import { problemOf } from '../layout/refusals';
import type { Action } from './actions';
import type { Address } from './address';
import type { Complaint, State } from './state';
import { speeds } from './state';

/** What an address says; the text comes later. */
export const arrived =
  (address: Address): Action =>
  (state) => ({
    ...shownAs(address)(state),
    prompt: address.prompt ?? state.prompt,
    decoding: address.decoding,
    complaints: address.complaints,
    starting: true,
    visit: 'arriving',
    playing: false,
  });

/** The address led nowhere: prompt and settings are again those of the text that is shown. */
export const stayed =
  ({ prompt, decoding }: State): Action =>
  (state) => ({ ...state, prompt, decoding, starting: false, visit: 'arrived' });

/** What an address says of how the text is shown, whichever it is. */
export const shownAs =
  (address: Address): Action =>
  (state) => ({
    ...state,
    language: address.language,
    theme: address.theme,
    view: address.view,
    speed: speeds.find((speed) => speed === address.speed) ?? state.speed,
    showsSpaces: address.showsSpaces,
    lanes: address.lanes,
    lanesShown: address.lanesShown,
  });

/** What an address points at, in the model that is open. */
export const pointedAt =
  (address: Address): Action =>
  (state) => {
    if (!state.model) return state;
    const { layers, heads } = state.model.config;
    const { at, cell, intervention, stage } = address;
    const layer = address.layer < layers ? address.layer : 0;
    const head = address.head < heads ? address.head : 0;
    const complaints = [...state.complaints, ...beyond(address, state.model)];
    const isToken = (address.probe?.id ?? 0) < state.model.config.vocabSize;
    const inside = { intervention, probe: isToken ? address.probe : null };
    return { ...state, look: { ...state.look, layer, head, at }, inside, stage, cell, complaints };
  };

/** What of an address fits the model and the text. */
export const fitted =
  ({ lanes, intervention, probe }: Pick<Address, 'lanes' | 'intervention' | 'probe'>): Action =>
  (state) => ({ ...state, lanes, inside: { intervention, probe }, insideProblem: null });

/** What the model that is open does not have. */
function beyond({ layer, head, probe }: Address, { config }: ModelReport): Complaint[] {
  const { layers, heads, vocabSize } = config;
  const complaints: Complaint[] = [];
  if (layer >= layers) {
    const problem = problemOf('layer-out-of-range', { layer: `${layer}`, layers: `${layers}` });
    complaints.push({ field: 'layer', value: `${layer}`, problem });
  }
  if (head >= heads) {
    const problem = problemOf('head-out-of-range', { head: `${head}`, heads: `${heads}` });
    complaints.push({ field: 'head', value: `${head}`, problem });
  }
  const id = probe?.id ?? null;
  if (probe && id !== null && id >= vocabSize) {
    const problem = problemOf('id-out-of-range', { id: `${id}`, vocabSize: `${vocabSize}` });
    complaints.push({ field: 'probe', value: `${probe.position}:${id}`, problem });
  }
  return complaints;
}
