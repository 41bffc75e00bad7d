/** The formula of a setting: with letters, with today's values, and with the numbers of the moment. */

import type { Waterfall } from 'lookback';
import { apart } from '../state/decoding';
import { constraints } from './formulas/constraints';
import { filters } from './formulas/filters';
import type { Form, LeadingText } from './formulas/form';
import { penalties } from './formulas/penalties';
import { strategies } from './formulas/strategies';
import { temperatures } from './formulas/temperatures';
import { valueTex } from './formulas/tex';
import { type Passage, passageOf } from './waterfall';

/** Lines of TeX. */
export interface Formula {
  symbolic: string[];
  numbers: string[];
  now: string[];
}

const processors: Record<string, Form> = {
  ...temperatures,
  ...filters,
  ...penalties,
  ...constraints,
};

/** `usual` has the values that a setting leaves out. */
export function processorFormula(setting: string, usual: string, passage: Passage | null): Formula {
  const { form, values } = formOf(processors, setting, usual);
  const now = passage ? form?.now?.(values.map(Number), passage) : [];
  return { ...linesOf(form, values), now: now ?? [] };
}

/** A strategy sees what all processors have left, or ranks whole texts. */
export function strategyFormula(
  setting: string,
  usual: string,
  passage: Passage | null,
  text: LeadingText | null,
): Formula {
  const { form, values } = formOf(strategies, setting, usual);
  const numbers = values.map(Number);
  const now = [
    ...((passage && form?.now?.(numbers, passage)) ?? []),
    ...((text && form?.text?.(numbers, text)) ?? []),
  ];
  return { ...linesOf(form, values), now };
}

function formOf(forms: Record<string, Form>, setting: string, usual: string) {
  const { name, values } = apart(setting);
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  const own = apart(usual).values;
  return { form, values: (form?.letters ?? []).map((_, at) => values[at] || own[at] || '') };
}

function linesOf(form: Form | undefined, values: string[]): Omit<Formula, 'now'> {
  if (!form) return { symbolic: [], numbers: [] };
  const number = form.number ?? valueTex;
  const symbolic = form.lines(form.letters);
  return { symbolic, numbers: form.lines(values.map((value, at) => number(value, at))) };
}

/**
 * What processor `at` made of the scores. `null` while the engine has not answered to the settings
 * that are shown: its numbers belong to others.
 */
export function passageOfProcessor(
  waterfall: Waterfall | null,
  processors: string[],
  at: number,
): Passage | null {
  const setting = processors[at];
  if (!waterfall || setting === undefined) return null;
  const written = waterfall.stages.slice(1).map(({ name }) => name);
  const isShown = (place: number) => says(written[place] ?? '', processors[place] ?? '');
  for (let place = 0; place <= at; place += 1) if (!isShown(place)) return null;
  return passageOf(waterfall, at + 1);
}

/** Whether a setting as the engine writes it is the one that was typed. */
function says(written: string, typed: string): boolean {
  const [theirs, ours] = [apart(written), apart(typed.trim())];
  if (theirs.name !== ours.name) return false;
  return ours.values.every((value, at) => {
    const other = theirs.values[at] ?? '';
    return value.trim() === '' || value === other || Number(value) === Number(other);
  });
}
