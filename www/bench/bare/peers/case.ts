/** What contenders are asked to do. */

/** One thing that all do, the same number of times. */
export interface Case {
  /** Whether tokens are written after the prompts, or the prompts themselves are what is measured. */
  does: 'write' | 'read';
  prompts: number[][];
  /** In each round; where prompts are measured, none. */
  tokens: number;
  rounds: { warmUp: number; measured: number };
}

/** Written at the beginning of each turn, and not measured: they bring back into the caches what others have displaced. The third is as fast as those that follow. */
export const warmUpTokens = 2;
