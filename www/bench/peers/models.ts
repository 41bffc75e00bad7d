/** Makes the models that are compared, in every form that a contender reads. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Shape } from './shapes';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const models = path('../../../target/peers/models');
const shipped = path('../../../models');
const scripts = path('../../../benches/peers/exports');
const binary = process.env.LOOKBACK_BINARY ?? path('../../../target/release/lookback');
/** The interpreter that has `requirements.txt` of the scripts. */
const python = process.env.PEERS_PYTHON || path('../../../target/peers/venv/bin/python');
const seed = '1';

export interface Model {
  folder: string;
  /** `null`, and why in `notes`. */
  onnx: string | null;
  gguf: string | null;
  notes: string[];
}

export async function makeModel({ name, init }: Shape): Promise<Model> {
  const folder = join(models, name);
  mkdirSync(folder, { recursive: true });
  if (init === null) {
    for (const file of ['config.json', 'model.safetensors']) {
      cpSync(join(shipped, name, file), join(folder, file));
    }
  } else {
    await run(binary, ['init', folder, ...init.split(' '), '--seed', seed]);
  }
  const notes: string[] = [];
  const onnx = await exported('to_onnx.py', folder, 'model.onnx', notes);
  const gguf = await exported('to_gguf.py', folder, 'model.gguf', notes);
  return { folder, onnx, gguf, notes };
}

async function exported(script: string, folder: string, name: string, notes: string[]) {
  const file = join(folder, name);
  try {
    if (!existsSync(python)) throw new Error(`no Python at ${python}`);
    await run(python, [join(scripts, script), folder, file]);
    return file;
  } catch (error) {
    // The last line of a traceback is the one that names what is missing.
    const reason = error instanceof Error ? error.message.trim().split('\n').at(-1) : error;
    notes.push(`Without ${name}: ${reason}`);
    return null;
  }
}

const run = promisify(execFile);
