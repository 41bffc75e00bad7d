/** Why the engine refused a setting, in the words of the engine and beside the setting. */
import { html, nothing } from 'lit';
import { problemText } from '../notes/problem_text';
import type { Context } from './decoding_panel_context';

export function problemLine({ problem, notes }: Context, id: string) {
  if (!problem) return nothing;
  const { sentence, detail } = problemText(problem, notes);
  return html`
    <p class="problem" id=${id}>
      ${sentence} ${detail ? html`<span lang="en">${detail}</span>` : nothing}
    </p>
  `;
}
