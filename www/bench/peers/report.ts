/** The comparison as Markdown: one table of speeds, one of what comes before the first token. */
import type { Name } from '../bare/peers/contender';
import type { Said } from '../bare/peers/contest';
import { bytes, ms } from '../figure';
import { aligned, print } from '../table';
import type { Payload } from './codes';
import type { Comparison, Side, Spread } from './comparison';

/** What is told of a contender beside its speed. */
export interface Start {
  name: Name;
  version: string;
  /** `null` where its code is not there. */
  payload: Payload | null;
  /** Milliseconds from nothing to the first token of the shipped model, one a visit. */
  cold: Spread | null;
}

/** What all said after the same prompt, shape by shape. */
export interface Agreement {
  shape: string;
  said: Partial<Record<Name, Said>>;
  missing: Partial<Record<Name, string>>;
}

const threeDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const twoDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

export function speeds(comparisons: readonly Comparison[], names: readonly Name[]): string {
  const peers = names.filter((name) => name !== 'Lookback');
  const head = [
    '',
    'tokens/s (p5–p95)',
    'Lookback',
    ...peers.flatMap((name) => [name, '×']),
    'roof',
    'of roof',
  ];
  const body = comparisons.map((each, at) => [
    each.shape === comparisons[at - 1]?.shape ? '' : each.shape,
    each.case,
    speedOf(each.sides.Lookback),
    ...peers.flatMap((name) => [speedOf(each.sides[name]), ratioOf(each.sides[name])]),
    each.roof ? threeDigits.format(each.roof.speed) : '–',
    each.sides.Lookback?.ofRoof ? percent.format(each.sides.Lookback.ofRoof.median) : '–',
  ]);
  return aligned([head, ...body]);
}

/** What a step of 16 texts takes more than one of a text alone, for each of the other 15, as a share of that. */
export function furthers(comparisons: readonly Comparison[], names: readonly Name[]): string {
  const many = comparisons.filter((each) => each.case.startsWith('write 16'));
  const body = many.map((each) => {
    const alone = each.case.replace('16', '1');
    const one = comparisons.find((other) => other.shape === each.shape && other.case === alone);
    return [
      each.case.replace('write 16', each.shape),
      ...names.map((name) => {
        const [single, its] = [one, each].map((one) => one?.sides[name]?.speed.median);
        return single && its ? twoDigits.format(((16 * single) / its - 1) / 15) : '';
      }),
    ];
  });
  return aligned([['each further text up to 16, of a step of one', ...names], ...body]);
}

export function starts(all: readonly Start[]): string {
  const head = ['', 'version', 'wasm, gzip -9', 'script, gzip -9', 'cold start (p5–p95)'];
  const body = all.map(({ name, version, payload, cold }) => [
    name,
    version,
    payload ? print(bytes(payload.wasm)) : '–',
    payload ? print(bytes(payload.script)) : '–',
    cold
      ? `${print(ms(cold.median))} (${threeDigits.format(cold.p5)}–${threeDigits.format(cold.p95)})`
      : '–',
  ]);
  return aligned([head, ...body]);
}

export function agreements(all: readonly Agreement[], names: readonly Name[]): string {
  const head = ['', 'tokens, largest difference of a logit, wasm memory', ...names.slice(1)];
  const body = all.map(({ shape, said, missing }) => {
    const ours = said.Lookback;
    return [
      shape,
      ours ? `${ours.written.length} tokens, ${memoryOf(ours)}` : (missing.Lookback ?? '–'),
      ...names.slice(1).map((name) => {
        const its = said[name];
        if (!its || !ours) return missing[name] ?? '–';
        const same = its.written.join() === ours.written.join();
        const difference = its.largestDifference;
        return [
          same ? 'the same' : '✗ others',
          difference === null ? 'logits not told' : twoDigits.format(difference),
          memoryOf(its),
        ].join(', ');
      }),
    ];
  });
  return aligned([head, ...body]);
}

const memoryOf = ({ memory }: Said) => (memory === null ? 'memory not told' : print(bytes(memory)));

function speedOf(side: Side | undefined): string {
  if (!side) return 'cannot';
  const { median, p5, p95 } = side.speed;
  return `${threeDigits.format(median)} (${threeDigits.format(p5)}–${threeDigits.format(p95)})`;
}

function ratioOf(side: Side | undefined): string {
  if (!side) return '';
  const { median, p5, p95 } = side.ratio;
  return `${twoDigits.format(median)} (${twoDigits.format(p5)}–${twoDigits.format(p95)})`;
}

/** Why a contender has no speed, once for each reason. */
export function reasons(
  comparisons: readonly Comparison[],
  agreed: readonly Agreement[],
): string[] {
  const said = [
    ...agreed.flatMap(({ shape, missing }) =>
      Object.entries(missing).map(([name, why]) => `${shape}: ${name}: ${why}`),
    ),
    ...comparisons.flatMap((each) =>
      Object.entries(each.missing).map(
        ([name, why]) => `${each.shape}, ${each.case}: ${name}: ${why}`,
      ),
    ),
  ];
  return [...new Set(said)];
}
