/** The cells of the attention matrix as shapes: a value is a shade, a value below 0 has a dash, the mask is a stroke across. */
import { svg } from 'lit';
import type { AttentionGrid, GridCell } from '../layout/attention_grid';
import type { Shading } from '../layout/attention_stages';

export function cellsOf(grid: AttentionGrid, shading: Shading) {
  const { side, width, height, cells } = grid;
  const columns = Array.from({ length: grid.keys.end - grid.keys.start }, (_, at) => at * side);
  const rows = Array.from({ length: grid.queries.end - grid.queries.start }, (_, at) => at * side);
  const lines =
    columns.map((x) => `M${x} 0V${height}`).join('') + rows.map((y) => `M0 ${y}H${width}`).join('');
  const isStruck = (cell: GridCell) => shading.masks && cell.masked;
  const strikes = cells
    .filter(isStruck)
    .map(({ x, y }) => `M${x} ${y + side}L${x + side} ${y}`)
    .join('');
  const dashes = cells
    .filter((cell) => shading.signed && !isStruck(cell) && shading.valueAt(cell.at) < 0)
    .map(({ x, y }) => `M${x + side * 0.34} ${y + side / 2}h${side * 0.32}`)
    .join('');
  return svg`
    <rect class="ground" width=${width} height=${height} />
    ${cells.map((cell) => cellOf(cell, side, shading, isStruck(cell)))}
    <path class="lines" pointer-events="none" d=${lines} />
    <path class="dashes" d=${dashes} />
    <path class="strikes" d=${strikes} />`;
}

function cellOf(cell: GridCell, side: number, shading: Shading, isStruck: boolean) {
  const { query, key, x, y, at } = cell;
  const value = isStruck ? 0 : shading.valueAt(at);
  const role = !shading.signed ? '' : value < 0 ? 'below' : 'above';
  const strength = shading.most > 0 ? Math.abs(value) / shading.most : 0;
  return svg`<rect class="cell ${role} ${isStruck ? 'masked' : ''}" data-query=${query} data-key=${key}
    data-value=${value} x=${x} y=${y} width=${side} height=${side} fill-opacity=${strength} />`;
}
