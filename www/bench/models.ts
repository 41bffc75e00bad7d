/** The models that are measured: every folder of `models/` with a `config.json`. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const models = fileURLToPath(new URL('../../models/', import.meta.url));

export interface ModelFolder {
  name: string;
  /** The paths of its files on this machine. */
  files: string[];
}

export function modelFolders(): ModelFolder[] {
  return readdirSync(models)
    .filter((name) => existsSync(join(models, name, 'config.json')))
    .map((name) => ({
      name,
      files: readdirSync(join(models, name))
        .filter((file) => /\.(json|safetensors)$/.test(file))
        .map((file) => join(models, name, file)),
    }));
}
