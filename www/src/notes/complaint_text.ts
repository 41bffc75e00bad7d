/** A part of an address that could not be used, in the reader's language: the field, its rule, the value, and what holds instead. */
import { usualStage } from '../layout/attention_stages';
import { usualDecoding } from '../state/decoding';
import { type Complaint, usualSpeed } from '../state/state';
import type { Notes } from './notes';
import { type RuledField, ruledFields } from './page';
import { problemText } from './problem_text';

/** An address may hold anything. */
const longest = 60;

/** What a field has when it is left out, where that has a name. */
const usual: Record<string, string> = {
  theme: 'system',
  view: 'decode',
  strategy: usualDecoding.strategy,
  seed: `${usualDecoding.seed}`,
  layer: '0',
  head: '0',
  stage: usualStage,
  speed: `${usualSpeed}`,
  model: 'storyland',
};

export function complaintText(complaint: Complaint, notes: Notes): string {
  const sentences = [...faultOf(complaint, notes), heldInstead(complaint, notes)];
  // A Chinese full stop brings its own space.
  return sentences.join(' ').replaceAll('。 ', '。');
}

function faultOf({ field, value, problem, instead }: Complaint, notes: Notes): string[] {
  const { complaint: words } = notes.page;
  const shown = shortened(value);
  if (!problem && isRuled(field)) return [words.must(field, words.rules[field], shown)];
  const refused = (instead ? words.refusedPart : words.refused)(field, shown);
  return problem ? [refused, problemText(problem, notes).sentence] : [refused];
}

function heldInstead({ field, instead }: Complaint, notes: Notes): string {
  const { complaint: words } = notes.page;
  if (instead?.holds === 'others') return words.others;
  if (instead?.holds === 'before') return words.before(instead.place);
  const value = usual[field];
  return value === undefined ? words.usual : words.usedInstead(value);
}

function shortened(value: string): string {
  return value.length > longest ? `${value.slice(0, longest)}…` : value;
}

function isRuled(field: string): field is RuledField {
  return (ruledFields as readonly string[]).includes(field);
}
