/** The words that only saved pictures have, in English. */
import type { PictureNotes } from '../pictures';

export const picturesEn: PictureNotes = {
  entropy: (nats) => `entropy ${nats} nats`,
  truth: 'the probability in the language itself',
  nextSays: (text, tokens, rest) =>
    `The most probable tokens after “${text}”: ${tokens}; all others together ${rest}.`,
  roundsSays: (round, text, taken) => `${round} after “${text}”. Taken: ${taken}.`,
  lensSays: (text, layers) => `What each layer would say after “${text}”: ${layers}.`,
  changedSays: (text, tokens) =>
    `The next token after “${text}”, as the model is and changed: ${tokens}.`,
  under: (intervention) => `under ${intervention}`,
  asItIs: 'the model as it is',
  input: 'may depend on the token at',
  back: 'the same place or an earlier one',
  ahead: 'a later place',
  largest: 'largest change of a logit',
  replaced: (token, position, other) => `In place of “${token}” (${position}): “${other}”.`,
  window: (first, last, of) => `positions ${first} to ${last} of ${of}`,
  probeSays: (text, ahead, moved) =>
    `Which positions of “${text}” depend on which. ${ahead} ${moved}`,
  headsSays: (layers, heads, picked, text) =>
    `Attention weights of all heads, ${layers} layers by ${heads} heads, on “${text}”. Picked: ${picked}.`,
  picked: 'picked',
  off: 'switched off',
  prompt: (text) => `prompt: ${text}`,
  lanesSays: (lanes) => `Texts written from one prompt. ${lanes}`,
  laneSays: (lane, settings, text, logProb) => `${lane} (${settings}): ${text}; log p ${logProb}.`,
  measuresSays: (measures) => `A row a measure, a column a lane. ${measures}`,
};
