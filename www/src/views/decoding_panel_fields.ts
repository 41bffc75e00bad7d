/** The fields of one setting: its values, each with its default and a way back to it. */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { cleaned, type Field, fieldsOf, usualValue } from '../layout/setting_fields';
import type { DecodingNotes } from '../notes/decoding';
import { apart } from '../state/decoding';

export interface Setting {
  /** As it is set, and as it usually is. */
  setting: string;
  usual: string;
  labels: string[];
  words: DecodingNotes;
  compact: boolean;
  /** The value that breaks a rule, and the id of the sentence that says so. */
  wrong: number | null;
  problemId: string;
  change: (values: string[]) => void;
}

interface Value {
  label: string;
  value: string;
  usual: string;
  field: Field;
  isWrong: boolean;
  change: (value: string) => void;
}

export function settingFields(setting: Setting) {
  const { name, values } = apart(setting.setting);
  const usual = apart(setting.usual).values;
  return fieldsOf(name).map((field, at) => {
    const own = usualValue(field, usual[at]);
    const value: Value = {
      label: setting.labels[at] ?? '',
      value: values[at]?.trim() || (isPicked(field) ? own : ''),
      usual: own,
      field,
      isWrong: setting.wrong === at,
      change: (next) => {
        const all = fieldsOf(name).map((_, other) => values[other] ?? usual[other] ?? '');
        all[at] = next;
        setting.change(all);
      },
    };
    return html`<span class="value">${entry(value, setting)} ${setting.compact ? nothing : back(value, setting.words)}</span>`;
  });
}

function isPicked({ kind }: Field): boolean {
  return kind === 'choice' || kind === 'scope';
}

/** Whether all values fit beside the name. */
export function isShort(setting: string): boolean {
  const fields = fieldsOf(apart(setting).name);
  return fields.length < 2 && fields.every(({ kind }) => kind === 'number' || kind === 'count');
}

function entry(value: Value, setting: Setting) {
  if (value.field.kind === 'choice') return choice(value, value.field.words, setting);
  if (value.field.kind === 'scope') return scope(value, setting);
  return html`
    <label class="field">
      <span>${value.label}</span>
      ${input(value, setting)}
    </label>
  `;
}

function input(
  { value, usual, field, isWrong, change }: Value,
  { problemId }: Setting,
  label?: string,
) {
  return html`
    <input
      class="mono ${field.kind}"
      inputmode=${keypad(field)}
      spellcheck="false"
      autocomplete="off"
      autocapitalize="off"
      aria-label=${label ?? nothing}
      aria-invalid=${isWrong ? 'true' : nothing}
      aria-describedby=${isWrong ? problemId : nothing}
      size=${Math.min(24, Math.max(field.kind === 'text' || field.kind === 'ids' ? 9 : 4, value.length + 1))}
      placeholder=${usual}
      .value=${live(value)}
      @change=${(event: Event) => change(cleaned(field, (event.target as HTMLInputElement).value))}
    />
  `;
}

function keypad(field: Field): string {
  if (field.kind === 'count') return 'numeric';
  // The keypads of phones have no minus.
  return field.kind === 'number' && !field.signed ? 'decimal' : 'text';
}

function choice({ label, value, isWrong, change }: Value, words: string[], { problemId }: Setting) {
  const all = words.includes(value) ? words : [...words, value];
  return html`
    <label class="field">
      <span>${label}</span>
      <select
        class="mono"
        translate="no"
        aria-invalid=${isWrong ? 'true' : nothing}
        aria-describedby=${isWrong ? problemId : nothing}
        .value=${live(value)}
        @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}
      >
        ${all.map((word) => html`<option value=${word} ?selected=${word === value}>${word}</option>`)}
      </select>
    </label>
  `;
}

const lastTokens = '64'; // as many as llama.cpp looks back over

function scope(value: Value, setting: Setting) {
  const { scopes } = setting.words;
  const kind = value.value === 'all' || value.value === 'generated' ? value.value : 'last';
  return html`
    <label class="field">
      <span>${value.label}</span>
      <select
        .value=${live(kind)}
        @change=${(event: Event) => {
          const picked = (event.target as HTMLSelectElement).value;
          value.change(picked === 'last' ? lastTokens : picked);
        }}
      >
        ${(['all', 'generated', 'last'] as const).map(
          (one) => html`<option value=${one} ?selected=${one === kind}>${scopes[one]}</option>`,
        )}
      </select>
    </label>
    ${kind === 'last' ? input({ ...value, field: { kind: 'count' } }, setting, scopes.count) : nothing}
  `;
}

function back({ label, value, usual, change }: Value, words: DecodingNotes) {
  const shown = usual === '' ? words.usualNothing : usual;
  const isUsual = value === usual || value === '' || Number(value) === Number(usual);
  return html`
    <button
      class="usual"
      aria-label=${words.toUsual(label, shown)}
      aria-disabled=${isUsual}
      @click=${() => !isUsual && change(usual)}
    >
      ${words.usual(shown)}
    </button>
  `;
}
