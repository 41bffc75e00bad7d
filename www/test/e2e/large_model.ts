/** A folder with a GPT-2 model of zeros, of any size: its weights are a hole in a file, which takes no room on the disk. */
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataBytes, safetensorsStart } from '../engine/safetensors_file';

const channels = 64;
const context = 32;

function shapesOf(vocabSize: number): Record<string, number[]> {
  const layer = {
    'ln_1.weight': [channels],
    'ln_1.bias': [channels],
    'attn.c_attn.weight': [channels, 3 * channels],
    'attn.c_attn.bias': [3 * channels],
    'attn.c_proj.weight': [channels, channels],
    'attn.c_proj.bias': [channels],
    'ln_2.weight': [channels],
    'ln_2.bias': [channels],
    'mlp.c_fc.weight': [channels, 4 * channels],
    'mlp.c_fc.bias': [4 * channels],
    'mlp.c_proj.weight': [4 * channels, channels],
    'mlp.c_proj.bias': [channels],
  };
  return {
    'wte.weight': [vocabSize, channels],
    'wpe.weight': [context, channels],
    'ln_f.weight': [channels],
    'ln_f.bias': [channels],
    ...Object.fromEntries(Object.entries(layer).map(([name, shape]) => [`h.0.${name}`, shape])),
  };
}

/** With a name of its own, and no tokenizer. Missing bytes are cut from its end. */
export function largeModel(name: string, vocabSize: number, missing = 0): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'lookback-')), name);
  mkdirSync(folder);
  const config = {
    n_layer: 1,
    n_head: 2,
    n_embd: channels,
    n_positions: context,
    vocab_size: vocabSize,
  };
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ model_type: 'gpt2', ...config }));
  const shapes = shapesOf(vocabSize);
  const start = safetensorsStart(shapes, 2);
  const file = openSync(join(folder, 'model.safetensors'), 'w');
  writeSync(file, start);
  ftruncateSync(file, start.length + dataBytes(shapes, 2) - missing);
  closeSync(file);
  return folder;
}
