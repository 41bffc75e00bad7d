/** The parts of the prompt box: marks below its letters, the words offered, the unknown ones, the examples. */
import { html, nothing, type TemplateResult } from 'lit';
import { shorten } from '../layout/shorten';
import type { PlacedWord } from '../layout/vocabulary';
import type { Notes } from '../notes/notes';
import type { Completing } from './completing';

/** More unknown words than these would push the text they come from out of sight. */
const mostWords = 12;
const longestWord = 32;

/** The text again, with unknown words marked, and a place at the beginning of the word being typed. */
export function mirrored(text: string, unknown: PlacedWord[], typedFrom: number | null) {
  const places = unknown.map(({ start, end }) => ({ start, end }));
  if (typedFrom !== null) places.push({ start: typedFrom, end: typedFrom });
  places.sort((a, b) => a.start - b.start);
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (const { start, end } of places) {
    parts.push(text.slice(at, start));
    const word = text.slice(start, end);
    parts.push(
      start === end ? html`<span class="here">&#8203;</span>` : html`<mark>${word}</mark>`,
    );
    at = end;
  }
  // A line that is empty at the end has no height unless something stands in it.
  return [...parts, text.slice(at), text.endsWith('\n') ? '\u200b' : ''];
}

export function completionList(
  notes: Notes,
  { options, active, word }: Completing,
  pick: (option: string) => void,
) {
  const typed = word?.word.length ?? 0;
  return html`
    <ul
      class="completions mono"
      id="completions"
      role="listbox"
      aria-label=${notes.prompt.completions}
      translate="no"
      @pointerdown=${(event: Event) => event.preventDefault()}
    >
      ${options.map(
        (option, at) => html`
          <li
            id="completion-${at}"
            role="option"
            aria-selected=${at === active}
            @click=${() => pick(option)}
          >${option.slice(0, typed)}<b>${option.slice(typed)}</b></li>
        `,
      )}
    </ul>
  `;
}

interface UnknownList {
  notes: Notes;
  words: string[];
  meant(word: string): string | null;
  replace(word: string, meant: string): void;
}

export function unknownList({ notes, words, meant, replace }: UnknownList) {
  if (words.length === 0) return nothing;
  const left = words.length - mostWords;
  const item = (word: string) => {
    const better = meant(word);
    return html`
      <li>
        <span class="words mono" translate="no">${shorten(word, longestWord)}</span>
        ${better === null ? nothing : instead(notes, word, better, replace)}
      </li>
    `;
  };
  return html`
    <div class="message unknown">
      <p>${notes.text.unknown(words.length)}</p>
      <ul>
        ${words.slice(0, mostWords).map(item)}
        ${left > 0 ? html`<li class="mono" translate="no">+${left}</li>` : nothing}
      </ul>
    </div>
  `;
}

function instead(notes: Notes, word: string, meant: string, replace: UnknownList['replace']) {
  return html`
    <span class="soft">${notes.prompt.didYouMean}</span>
    <button
      class="mono"
      translate="no"
      aria-label=${notes.prompt.replace(shorten(word, longestWord), meant)}
      @click=${() => replace(word, meant)}
    >
      ${meant}
    </button>
  `;
}

export function exampleRow(notes: Notes, examples: string[], give: (prompt: string) => void) {
  if (examples.length === 0) return nothing;
  return html`
    <div class="examples" role="group" aria-label=${notes.prompt.examples}>
      <span class="soft" aria-hidden="true">${notes.prompt.examples}</span>
      ${examples.map(
        (prompt) => html`
          <button class="mono" translate="no" @click=${() => give(prompt)}>${prompt}</button>
        `,
      )}
    </div>
  `;
}
