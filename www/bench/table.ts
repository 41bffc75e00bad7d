/** Figures as one Markdown table, for a terminal and for a pull request alike. */
import type { Figure, Quantity } from './figure';

const threeDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

export function markdown(figures: readonly Figure[]): string {
  const head = ['', 'what', 'measured', 'details', 'budget', 'holds'];
  const body = figures.map((figure, at) => [
    figure.group === figures[at - 1]?.group ? '' : figure.group,
    figure.what,
    print(figure.measured),
    Object.entries(figure.details)
      .map(([name, quantity]) => `${name} ${print(quantity)}`)
      .join(', '),
    figure.budget ? print(figure.budget) : '',
    figure.holds === null ? '' : figure.holds ? '✓' : '✗ missed',
  ]);
  return aligned([head, ...body]);
}

export function print({ value, unit }: Quantity): string {
  switch (unit) {
    case 'bytes':
      return printBytes(value);
    case 'count':
      return oneDecimal.format(value);
    default:
      return `${threeDigits.format(value)} ${unit}`;
  }
}

function printBytes(value: number): string {
  if (value < 1e3) return `${value} B`;
  return value < 1e7
    ? `${oneDecimal.format(value / 1e3)} kB`
    : `${oneDecimal.format(value / 1e6)} MB`;
}

export function aligned(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const padded = rows.map((row) =>
    line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))),
  );
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return [padded[0], rule, ...padded.slice(1)].join('\n');
}
