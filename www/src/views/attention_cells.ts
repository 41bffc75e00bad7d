/** The cells of the attention matrix as shapes: a weight is a shade, the mask a stroke across. */
import { svg } from 'lit';
import type { AttentionGrid, GridCell } from '../layout/attention_grid';

export function cellsOf(grid: AttentionGrid) {
  const { side, width, height, cells } = grid;
  const columns = Array.from({ length: grid.keys.end - grid.keys.start }, (_, at) => at * side);
  const rows = Array.from({ length: grid.queries.end - grid.queries.start }, (_, at) => at * side);
  const lines =
    columns.map((x) => `M${x} 0V${height}`).join('') + rows.map((y) => `M0 ${y}H${width}`).join('');
  const strikes = cells
    .filter((cell) => cell.masked)
    .map(({ x, y }) => `M${x} ${y + side}L${x + side} ${y}`)
    .join('');
  return svg`
    <rect class="ground" width=${width} height=${height} />
    ${cells.map((cell) => cellOf(cell, side))}
    <path class="lines" pointer-events="none" d=${lines} />
    <path class="strikes" d=${strikes} />`;
}

function cellOf({ query, key, weight, masked, x, y }: GridCell, side: number) {
  return svg`<rect class="cell ${masked ? 'masked' : ''}" data-query=${query} data-key=${key}
    x=${x} y=${y} width=${side} height=${side} fill-opacity=${weight} />`;
}
