/** The page's words in English. */
import { attentionEn } from './en/attention';
import { compareEn } from './en/compare';
import { decodingEn } from './en/decoding';
import { ideasEn } from './en/ideas';
import { ledgerEn } from './en/ledger';
import { openingEn, openingProblemsEn } from './en/opening';
import { pageEn } from './en/page';
import { promptEn } from './en/prompt';
import { roundsEn } from './en/rounds';
import { treeEn } from './en/tree';
import { waterfallEn } from './en/waterfall';
import type { Notes } from './notes';

const families = { gpt2: 'GPT-2', 'gpt-neo': 'GPT-Neo', llama: 'Llama' };

export const en: Notes = {
  compare: compareEn,
  decoding: decodingEn,
  waterfall: waterfallEn,
  tree: treeEn,
  rounds: roundsEn,
  prompt: promptEn,
  opening: openingEn,
  ideas: ideasEn,
  ledger: ledgerEn,
  page: pageEn,
  tagline: 'A transformer small enough to watch.',
  language: 'Language',
  theme: { label: 'Colours', system: 'Auto', light: 'Light', dark: 'Dark' },
  model: {
    heading: 'Model',
    pick: 'Shipped model',
    shipped: {
      storyland: 'Trained on Storyland: tales, translations, sums.',
      'storyland-llama': 'The same language, in the Llama family.',
      minitales: 'Trained on tiny stories for a few seconds.',
      random: 'Random weights: it has learnt nothing yet.',
    },
    family: (family) => families[family],
    parameters: (count) => `${count} parameters`,
    blocks: (layers, heads) =>
      `${layers} ${layers === 1 ? 'layer' : 'layers'} × ${heads} ${heads === 1 ? 'head' : 'heads'}`,
    vocabulary: (count) => `vocabulary ${count}`,
    context: (count) => `context ${count}`,
    int8: '8-bit weights',
    noTokenizer: 'No tokenizer: text is token ids.',
  },
  open: {
    heading: 'Open another model',
    note: 'A Hugging Face folder (GPT-2, GPT-Neo or Llama: config.json, *.safetensors, tokenizer.json) or a llama2.c checkpoint (.bin, with its tok*.bin). Files stay in this browser.',
    folder: 'Pick a folder',
    files: 'Pick files',
    address: 'Or an address on this host',
    addressHint: 'models/mine/',
    go: 'Open',
    dropHere: 'Drop a model’s folder or files anywhere',
    reading: (name) => `Reading ${name}`,
    amount: (loaded, total) => (total === null ? `${loaded} MB` : `${loaded} of ${total} MB`),
    failed: (name) => `${name} could not be opened.`,
    kept: 'The model you had is still here; nothing is lost.',
    nothingYet: 'Pick a model to begin.',
    dismiss: 'Dismiss',
  },
  text: {
    heading: 'Text',
    note: 'Each step reads the whole text and writes one token after it: the one that the strategy chooses, or the one you take from the list. A written token’s shade is its surprisal, −log p, given all that came before.',
    prompt: 'Prompt',
    promptHint: 'Type the beginning of a text',
    promptIdsHint: 'Token ids, such as 3 17 5',
    unknown: (words) =>
      words === 1
        ? 'This word is not in the vocabulary; the model reads the unknown token in its place:'
        : 'These words are not in the vocabulary; the model reads the unknown token in their place:',
    written: 'Tokens',
    tokens: 'The text, token by token',
    promptToken: (token) => `prompt: ${token}`,
    writtenToken: (token, surprisal, byHand) =>
      `written${byHand ? ' by hand' : ''}: ${token}, surprisal ${surprisal} nats`,
    legendPrompt: 'prompt',
    legendWritten: 'written by the model',
    legendHand: 'taken by hand',
    legendSurprisal: 'surprisal in nats',
    legendGuess: 'a guess among all tokens',
    total: (tokens) => `log p of the ${tokens} written ${tokens === 1 ? 'token' : 'tokens'}`,
    nextHere: 'the next token goes here',
    goesOn: (finalScore) =>
      `Shown is the best text that still goes on. The best that has ended has final score ${finalScore}.`,
    restored: 'The engine stopped and was started again. Your text is as it was.',
  },
  control: {
    group: 'Decoding',
    step: 'Step',
    back: 'Back',
    forward: 'Forward',
    restart: 'Restart',
    play: 'Play',
    pause: 'Pause',
    keys: 'Keys, outside the text fields',
  },
  state: {
    finished:
      'The model wrote its end-of-text token: this text is finished. Go back to try another way.',
    'all-ended':
      'No text goes on: each has ended, or is as long as it may be. Go back to try another way.',
    full: 'As many tokens are written as may be: the limit that is set, or the model’s context, has no room for another.',
    'nothing-left':
      'The processors forbid every token: nothing can follow. Change them, or go back.',
    'no-improvement': 'No live beam can still beat the texts that have ended.',
    'beams-full': 'As many texts have ended as there are beams.',
    proven: 'Every other text scores lower: this one is proven to be the best.',
    unproven: 'The budget is spent: this is the best so far, and nothing is proven.',
  },
  next: {
    heading: 'Next token',
    note: 'The model gives every token of its vocabulary a logit; softmax makes them probabilities that sum to 1. Bars run from 0 to 1, so a long bar means certainty and not merely first place. Take any row to write that token instead.',
    position: (position) => `for position ${position}`,
    token: 'token',
    prob: 'probability',
    logit: 'logit',
    logProb: 'log p',
    truth: (prob) => `true: ${prob}`,
    known:
      'Where this language puts it: the model was trained on a language whose every probability is known.',
    take: 'Take',
    taken: 'Taken:',
    notePast:
      'What could have stood there. The token that was taken is framed; take another row, and a branch begins there.',
    rest: (count) => `${count} other tokens`,
    entropy: (entropy, most) => `entropy ${entropy} of at most ${most} nats`,
    greedy: 'what greedy decoding takes',
    summary: (candidates, top, prob) =>
      `The ${candidates} most probable next tokens; first “${top}” with ${prob}.`,
  },
  attention: attentionEn,
  footer: {
    private: 'Everything runs in this page: no text and no model leaves it.',
  },
  empty: {
    noReading: 'There is no text to show: the message above says why.',
  },
  pageProblems: {
    ...openingProblemsEn,
    'foreign-host': 'A model’s address must be on the same host as this page.',
    'file-missing': 'A file of the model could not be read.',
    'no-checkpoint':
      'There is no model among these files: it takes config.json with *.safetensors, or a llama2.c .bin file.',
    'not-ids': 'This model has no tokenizer: type token ids, such as 3 17 5.',
    'empty-prompt':
      'This model has no beginning-of-text token: type at least one token to start from.',
    'tokenizer-refused': 'The tokenizer could not be used.',
    'no-model': 'There is no model yet.',
    'engine-crashed': 'The engine crashed on this and was started again.',
    'engine-stopped': 'The engine stopped and was started again.',
    'refused-by-policy': 'The Content-Security-Policy of this page keeps the engine from starting.',
    superseded: 'Another model was asked for meanwhile.',
    'no-pictures':
      'The part that draws pictures could not be fetched. With a network, save once more; the table (CSV, JSON) needs none of it.',
  },
  engineProblems: null,
  terms: null,
  unknownProblem: 'The engine refused this.',
};
