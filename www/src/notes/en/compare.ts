/** The words of the compare view, in English. */
import type { CompareNotes } from '../compare';

export const compareEn: CompareNotes = {
  heading: 'Compare',
  note: 'One prompt, and up to four ways to go on from it, each written to its end by the same model. What differs is the decoding alone.',
  presetsLabel: 'Start from',
  presets: {
    'greedy-beam': {
      name: 'Greedy against beam',
      idea: 'Greedy decoding takes the best token and never looks back: a good first word can lead into an improbable text. A beam keeps several beginnings open, and lets what follows decide.',
      task: 'Narrow the beam of lane 2 until it writes what greedy writes.',
    },
    widths: {
      name: 'Beam widths 1, 2, 4, 8',
      idea: 'A beam of width 1 is greedy. Each doubling costs twice the evaluations; what it buys shrinks, and log p need not even rise.',
      task: 'Find the narrowest beam whose text has the best log p.',
    },
    lengths: {
      name: 'Length penalty',
      idea: 'Every token adds a log p below 0, so the sum favours short texts. Dividing by the length takes that bias away, and may overshoot: then the text goes on as long as it can.',
      task: 'Set the length penalty of lane 2 between 0 and 1, and see where the long text takes over.',
    },
    errors: {
      name: 'Search error and model error',
      idea: 'When a text is bad, either the search missed a better one, or the model holds the bad one to be best. Exact search tells the two apart.',
      task: 'Widen the beam of lane 2 until its search error is 0.',
    },
    temperatures: {
      name: 'Temperatures 0.5, 1, 1.5',
      idea: 'Temperature flattens every distribution a little; one unlikely token is enough, and all that follows is conditioned on it. The same coins are thrown in all three lanes.',
      task: 'Raise the temperature of lane 1 until the language calls its text impossible.',
    },
    coins: {
      name: 'Same seed, three processors',
      idea: 'The same coin falls at the same place between 0 and 1; what a processor cuts or keeps moves the tokens under it.',
      task: 'Loosen the filter of lane 2 until it agrees with lane 3.',
    },
  },
  tryOn: 'Set the prompt',
  lane: (number) => `Lane ${number}`,
  otherSettings: 'Also',
  add: 'Add a lane',
  duplicate: 'Duplicate',
  remove: 'Remove',
  send: 'Open in Decode',
  textsHeading: 'Texts, token by token',
  agree: (tokens) =>
    tokens === '0'
      ? 'The lanes part at the first token.'
      : `The lanes agree on the first ${tokens} ${tokens === '1' ? 'token' : 'tokens'}.`,
  agreeAll: 'All lanes wrote the same text.',
  oneLane: 'Add a lane to compare with.',
  tokenNumber: 'token',
  shown: (shown, all) => `${shown} of ${all} tokens`,
  scrub: 'How many tokens are shown',
  fewer: 'One token fewer',
  more: 'One token more',
  everything: 'Show all',
  parts: (kind, lane) =>
    ({
      differs: `differs from lane ${lane} here`,
      ends: `ends here, lane ${lane} goes on`,
      'goes-on': `goes on where lane ${lane} ends`,
    })[kind] ?? kind,
  same: (lane) => `the same as lane ${lane}`,
  chip: (token, surprisal) => `${token}, surprisal ${surprisal} nats`,
  impossibleHere: 'the language could not have written this here',
  working: (evaluated) => `searching… ${evaluated} tokens evaluated`,
  nothingWritten: 'Nothing was written.',
  failed: 'This lane cannot run.',
  stops: {
    finished: 'finished',
    'all-ended': 'no text goes on',
    full: 'limit reached',
    'nothing-left': 'every token is forbidden',
    'no-improvement': 'nothing live can still win',
    'beams-full': 'enough texts have ended',
    proven: 'proven to be the best',
    unproven: 'budget spent, not proven',
    cut: 'stopped after 20,000 steps',
  },
  legendParts: 'first token that differs',
  legendImpossible: 'impossible in this language',
  metricsHeading: 'The numbers',
  metricsCaption: 'Every measure of every lane',
  metrics: {
    logProb: { name: 'log p', what: 'of the whole text under the model, in nats' },
    perToken: { name: 'log p per token', what: 'the same, divided by the length' },
    perplexity: { name: 'perplexity', what: 'exp of minus that' },
    score: {
      name: 'final score',
      what: 'what the strategy ranks ended texts by: its score / length to the length penalty',
    },
    length: { name: 'length', what: 'tokens after the prompt, its end included' },
    distinct1: { name: 'distinct 1-grams', what: 'different tokens, of all' },
    distinct2: { name: 'distinct 2-grams', what: 'different pairs, of all' },
    distinct3: { name: 'distinct 3-grams', what: 'different triples, of all' },
    evaluated: { name: 'cost', what: 'tokens that the model evaluated, the prompt’s included' },
    valid: { name: 'valid', what: 'whether the language could write it' },
    trueLogProb: { name: 'true log p', what: 'what the language itself gives it' },
    modelError: { name: 'model error', what: 'log p less true log p, in nats' },
    searchError: { name: 'search error', what: 'log p of the best text less its own, in nats' },
  },
  best: 'best of the lanes',
  possible: 'possible',
  possibleSoFar: 'possible so far',
  impossible: 'impossible',
  impossiblePrompt: 'the prompt is impossible',
  instead: (token, place, possible) =>
    `“${token}” cannot be token ${place}${possible === '' ? '' : `; ${possible} could`}`,
  theMode: 'best there is',
  bestSoFar: 'the best so far',
  elsewhere: 'not among the texts searched',
  infinite: '∞',
  errorsHeading: 'Whose fault is a bad text?',
  searchWhat:
    'Search error: how much log p the search left behind, log p of the model’s most probable text less log p of the one it found. At 0 it found the best.',
  modelWhat:
    'Model error: what no search can mend. Where the most probable text is a bad one, the model’s probabilities are wrong, and a better search only finds it more surely.',
  noExact:
    'No lane knows the best text: exact search without a length penalty and without processors would find it, and prove it.',
  addExact: 'Add exact search',
  proven: (lane, logProb) =>
    `Lane ${lane} has proven it: no other text of the model has more than log p ${logProb}.`,
  unproven: (lane, logProb) =>
    `Lane ${lane} spent its budget: log p ${logProb} is the best it has seen, so search errors are at least what the table says. Raise its budget for a proof.`,
  emptyHanded: (lane) =>
    `Lane ${lane} spent its budget before it came to the end of a first text: raise the budget, or allow fewer tokens.`,
  modePossible: (logProb, error) =>
    `The language gives that text log p ${logProb}: it is possible, and the model is off by ${error} nats.`,
  modeSoFar: (logProb, error) =>
    `It has not ended; up to there the language gives it log p ${logProb}: it is possible so far, and the model is off by ${error} nats.`,
  modeImpossible: (token) =>
    `The language could never write that text: “${token}” cannot stand where it does. The search did its work; this is a model error.`,
  modePrompt:
    'The language could not have written the prompt itself: whatever follows it is the model’s own invention.',
  modeUnknown: 'What is true is not known for this model: its language is not one of ours.',
  samplers: (lanes) =>
    `Lanes that sample or trade probability for something else (${lanes}) do not look for the best text: their distance from it is no fault of theirs.`,
  source: 'Terms as in Stahlberg and Byrne, “On NMT Search Errors and Model Errors”, 2019.',
};
