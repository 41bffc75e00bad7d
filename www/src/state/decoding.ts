/** What a text is decoded by, and its words in the engine and in the page's address. */

export interface Decoding {
  /** A strategy with its values, as in `beam=4:1:never`. */
  strategy: string;
  /** In the order in which they are applied. */
  processors: string[];
  seed: number;
  /** `null`: as many as the context has room for. */
  maxNewTokens: number | null;
  /** Settings that the page has no field for, as in `coins=0.5`. */
  others: string[];
}

export const usualDecoding: Decoding = {
  strategy: 'greedy',
  processors: [],
  seed: 0,
  maxNewTokens: null,
  others: [],
};

/** As the engine reads it. */
export function settingsFrom({
  strategy,
  processors,
  seed,
  maxNewTokens,
  others,
}: Decoding): string {
  const parts = [`strategy=${strategy}`];
  if (processors.length > 0) parts.push(`processors=${processors.join(',')}`);
  if (maxNewTokens !== null) parts.push(`max-new-tokens=${maxNewTokens}`);
  if (seed !== 0) parts.push(`seed=${seed}`);
  return [...parts, ...others].join(';');
}

/** And as the engine writes it. */
export function decodingFromSettings(settings: string): Decoding {
  const parts = new Map(settings.split(';').map((part) => [nameOf(part), meaningOf(part)]));
  return {
    strategy: parts.get('strategy') ?? usualDecoding.strategy,
    processors: listFrom(parts.get('processors') ?? ''),
    seed: countFrom(parts.get('seed') ?? null) ?? usualDecoding.seed,
    maxNewTokens: countFrom(parts.get('max-new-tokens') ?? null),
    others: settings.split(';').filter((part) => !known.includes(nameOf(part))),
  };
}

const known = ['strategy', 'processors', 'seed', 'max-new-tokens'];

function nameOf(part: string): string {
  return part.slice(0, part.indexOf('='));
}

function meaningOf(part: string): string {
  return part.slice(part.indexOf('=') + 1);
}

/** As an address says it: `?strategy= &processors= &seed= &tokens= &also=`. */
export function decodingFrom(fields: URLSearchParams): Decoding {
  return {
    strategy: fields.get('strategy') ?? usualDecoding.strategy,
    processors: listFrom(fields.get('processors') ?? ''),
    seed: countFrom(fields.get('seed')) ?? usualDecoding.seed,
    maxNewTokens: countFrom(fields.get('tokens')),
    others: (fields.get('also') ?? '').split(';').filter((other) => other !== ''),
  };
}

/** The fields of an address that differ from what is usual; `null` for those that do not. */
export function addressFields(decoding: Decoding): Record<string, string | null> {
  const { strategy, processors, seed, maxNewTokens, others } = decoding;
  return {
    strategy: strategy === usualDecoding.strategy ? null : strategy,
    processors: processors.length === 0 ? null : processors.join(','),
    seed: seed === usualDecoding.seed ? null : `${seed}`,
    tokens: maxNewTokens === null ? null : `${maxNewTokens}`,
    also: others.length === 0 ? null : others.join(';'),
  };
}

export function listFrom(processors: string): string[] {
  return processors.split(',').filter((processor) => processor.trim() !== '');
}

/** A setting taken apart: `beam=4:1:never` is `beam` and `4`, `1`, `never`. */
export function apart(setting: string): { name: string; values: string[] } {
  const at = setting.indexOf('=');
  if (at < 0) return { name: setting, values: [] };
  return { name: setting.slice(0, at), values: setting.slice(at + 1).split(':') };
}

/** And put together again; values at the end that are empty are left out. */
export function together(name: string, values: string[]): string {
  const written = [...values];
  while (written.at(-1)?.trim() === '') written.pop();
  return written.length === 0 ? name : `${name}=${written.join(':')}`;
}

export function countFrom(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
