/** Which of some files make up a model, decided by their names alone. */
import { PageError } from './problem';

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
  throw new PageError(
    'no-checkpoint',
    `a model is config.json with *.safetensors, or a llama2.c .bin file, got ${listed(paths)}`,
  );
}

/** A folder of anything may hold thousands. */
function listed(paths: string[]): string {
  const mostNamed = 5; // enough to know the folder by
  const names = paths.slice(0, mostNamed).map(nameOf).join(', ');
  const left = paths.length - mostNamed;
  return left > 0 ? `${names} and ${left} more` : names || 'no file';
}

function huggingFace(folder: string, paths: string[]): CheckpointPlan | null {
  const wanted = paths.filter((path) => isPart(nameOf(path)));
  const isModel = wanted.some((path) => /config\.json$|\.safetensors$/.test(nameOf(path)));
  if (!isModel) return null;
  const weights = wanted.find((path) => path.endsWith('.safetensors'));
  return {
    format: 'hugging-face',
    name: nameOf(folder) || nameOf(weights ?? wanted[0] ?? ''),
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
  const checkpoint = paths.find((path) => path.endsWith('.bin') && !isTokenizer(path));
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
