/** What files that are no model of ours are instead: by their names, and by the bytes they begin with. */
import { PageError, type PageProblem } from './problem';

/** The most telling first: a folder may hold several. */
const byName: [RegExp, PageProblem][] = [
  [/\.(gguf|ggml)$/i, 'gguf'],
  [/(^|\/)pytorch_model[^/]*\.bin$|\.(pt|pth|ckpt)$/i, 'pytorch'],
  [/\.(zip|tar|tgz|gz|xz|zst|7z|rar)$/i, 'archive'],
  [/\.(onnx|h5|msgpack|tflite|npz|pb|mlmodel)$/i, 'other-format'],
];

const byBytes: [RegExp, PageProblem][] = [
  [/^(GGUF|lmgg|tjgg|ggml)/, 'gguf'],
  [/^version http/, 'lfs-pointer'],
  [/^\s*<(!doctype|html)/i, 'web-page'],
  // PyTorch writes a zip, and pickles before version 1.6; a model's file is never a zip by itself.
  [/^(PK|\x80)[^ -~]/, 'pytorch'],
];

const expected = 'config.json with *.safetensors, or a llama2.c .bin file';

/** Why there is no model among these paths. */
export function refusalOf(paths: string[]): PageError {
  const names = paths.map((path) => path.slice(path.lastIndexOf('/') + 1));
  const refuse = (code: PageProblem) =>
    new PageError(code, `a model is ${expected}, got ${listed(names)}`);
  for (const [pattern, code] of byName) {
    if (names.some((name) => pattern.test(name))) return refuse(code);
  }
  if (names.some((name) => name.endsWith('.safetensors'))) return refuse('no-config');
  return refuse(names.includes('config.json') ? 'no-weights' : 'no-checkpoint');
}

/** Refuses a file of weights that begins like something else. */
export function refuseForeign(path: string, start: Uint8Array): void {
  const text = String.fromCharCode(...start.subarray(0, 32));
  for (const [pattern, code] of byBytes) {
    if (pattern.test(text))
      throw new PageError(code, `a model is ${expected}, got ${path} with "${printable(text)}"`);
  }
}

/** A folder of anything may hold thousands. */
function listed(names: string[]): string {
  const mostNamed = 5; // enough to know the folder by
  const left = names.length - mostNamed;
  const named = names.slice(0, mostNamed).join(', ');
  return left > 0 ? `${named} and ${left} more` : named || 'no file';
}

function printable(text: string): string {
  return text.slice(0, 12).replace(/[^\x20-\x7e]/g, '·');
}
