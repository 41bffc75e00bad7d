/** Well-known ways of decoding, a click away. */
import { html } from 'lit';
import type { PresetName } from '../notes/decoding';
import type { Context } from './decoding_panel_context';

interface Preset {
  name: PresetName;
  strategy: string;
  processors: string[];
}

const presets: Preset[] = [
  { name: 'greedy', strategy: 'greedy', processors: [] },
  { name: 'sample', strategy: 'sample=1', processors: ['temperature=0.8', 'top-p=0.9'] },
  { name: 'beam', strategy: 'beam=4:1:never', processors: [] },
  { name: 'beamPlain', strategy: 'beam=4:0:never', processors: [] },
  { name: 'contrastive', strategy: 'contrastive=0.6:4', processors: [] },
  { name: 'speculative', strategy: 'speculative=4', processors: [] },
];

export function presetButtons({ notes, decoding, change }: Context) {
  const { decoding: words } = notes;
  const isSet = ({ strategy, processors }: Preset) =>
    strategy === decoding.strategy && processors.join() === decoding.processors.join();
  return html`
    <div class="tries" role="group" aria-label=${words.tries}>
      <span class="soft">${words.tries}</span>
      ${presets.map(
        (preset) => html`
          <button
            data-preset=${preset.name}
            aria-pressed=${isSet(preset)}
            @click=${() => change({ strategy: preset.strategy, processors: preset.processors })}
          >
            ${words.presets[preset.name]}
          </button>
        `,
      )}
    </div>
  `;
}
