/** The words of the rounds of a beam search, in English. */
import type { RoundsNotes } from '../rounds';

export const roundsEn: RoundsNotes = {
  heading: 'Rounds',
  note: 'In each round every live text is followed by every token, and all of these compete in one pool. The best go on, the others are cut: compare the last above the line with the first below it.',
  more: {
    'beam-sample': 'Here the pool is drawn by coins, not taken from the top.',
    'diverse-beam':
      'Each group has a pool of its own, and pays for tokens that an earlier one took.',
    'stochastic-beam':
      'Ranked by log-probabilities with Gumbel noise: the best are a sample without replacement.',
    contrastive: 'Ranked by probability less the likeness to what stands before.',
  },
  round: 'Round',
  roundOf: (round) => `round ${round}`,
  last: 'last',
  earlier: 'Earlier round',
  later: 'Later round',
  none: 'No round yet: take a step.',
  noStep: 'No round chose this token: it was taken by hand, or under another strategy.',
  summary: (from, candidates, kept) =>
    `Texts that were followed: ${from}. Candidates: ${candidates}, of which ${kept} were taken.`,
  group: (group) => `group ${group}`,
  rank: 'rank',
  text: 'text, and its new token',
  logProb: 'log p',
  total: 'score',
  rankedBy: 'ranked by',
  place: 'against the line',
  cutBy: 'cut by',
  cutByNats: 'cut by (nats)',
  fate: 'outcome',
  fates: {
    unseen: 'not searched',
    kept: 'goes on',
    pruned: 'cut',
    finished: 'ended',
    'finished-too-low': 'ended, too low',
    blocked: 'forbidden',
  },
  line: (taken) => `the line: ${taken} above it were taken`,
  left: (count) => `${count} more that rank lower`,
  blocked: (count) => `${count} more that a processor forbids`,
  live: 'Going on',
  liveBy: 'by their score',
  done: 'Ended',
  doneBy: 'by their final score: score / length to the power of the length penalty',
  nobody: 'none',
  score: 'score',
  finalScore: 'final score',
  bound: (bound) => `The best final score that a live text can still come to is ${bound}.`,
  room: (ended, width) =>
    `${ended} of ${width} places for ended texts are taken: any that ends gets in.`,
  beaten: (worst) =>
    `That does not beat ${worst}, the worst of those that ended: the search may stop.`,
  open: (worst) => `That beats ${worst}, the worst of those that ended: the search goes on.`,
  threshold: (threshold) =>
    `The next best has ${threshold}: the threshold κ, from which each text’s weight in an estimate follows.`,
};
