/** A text as it was asked for: what the engine refuses gives way, as little of it as can be, and is said. */
import type { Outcome, Problem, Reading } from './engine/protocol';
import type { Address } from './state/address';
import { addressFields, type Decoding, settingsFrom, usualDecoding } from './state/decoding';
import { printDeeds } from './state/deeds';
import { isDeath, type Trying, twice } from './trying';

type Text = Pick<Address, 'decoding' | 'actions'>;

/** A text with everything that was done to it; else with all that came before what cannot be. */
export async function beginText(
  { decoding, actions }: Text,
  trying: Trying,
): Promise<Outcome<Reading>> {
  const { start } = trying;
  const asked = await twice(() => start({ settings: settingsFrom(decoding), actions }));
  if (asked.ok) return asked;
  const usual = await start({ settings: settingsFrom(usualDecoding), actions: [] });
  // Then it is the prompt that cannot be read.
  if (!usual.ok) return usual;
  if (isDeath(asked.problem)) {
    refuseAll({ decoding, actions }, asked.problem, trying);
    return usual;
  }
  const settings = settingsFrom(await possibleDecoding(decoding, trying));
  const done = await start({ settings, actions });
  if (done.ok) return done;
  return start({ settings, actions: await possibleDeeds(settings, actions, done.problem, trying) });
}

/** What brings the engine down is not taken apart: each try would bring it down again. */
function refuseAll({ decoding, actions }: Text, problem: Problem, { complain }: Trying): void {
  const fields = {
    ...addressFields(decoding),
    did: actions.length > 0 ? printDeeds(actions) : null,
  };
  for (const [field, value] of Object.entries(fields))
    if (value !== null) complain({ field, value, problem });
}

/** Part by part, each beside those that are possible; of the lists, one after another. */
async function possibleDecoding(
  decoding: Decoding,
  { start, complain }: Trying,
): Promise<Decoding> {
  const { seed, maxNewTokens, strategy } = decoding;
  let possible: Decoding = { ...usualDecoding, seed, maxNewTokens };
  /** Takes a part in if it is possible beside the others; else why it is not. */
  async function take(part: Partial<Decoding>): Promise<Problem | null> {
    const tried = { ...possible, ...part };
    const outcome = await start({ settings: settingsFrom(tried), actions: [] });
    if (outcome.ok) possible = tried;
    return outcome.ok ? null : outcome.problem;
  }
  const problem = await take({ strategy });
  if (problem) complain({ field: 'strategy', value: strategy, problem });
  for (const [list, field] of lists) {
    const all = decoding[list];
    const problem = all.length > 0 ? await take({ [list]: all }) : null;
    if (problem === null) continue;
    if (all.length > mostTried) {
      complain({ field, value: addressFields(decoding)[field] ?? '', problem });
      continue;
    }
    for (const value of all) {
      const problem = await take({ [list]: [...possible[list], value] });
      if (problem) complain({ field, value, problem, instead: { holds: 'others' } });
    }
  }
  return possible;
}

/** And the fields of the address that they are in. */
const lists = [
  ['processors', 'processors'],
  ['others', 'also'],
] as const;

/** A longer list was not written by a person, and trying it would keep the page waiting. */
const mostTried = 64;

/** All that can be done, one after another; `problem` is what is said of all of them. */
async function possibleDeeds(
  settings: string,
  actions: string[],
  problem: Problem,
  { start, complain }: Trying,
): Promise<string[]> {
  // So many can be done; so many cannot.
  let [possible, refused, why] = [0, actions.length, problem];
  while (refused - possible > 1) {
    const half = Math.floor((possible + refused) / 2);
    const tried = await start({ settings, actions: actions.slice(0, half) });
    if (tried.ok) possible = half;
    else [refused, why] = [half, tried.problem];
  }
  const value = actions[possible] ?? '';
  complain({ field: 'did', value, problem: why, instead: { holds: 'before', place: refused } });
  return actions.slice(0, possible);
}
