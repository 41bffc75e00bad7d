/** The usual settings of every strategy and processor, as the engine's source lists them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

function usual(file: string): string[] {
  const source = readFileSync(join(import.meta.dirname, '../../src/decode', file), 'utf8');
  const [, list = ''] = /pub const USUAL: \[&str; \d+\] = \[([^\]]*)\]/.exec(source) ?? [];
  return Array.from(list.matchAll(/"([^"]*)"/g), ([, setting]) => setting ?? '');
}

export const usualStrategies = usual('strategy.rs');
export const usualProcessors = usual('processor.rs');
