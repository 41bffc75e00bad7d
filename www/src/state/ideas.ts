/** The ideas of each view: where one begins, and what has to be so for its task to be done. */
import type { Reading } from '../engine/protocol';
import { printDeeds } from './deeds';
import type { State, ViewName } from './state';

export const ideaNames = {
  decode: [
    'chain',
    'prompt',
    'greedy',
    'temperature',
    'order',
    'cost',
    'repetition',
    'length',
    'errors',
  ],
  attention: ['mask', 'heads', 'lens'],
  compare: ['divergence', 'search'],
} as const satisfies Record<ViewName, readonly string[]>;

export type IdeaName = (typeof ideaNames)[ViewName][number];

export interface Idea {
  /** Fields of an address, from which the task is a few steps away. */
  begin: string;
  isDone(state: State, reading: Reading): boolean;
}

/** Colours alone: red, blue, green, white, black, golden, silver. */
const colours = 'pattern=(53|146|145|55|54|143|144)*,renormalize,min-new-tokens=7';

const lane = (strategy: string) => `strategy=${strategy};max-new-tokens=20`;

export const ideas: Record<IdeaName, Idea> = {
  chain: {
    begin: '?prompt=once+upon+a+time&did=step*3',
    isDone: (_, { steps }) => steps.some(({ byHand, prob }) => byHand && prob < 0.01),
  },
  prompt: {
    begin: '?prompt=translate+english+to+french+:+the+red+cat&did=step*5',
    isDone: ({ prompt }, { steps }) => /chinese/.test(prompt) && steps.length > 1,
  },
  greedy: {
    begin: '?prompt=the+bird&tokens=20&did=step*12',
    isDone: ({ decoding }, { state }) => decoding.strategy.startsWith('beam') && state !== 'open',
  },
  temperature: {
    begin: '?prompt=the+cat&strategy=sample&processors=temperature=0.2',
    isDone: ({ decoding }) =>
      decoding.processors.some((one) => Number(/^temperature=(.*)/.exec(one)?.[1]) > 1),
  },
  order: {
    begin: '?prompt=the+cat&strategy=sample&processors=temperature=0.5,top-p=0.8',
    isDone: ({ decoding: { processors } }) => {
      const [temperature, cut] = ['temperature', 'top-p'].map((name) =>
        processors.findIndex((one) => one.startsWith(name)),
      );
      return cut !== undefined && cut >= 0 && temperature !== undefined && temperature > cut;
    },
  },
  cost: {
    begin: '?prompt=once+upon+a+time',
    isDone: ({ decoding }, { step, focus, nodes }) => {
      const from = step?.expanded[0]?.node ?? focus;
      const gained = (nodes[focus]?.length ?? 0) - (nodes[from]?.length ?? 0);
      return decoding.strategy.startsWith('speculative') && gained > 1;
    },
  },
  repetition: {
    begin: `?prompt=the&tokens=7&strategy=beam=1:0:never&processors=${colours}&did=step*7`,
    isDone: ({ decoding }, { steps }) =>
      decoding.processors.some((one) => one.startsWith('presence')) &&
      steps.length === 7 &&
      new Set(steps.map(({ id }) => id)).size === 7,
  },
  length: {
    begin: '?prompt=苹果&tokens=30&strategy=beam=8:0:never&did=step*24',
    isDone: ({ decoding }, { state, sequences }) =>
      decoding.strategy.startsWith('beam') &&
      state !== 'open' &&
      (sequences[0]?.ids.length ?? 0) > 10,
  },
  errors: {
    begin: '?prompt=once+upon+a+time&did=step*3',
    isDone: (_, { trueLogProbs }) => {
      const wrong = trueLogProbs.indexOf(null);
      return wrong >= 0 && trueLogProbs.length > wrong + 3;
    },
  },
  mask: {
    begin: '?view=attention&prompt=once+upon+a+time&did=step*6',
    isDone: (_, { inside }) => inside !== null && /mask=full/.test(inside.intervention),
  },
  heads: {
    begin: '?view=attention&prompt=the+cats+near+the+tree&did=step',
    isDone: (_, { inside }) => {
      if (!inside || !/off=/.test(inside.intervention)) return false;
      const { tokens } = inside.next;
      const leads = (under: 'plain' | 'changed') =>
        [...tokens].sort((one, other) => other[under] - one[under])[0];
      return leads('plain') !== leads('changed');
    },
  },
  lens: {
    begin: '?view=attention&prompt=translate+english+to+french+:+the+red+cat&did=step*2',
    isDone: (_, { inside }) => {
      const [before, last] = (inside?.lens ?? []).slice(-2).map(({ pieces }) => pieces[0]?.id);
      return before !== undefined && before !== last;
    },
  },
  divergence: {
    begin: `?view=compare&prompt=the+bird&lanes=${printDeeds(['greedy', 'beam=4:0:never'].map(lane))}`,
    isDone: ({ lanesShown }) => lanesShown !== null,
  },
  search: {
    begin: `?view=compare&prompt=the&lanes=${printDeeds(['greedy', 'beam=4:0:never', 'exact=1:0:10000'].map(lane))}`,
    isDone: ({ comparison }) => {
      const texts =
        comparison?.running === false ? comparison.lanes.flatMap(({ text }) => text ?? []) : [];
      const best = texts.find(({ stop }) => stop === 'proven');
      const closeness = 1e-4; // sums of 32-bit numbers, in nats
      return texts.some(
        ({ settings, logProb }) =>
          /strategy=beam/.test(settings) &&
          best !== undefined &&
          best.logProb - logProb < closeness,
      );
    },
  },
};
