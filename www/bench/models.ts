/** The models that are measured: every folder of `models/` with a `config.json` that writes token by token. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const models = fileURLToPath(new URL('../../models/', import.meta.url));

export interface ModelFolder {
  name: string;
  /** The paths of its files on this machine. */
  files: string[];
}

export function modelFolders(): ModelFolder[] {
  return readdirSync(models)
    .filter((name) => isCausal(join(models, name, 'config.json')))
    .map((name) => modelFolder(join(models, name)));
}

export function modelFolder(folder: string): ModelFolder {
  const files = readdirSync(folder)
    .filter((file) => /\.(json|safetensors)$/.test(file))
    .map((file) => join(folder, file));
  return { name: basename(folder), files };
}

function isCausal(config: string): boolean {
  return existsSync(config) && JSON.parse(readFileSync(config, 'utf8')).is_causal !== false;
}
