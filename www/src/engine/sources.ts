/** Reading the bytes of a model from where it is, with progress. Runs in the worker. */
import { planFrom } from './files';
import { PageError } from './problem';
import type { ModelSource, Progress } from './protocol';
import { lengthOf, type Shelf, shelfOf } from './shelves';

/** The bytes of a checkpoint, by the names that the engine knows. */
export type Checkpoint =
  | { format: 'hugging-face'; name: string; files: Record<string, Uint8Array> }
  | { format: 'llama2c'; name: string; bytes: Uint8Array; tokenizer: TokenizerBytes | null };

export interface TokenizerBytes {
  file: string;
  bytes: Uint8Array;
}

type OnProgress = (progress: Progress) => void;

/** Times that the reading of one file is told of, and how many bytes are worth telling. */
const mostTold = 200;
const leastTold = 2 ** 18;

export async function read(source: ModelSource, onProgress: OnProgress): Promise<Checkpoint> {
  const shelf = await shelfOf(source);
  const plan = planFrom(shelf.paths);
  if (plan.format === 'hugging-face') {
    const names = Object.keys(plan.paths);
    const bytes = await readAll(shelf, Object.values(plan.paths), onProgress);
    const name = 'name' in source ? source.name : plan.name;
    const files = names.map((file, at) => [file, bytes[at] ?? new Uint8Array()] as const);
    return { format: 'hugging-face', name, files: Object.fromEntries(files) };
  }
  const { checkpoint, tokenizer } = plan;
  const name = 'name' in source ? source.name : plan.name;
  const paths = tokenizer === null ? [checkpoint] : [checkpoint, tokenizer];
  const [bytes = new Uint8Array(), spelling] = await readAll(shelf, paths, onProgress);
  return {
    format: 'llama2c',
    name,
    bytes,
    tokenizer: tokenizer !== null && spelling ? { file: tokenizer, bytes: spelling } : null,
  };
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
  const total = lengthOf(answer) ?? 0;
  let bytes = new Uint8Array(total);
  let [loaded, told] = [0, 0];
  for (const reader = answer.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    if (loaded + value.length > bytes.length) bytes = grown(bytes, loaded + value.length);
    bytes.set(value, loaded);
    loaded += value.length;
    // Every piece told would be a message and a drawing for each 64 kB.
    if (loaded - told < Math.max(total / mostTold, leastTold) && loaded < total) continue;
    told = loaded;
    onProgress({ file: path, loaded, total });
  }
  return loaded === bytes.length ? bytes : bytes.slice(0, loaded);
}

/** Room for at least `length` bytes, and for as many again as there are: not every piece is copied anew. */
function grown(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(length, 2 * bytes.length));
  larger.set(bytes);
  return larger;
}
