/** Places that a model's files are read from: picked files, this host, what the browser keeps. */
import { keptShelf } from './kept';
import { PageError } from './problem';
import type { FileAddress, ModelSource } from './protocol';

export interface Shelf {
  paths: string[];
  open(path: string): Promise<Response>;
}

export async function shelfOf(source: ModelSource): Promise<Shelf> {
  switch (source.kind) {
    case 'files': {
      const files = new Map(source.files.map(({ path, file }) => [path, file]));
      return {
        paths: [...files.keys()],
        open: async (path) => {
          const file = files.get(path) ?? null;
          return sized(file, file?.size ?? 0);
        },
      };
    }
    case 'shipped': {
      const { addresses } = source;
      return { paths: Object.keys(addresses), open: (path) => opened(addresses[path] ?? path) };
    }
    case 'kept':
      return keptShelf(source.name);
    case 'address':
      return addressShelf(source.address);
  }
}

async function opened(at: FileAddress): Promise<Response> {
  if (typeof at === 'string') return fetch(at);
  if (at instanceof ArrayBuffer) return sized(at, at.byteLength);
  return new Response(at.stream().pipeThrough(new DecompressionStream('gzip')));
}

function sized(body: BodyInit | null, bytes: number): Response {
  return new Response(body, { headers: { 'content-length': `${bytes}` } });
}

/** How many bytes an answer has; `null` where the host does not say, or says it of the packed ones. */
export function lengthOf(answer: Response): number | null {
  const length = answer.headers.get('content-length');
  return length === null || answer.headers.has('content-encoding') ? null : Number(length);
}

/** A static host lists no folder, so the names that matter are asked for. */
async function addressShelf(address: string): Promise<Shelf> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.origin !== self.location.origin) {
    throw new PageError(
      'foreign-host',
      `a model's address must be on this page's host, got ${url?.origin ?? address}`,
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
