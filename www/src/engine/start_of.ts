/** The beginning of a file, without the rest of it. */
import { PageError } from './problem';
import { lengthOf, type Shelf } from './shelves';

export interface Start {
  bytes: Uint8Array;
  /** Of the whole file; `null` where the host does not say. */
  length: number | null;
}

/** At least as many bytes as are wanted, where the file has them: what is wanted may depend on what has come. */
export async function startOf(
  shelf: Shelf,
  path: string,
  wanted: (bytes: Uint8Array) => number,
): Promise<Start> {
  const answer = await shelf.open(path);
  if (!answer.ok) throw new PageError('file-missing', `could not read ${path}: ${answer.status}`);
  const reader = answer.body?.getReader();
  let bytes = new Uint8Array();
  while (reader && bytes.length < wanted(bytes)) {
    const { done, value } = await reader.read();
    if (done) break;
    const joined = new Uint8Array(bytes.length + value.length);
    joined.set(bytes);
    joined.set(value, bytes.length);
    bytes = joined;
  }
  await reader?.cancel();
  return { bytes, length: lengthOf(answer) };
}
