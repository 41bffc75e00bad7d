/** A text as an address asks for it: what the engine refuses falls back to what is usual, and is said. */
import type { Beginning, Outcome, Reading } from './engine/protocol';
import type { Address } from './state/address';
import { addressFields, type Decoding, settingsFrom, usualDecoding } from './state/decoding';
import { printDeeds } from './state/deeds';
import type { Complaint } from './state/state';

type Start = (beginning: Beginning) => Promise<Outcome<Reading>>;
type Complain = (complaint: Complaint) => void;

const parts = ['strategy', 'processors', 'others'] as const;

export async function begin(
  address: Address,
  start: Start,
  complain: Complain,
): Promise<Outcome<Reading>> {
  const { at, cell } = address;
  const begun = await asFarAsPossible(address, start, complain);
  if (!begun.ok) return begun;
  const { moment, pieces } = begun.value;
  if (at !== null && at !== moment.node) complain({ field: 'at', value: `${at}`, problem: null });
  if (cell && Math.max(cell.query, cell.key) >= pieces.length)
    complain({ field: 'cell', value: `${cell.query}:${cell.key}`, problem: null });
  return begun;
}

async function asFarAsPossible(
  { decoding, actions }: Address,
  start: Start,
  complain: Complain,
): Promise<Outcome<Reading>> {
  const asked = await start({ settings: settingsFrom(decoding), actions });
  if (asked.ok) return asked;
  const usual = await start({ settings: settingsFrom(usualDecoding), actions: [] });
  // Then it is the prompt that cannot be read.
  if (!usual.ok) return usual;
  const possible = await possibleOf(decoding, start, complain);
  const settings = settingsFrom(possible);
  const done = await start({ settings, actions });
  if (done.ok) return done;
  complain({ field: 'did', value: printDeeds(actions), problem: done.problem });
  return start({ settings, actions: [] });
}

/** What the engine takes of these settings, each part tried by itself. */
async function possibleOf(decoding: Decoding, start: Start, complain: Complain): Promise<Decoding> {
  const possible = { ...decoding };
  for (const part of parts) {
    const alone = { ...usualDecoding, [part]: decoding[part] };
    const tried = await start({ settings: settingsFrom(alone), actions: [] });
    if (tried.ok) continue;
    Object.assign(possible, { [part]: usualDecoding[part] });
    const [field, value] = Object.entries(addressFields(alone)).find(([, one]) => one !== null) ?? [
      part,
      '',
    ];
    complain({ field, value: value ?? '', problem: tried.problem });
  }
  return possible;
}
