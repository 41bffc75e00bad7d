/** The words for opening and keeping a model of one's own, in English. */
import type { OpeningProblem } from '../../engine/problem';
import type { OpeningNotes } from '../opening';

export const openingEn: OpeningNotes = {
  files: (count, bytes) => `${count} ${count === 1 ? 'file' : 'files'}, ${bytes};`,
  memory: {
    f32: (memory) => `needs ${memory} of memory`,
    int8: (memory) => `needs ${memory} of memory with 8-bit weights`,
  },
  question: (name) => `Open ${name}?`,
  questionNote:
    'The memory holds the weights, and the keys and values of a text that fills the context; the files stand beside it while they are read. Weights of 8 bits take a quarter of the room and are faster to read, but each is off by up to half a part in 127 of the largest of its 64 neighbours, so every number on the page changes a little. The page gives the memory back when it is closed.',
  open: {
    f32: (memory) => `Open (needs ${memory})`,
    int8: (memory) => `Open with 8-bit weights (needs ${memory})`,
  },
  decline: 'Not now',
  keep: 'Keep in this browser',
  keepAgain: 'Keep in place of the one of that name',
  keeping: 'Keeping …',
  isKept: 'kept in this browser',
  cannotKeep: 'This page has no storage of its own, so models cannot be kept.',
  couldNotKeep: 'The browser could not keep or remove it.',
  shippedGroup: 'Shipped',
  keptGroup: 'Kept in this browser',
  keptNote:
    'These open again without their files, also without a network. They stay until you remove them here, or clear the browser’s data of this site.',
  openKept: (name) => `Open ${name}`,
  remove: 'Remove',
  removeNamed: (name) => `Remove ${name}`,
};

export const openingProblemsEn: Record<OpeningProblem, string> = {
  'no-config':
    'There are weights, but no config.json beside them: without it nobody knows what the numbers are for. Give the whole folder.',
  'no-weights':
    'There is a config.json, but no *.safetensors beside it: the weights are missing. Give the whole folder.',
  gguf: 'This is a GGUF file, the format of llama.cpp. What is read here is the Hugging Face folder it was made from: config.json with *.safetensors.',
  pytorch:
    'These are PyTorch’s pickled weights, which can run code when they are read, and so are not. Most models have the same weights as *.safetensors.',
  archive: 'This is an archive: unpack it first, and give the folder that comes out.',
  'other-format':
    'These weights are in the format of another program. What is read here is config.json with *.safetensors.',
  'lfs-pointer':
    'This file only names the real one, which Git LFS keeps elsewhere: run “git lfs pull”, or download it by itself.',
  'web-page':
    'This file is a web page, as a download page or an error saves it, and not the model.',
  'too-large':
    'This model is too large: a 32-bit WebAssembly memory ends at 4 GiB, and an eighth of it is left for decoding.',
  'no-storage': 'This page has no storage of its own: it is sandboxed, or not on a secure address.',
  'storage-full': 'The browser has no room left for this model.',
  'not-kept': 'No model of this name is kept in this browser.',
};
