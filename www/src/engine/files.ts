/** Which of some files make up a model, decided by their names alone. */
import { refusalOf } from './found';

/** The paths that are read, by the name under which the engine wants them. */
export type CheckpointPlan =
  | { format: 'hugging-face'; name: string; paths: Record<string, string> }
  | { format: 'llama2c'; name: string; checkpoint: string; tokenizer: string | null };

/** The first folder, from the outside in, that holds a checkpoint. */
export function planFrom(paths: string[]): CheckpointPlan {
  const folders = [...new Set(paths.map(folderOf))].sort((a, b) => depth(a) - depth(b));
  for (const folder of folders) {
    const inside = paths.filter((path) => folderOf(path) === folder);
    const plan = huggingFace(folder, inside) ?? llama2c(inside);
    if (plan) return plan;
  }
  throw refusalOf(paths);
}

/** Every path of a plan. */
export function pathsOf(plan: CheckpointPlan): string[] {
  if (plan.format === 'hugging-face') return Object.values(plan.paths);
  return plan.tokenizer === null ? [plan.checkpoint] : [plan.checkpoint, plan.tokenizer];
}

function huggingFace(folder: string, paths: string[]): CheckpointPlan | null {
  const wanted = paths.filter((path) => isPart(nameOf(path)));
  const weights = wanted.find((path) => path.endsWith('.safetensors'));
  if (!weights || !wanted.some((path) => nameOf(path) === 'config.json')) return null;
  return {
    format: 'hugging-face',
    name: nameOf(folder) || nameOf(weights),
    paths: Object.fromEntries(wanted.map((path) => [nameOf(path), path])),
  };
}

function isPart(name: string): boolean {
  return (
    ['config.json', 'generation_config.json', 'tokenizer.json'].includes(name) ||
    name.endsWith('.safetensors') ||
    name.endsWith('.safetensors.index.json')
  );
}

function llama2c(paths: string[]): CheckpointPlan | null {
  const isTokenizer = (path: string) => /^tok.*\.bin$/.test(nameOf(path));
  const isPytorch = (path: string) => nameOf(path).startsWith('pytorch_model');
  const checkpoint = paths.find(
    (path) => path.endsWith('.bin') && !isTokenizer(path) && !isPytorch(path),
  );
  if (checkpoint === undefined) return null;
  const tokenizer =
    paths.find(isTokenizer) ?? paths.find((path) => nameOf(path) === 'tokenizer.json');
  return { format: 'llama2c', name: nameOf(checkpoint), checkpoint, tokenizer: tokenizer ?? null };
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function depth(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length;
}
