/** The models that Lookback and its peers run: the shipped one, and three well-known shapes with random weights. */

export interface Shape {
  name: string;
  /** What `lookback init` is told; `null` for the shipped model of that name. */
  init: string | null;
  /** How many tokens each text is given in one turn, after those that are not measured; so many that a turn is well above the clock's steps. */
  tokens: number;
  /** How often each has its turn. */
  rounds: { warmUp: number; measured: number };
}

export const shapes: Shape[] = [
  {
    name: 'storyland',
    init: null,
    tokens: 8,
    rounds: { warmUp: 1, measured: 11 },
  },
  {
    name: 'stories260K',
    init: '--family llama --vocab-size 512 --context 512 --channels 64 --hidden 172 --layers 5 --heads 8 --kv-heads 4 --tied --std 0.1',
    tokens: 8,
    rounds: { warmUp: 1, measured: 35 },
  },
  {
    name: 'stories15M',
    init: '--family llama --vocab-size 32000 --context 256 --channels 288 --hidden 768 --layers 6 --heads 6 --tied --std 0.06',
    tokens: 3,
    rounds: { warmUp: 1, measured: 15 },
  },
  {
    name: 'gpt2-small',
    init: '--family gpt2 --vocab-size 50257 --context 1024 --channels 768 --layers 12 --heads 12 --std 0.03',
    tokens: 2,
    rounds: { warmUp: 1, measured: 5 },
  },
];
