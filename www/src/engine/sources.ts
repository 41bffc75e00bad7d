/** Reading the bytes of a model from where it is, with progress. Runs in the worker. */
import { planFrom } from './files';
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
  if (plan.format === 'hugging-face') {
    const names = Object.keys(plan.paths);
    const bytes = await readAll(shelf, Object.values(plan.paths), onProgress);
    const name = source.kind === 'shipped' ? source.name : plan.name;
    const files = names.map((file, at) => [file, bytes[at] ?? new Uint8Array()] as const);
    return { format: 'hugging-face', name, files: Object.fromEntries(files) };
  }
  const { name, checkpoint, tokenizer } = plan;
  const paths = tokenizer === null ? [checkpoint] : [checkpoint, tokenizer];
  const [bytes = new Uint8Array(), spelling] = await readAll(shelf, paths, onProgress);
  return {
    format: 'llama2c',
    name,
    bytes,
    tokenizer: tokenizer !== null && spelling ? { file: tokenizer, bytes: spelling } : null,
  };
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

/** All are asked for at once and read one after the other, so that progress speaks of one file. */
async function readAll(
  shelf: Shelf,
  paths: string[],
  onProgress: OnProgress,
): Promise<Uint8Array[]> {
  const answers = await Promise.all(
    paths.map(async (path) => ({ path, answer: await shelf.open(path) })),
  );
  const contents: Uint8Array[] = [];
  for (const { path, answer } of answers) {
    contents.push(await contentOf(answer, path, onProgress));
  }
  return contents;
}

async function contentOf(
  answer: Response,
  path: string,
  onProgress: OnProgress,
): Promise<Uint8Array> {
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
