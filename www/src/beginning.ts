/** Where an address leads: its text, and what of all else in it fits that text. */
import type { Outcome, Reading } from './engine/protocol';
import { pointedIn, possibleIntervention, possibleLanes } from './possible_look';
import { beginText } from './possible_text';
import type { Address } from './state/address';
import type { Trying } from './trying';

/** The text, or why there is none; and what of the address fits it. */
export interface Begun extends Pick<Address, 'lanes' | 'intervention' | 'probe'> {
  outcome: Outcome<Reading>;
}

export async function begin(address: Address, trying: Trying): Promise<Begun> {
  const lanes = await possibleLanes(address.lanes, trying);
  const outcome = await beginText(address, trying);
  if (!outcome.ok) return { ...address, lanes, outcome };
  const probe = pointedIn(outcome.value, address, trying) ? address.probe : null;
  const intervention = await possibleIntervention(address.intervention, trying);
  return { outcome, lanes, intervention, probe };
}
