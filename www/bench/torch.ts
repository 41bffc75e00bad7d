/** PyTorch and `transformers`, where an interpreter has them. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** `PYTHON` decides. */
const python = process.env.PYTHON || 'python3';
const script = fileURLToPath(new URL('torch_training.py', import.meta.url));
const versions =
  'import torch, transformers as t; print(f"PyTorch {torch.__version__}, transformers {t.__version__}")';

export interface Torch {
  isThere: boolean;
  /** The versions, or what is missing. */
  note: string;
}

export async function findTorch(): Promise<Torch> {
  try {
    return { isThere: true, note: (await run(['-c', versions])).trim() };
  } catch (error) {
    // The last line of a traceback is the one that names what is missing.
    const reason = error instanceof Error ? error.message.trim().split('\n').at(-1) : error;
    return { isThere: false, note: `Without PyTorch: ${reason}` };
  }
}

/** What `torch_training.py` is told. */
export interface TorchTraining {
  /** A folder with a `config.json`. */
  model: string;
  /** The path of a JSON file. */
  texts: string;
  batch: number;
  threads: number;
  warmUp: number;
  learningRate: number;
}

/** Gives tokens a second. */
export async function trainWithTorch(training: TorchTraining): Promise<number> {
  const { model, texts, batch, threads, warmUp, learningRate } = training;
  const options = { batch, threads, 'warm-up': warmUp, 'learning-rate': learningRate };
  const given = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  return JSON.parse(await run([script, model, texts, ...given])).tokensPerSecond;
}

async function run(given: string[]): Promise<string> {
  return (await promisify(execFile)(python, given)).stdout;
}
