/** The channels of a head as bars around 0: above it one hue, below it the other. */
import { html, svg } from 'lit';

const height = 36;
const step = 6;
const gap = 1.5;

/** `most` is the value that has the full height. */
export function channelBars(values: Float32Array, most: number, label: string) {
  const middle = height / 2;
  const bars = Array.from(values, (value, at) => {
    const length = most > 0 ? (Math.abs(value) / most) * middle : 0;
    const y = value < 0 ? middle : middle - length;
    return svg`<rect class=${value < 0 ? 'below' : 'above'} data-value=${value}
      x=${at * step + gap / 2} y=${y} width=${step - gap} height=${length} />`;
  });
  const width = values.length * step;
  return html`
    <svg
      class="bars"
      role="img"
      aria-label=${label}
      viewBox="0 0 ${width} ${height}"
      preserveAspectRatio="none"
    >
      <path class="axis" d="M0 ${middle}H${width}" />
      ${bars}
    </svg>
  `;
}
