/** Reading the bytes of a model from where it is, with progress. Runs in the worker. */
import { type CheckpointPlan, planFrom } from './files';
import { PageError } from './problem';
import type { ModelSource, Progress } from './protocol';

/** The bytes of a checkpoint, by the names that the engine knows. */
export type Checkpoint =
  | { format: 'hugging-face'; name: string; files: Record<string, Uint8Array> }
  | { format: 'llama2c'; name: string; bytes: Uint8Array; tokenizer: TokenizerBytes | null };

export interface TokenizerBytes {
  file: string;
  bytes: Uint8Array;
}

type OnProgress = (progress: Progress) => void;

/** One place that files are read from. */
interface Shelf {
  paths: string[];
  open(path: string): Promise<Response>;
}

export async function read(source: ModelSource, onProgress: OnProgress): Promise<Checkpoint> {
  const shelf = await shelfOf(source);
  const plan = planFrom(shelf.paths);
  const bytes = (path: string) => readAll(shelf, path, onProgress);
  if (plan.format === 'hugging-face') return huggingFace(plan, bytes, source);
  const { checkpoint, tokenizer } = plan;
  return {
    format: 'llama2c',
    name: plan.name,
    bytes: await bytes(checkpoint),
    tokenizer: tokenizer === null ? null : { file: tokenizer, bytes: await bytes(tokenizer) },
  };
}

async function huggingFace(
  plan: Extract<CheckpointPlan, { format: 'hugging-face' }>,
  bytes: (path: string) => Promise<Uint8Array>,
  source: ModelSource,
): Promise<Checkpoint> {
  const files: Record<string, Uint8Array> = {};
  for (const [name, path] of Object.entries(plan.paths)) files[name] = await bytes(path);
  const name = source.kind === 'shipped' ? source.name : plan.name;
  return { format: 'hugging-face', name, files };
}

async function shelfOf(source: ModelSource): Promise<Shelf> {
  if (source.kind === 'files') {
    const files = new Map(source.files.map(({ path, file }) => [path, file]));
    return {
      paths: [...files.keys()],
      open: async (path) => {
        const file = files.get(path) ?? null;
        return new Response(file, { headers: { 'content-length': `${file?.size ?? 0}` } });
      },
    };
  }
  if (source.kind === 'shipped') {
    const { addresses } = source;
    return { paths: Object.keys(addresses), open: (path) => fetch(addresses[path] ?? path) };
  }
  return addressShelf(source.address);
}

/** A static host lists no folder, so the names that matter are asked for. */
async function addressShelf(address: string): Promise<Shelf> {
  const url = new URL(address);
  if (url.origin !== self.location.origin) {
    throw new PageError(
      'foreign-host',
      `a model's address must be on this page's host, got ${url.origin}`,
    );
  }
  const open = (path: string) => fetch(new URL(path, url.origin));
  const folder = folderOf(url.pathname);
  const asked = url.pathname.endsWith('.bin')
    ? [url.pathname, `${folder}tokenizer.bin`, `${folder}tokenizer.json`]
    : [
        ...(await weightNames(folder, open)),
        'config.json',
        'generation_config.json',
        'tokenizer.json',
      ].map((name) => folder + name);
  const found = await Promise.all(asked.map((path) => exists(path, open)));
  return { paths: asked.filter((_, at) => found[at]), open };
}

/** An address may name the folder, with or without its last slash, or a file in it. */
function folderOf(path: string): string {
  const isFile = /\.(bin|json|safetensors)$/.test(path);
  return isFile ? path.slice(0, path.lastIndexOf('/') + 1) : path.replace(/\/?$/, '/');
}

async function weightNames(folder: string, open: Shelf['open']): Promise<string[]> {
  const index = 'model.safetensors.index.json';
  const answer = await open(folder + index);
  if (!isFile(answer)) return ['model.safetensors'];
  const { weight_map } = (await answer.json()) as { weight_map?: Record<string, string> };
  return [index, ...new Set(Object.values(weight_map ?? {}))];
}

async function exists(path: string, open: Shelf['open']): Promise<boolean> {
  const answer = await open(path);
  // Only the head of the answer is wanted here.
  await answer.body?.cancel();
  return isFile(answer);
}

/** Some hosts answer with their start page, and with success, for a file they do not have. */
function isFile(answer: Response): boolean {
  return answer.ok && !(answer.headers.get('content-type') ?? '').startsWith('text/html');
}

async function readAll(shelf: Shelf, path: string, onProgress: OnProgress): Promise<Uint8Array> {
  const answer = await shelf.open(path);
  if (!answer.ok || !answer.body) {
    throw new PageError('file-missing', `could not read ${path}: ${answer.status}`);
  }
  // A compressed answer's length is not that of its bytes: then the total stays unknown.
  const packed = answer.headers.has('content-encoding');
  const total = packed ? 0 : Number(answer.headers.get('content-length') ?? 0);
  const chunks: Uint8Array[] = [];
  let loaded = 0;
  for (const reader = answer.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    loaded += value.length;
    onProgress({ file: path, loaded, total });
  }
  return joined(chunks, loaded);
}

function joined(chunks: Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
