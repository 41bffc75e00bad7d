/** What of an address fits the text that it leads to: lanes, masks, places. What does not is said. */
import type { Reading } from './engine/protocol';
import { problemOf } from './layout/refusals';
import type { Address } from './state/address';
import { settingsFrom, usualDecoding } from './state/decoding';
import { partsOf } from './state/inside_address';
import { areSame, usualLanes } from './state/lanes';
import type { Complaint } from './state/state';
import { isDeath, type Trying, twice } from './trying';

export async function possibleLanes(
  lanes: string[],
  { start, complain }: Trying,
): Promise<string[]> {
  if (areSame(lanes, usualLanes)) return lanes;
  const refused: Complaint[] = [];
  for (const lane of lanes) {
    const tried = await twice(() => start({ settings: lane, actions: [] }));
    if (!tried.ok && !isDeath(tried.problem))
      refused.push({ field: 'lanes', value: lane, problem: tried.problem });
  }
  if (refused.length === 0) return lanes;
  // A prompt that cannot be read is no fault of the lanes.
  if (!(await start({ settings: settingsFrom(usualDecoding), actions: [] })).ok) return lanes;
  const others = lanes.filter((lane) => !refused.some(({ value }) => value === lane));
  const instead = others.length > 0 ? { instead: { holds: 'others' as const } } : {};
  for (const complaint of refused) complain({ ...complaint, ...instead });
  return others.length > 0 ? others : usualLanes;
}

/** Part by part, each beside those that are possible: a mask may be blind only together with painted cells. */
export async function possibleIntervention(
  intervention: string,
  { inspect, complain }: Trying,
): Promise<string> {
  const problemUnder = async (tried: string) => {
    const outcome = await inspect(tried);
    return outcome.ok ? (outcome.value.inside?.problem ?? null) : outcome.problem;
  };
  if (intervention === '' || (await problemUnder(intervention)) === null) return intervention;
  let possible = '';
  for (const { field, value } of partsOf(intervention)) {
    const more = possible === '' ? `${field}=${value}` : `${possible};${field}=${value}`;
    const problem = await problemUnder(more);
    if (problem === null) possible = more;
    else complain({ field, value, problem });
  }
  return possible;
}

/** Says what the address points at outside the text; whether its probe is inside. */
export function pointedIn(
  reading: Reading,
  { at, cell, probe }: Address,
  { complain }: Trying,
): boolean {
  const { moment, pieces, nodes } = reading;
  const beyond = (field: string, value: string, what: string, got: number, limit: number) => {
    const of = what === 'node' ? 'the tree' : 'the text';
    const values = { what, of, rule: `below ${limit}`, value: `${got}` };
    complain({ field, value, problem: problemOf('bad-argument', values) });
  };
  if (at !== null && at !== moment.node) beyond('at', `${at}`, 'node', at, nodes.length);
  const place = cell ? Math.max(cell.query, cell.key) : 0;
  if (cell && place >= pieces.length)
    beyond('cell', `${cell.query}:${cell.key}`, 'position', place, pieces.length);
  if (!probe || probe.position < pieces.length) return true;
  const value = probe.id === null ? `${probe.position}` : `${probe.position}:${probe.id}`;
  beyond('probe', value, 'position', probe.position, pieces.length);
  return false;
}
