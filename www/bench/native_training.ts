/** Training by the command line, in a process of its own. */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const binary =
  process.env.LOOKBACK_BINARY ??
  fileURLToPath(new URL('../../target/release/lookback', import.meta.url));

/** Writes the model into the folder, and gives tokens a second. */
export async function trainNatively(recipe: string, folder: string): Promise<number> {
  const path = `${folder}.toml`;
  writeFileSync(path, recipe);
  await promisify(execFile)(binary, ['train', path, '--out', folder]);
  return JSON.parse(readFileSync(join(folder, 'training.json'), 'utf8')).tokensPerSecond;
}
