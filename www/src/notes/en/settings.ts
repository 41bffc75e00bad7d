/** What each strategy and processor is for, what its values are called, and what the letters of its formula stand for, in English. */
import type { SettingsNotes } from '../settings';

const beamEn = ['beams', 'length penalty α', 'early stopping'];

export const settingsEn: SettingsNotes = {
  strategies: {
    greedy: { what: 'Takes the best token each time.', values: [] },
    sample: { what: 'Lets a coin choose, for several texts side by side.', values: ['texts'] },
    beam: {
      what: 'Keeps the best few texts at a time, by their summed log-probabilities.',
      values: beamEn,
    },
    'classic-beam': {
      what: 'Beam search as transformers did it before version 4.50.',
      values: beamEn,
    },
    'beam-sample': {
      what: 'A beam search whose candidates are drawn instead of ranked.',
      values: beamEn,
    },
    'diverse-beam': {
      what: 'Groups of beams that pay for tokens an earlier group has just taken.',
      values: ['beams', 'groups', 'diversity λ, nats', 'length penalty α'],
      where: 'Γ the groups of beams, b a beam of an earlier one.',
    },
    'stochastic-beam': {
      what: 'Samples different texts, none of them twice.',
      values: ['texts'],
      where: 'G the perturbed log-probability of a text, u its coin.',
    },
    contrastive: {
      what: 'Of the most probable tokens, takes one that is unlike what stands before.',
      values: ['likeness α', 'k'],
      where: 'V the k most probable tokens, h what the head reads at a place.',
    },
    speculative: {
      what: 'A draft writes ahead; the model accepts or corrects it.',
      values: ['drafts', 'chooses by'],
      where: 'p the model, q the draft, u the coin of a drafted token.',
    },
    exact: {
      what: 'Finds the best of all texts, and proves it, if the budget lasts.',
      values: ['texts', 'length penalty α', 'budget, nodes'],
    },
    enumerate: {
      what: 'Goes through every text there is.',
      values: ['length penalty α', 'budget, nodes'],
    },
  },
  kinds: {
    guidance: {
      what: 'Moves away from what another prompt would say.',
      values: ['scale s', 'other prompt, ids 3.4.5'],
      where: 'c with this prompt, u with the other one.',
    },
    'logit-bias': {
      what: 'Adds to the logits of chosen tokens.',
      values: ['id/bias, as 5/-1+7.9/2.5'],
      where: 'b the bias of a token.',
    },
    repetition: {
      what: 'Makes what was there before less likely: divides its logit by θ, or multiplies one below 0.',
      values: ['θ', 'scope'],
      where: 'S the tokens of the scope.',
    },
    'no-repeat-ngram': {
      what: 'Forbids any n tokens in a row that were there before.',
      values: ['n'],
    },
    'bad-words': {
      what: 'Forbids words of one token or several.',
      values: ['words as ids, 5.6+7'],
    },
    'min-new-tokens': { what: 'Forbids the end before so many tokens.', values: ['tokens'] },
    'forced-prefix': { what: 'Dictates how the text goes on.', values: ['ids, as 3.4.5'] },
    'forced-eos': { what: 'Ends the text where no more room is left.', values: [] },
    'length-decay': {
      what: 'Pulls towards the end, the more the longer the text.',
      values: ['start s, tokens', 'factor f'],
    },
    suppress: { what: 'Forbids these tokens everywhere.', values: ['ids, as 3+4'] },
    presence: {
      what: 'Takes λ from the logit of every token that was there before.',
      values: ['λ, nats', 'scope'],
      where: 'S the tokens of the scope.',
    },
    frequency: {
      what: 'Takes α for each time a token was there before.',
      values: ['α, nats', 'scope'],
      where: '#S(v) how often v stands in the scope.',
    },
    dry: {
      what: 'Punishes going on with a repetition, the more the longer it is.',
      values: ['multiplier m', 'base b', 'allowed length a', 'scope', 'breakers, ids 3+4'],
      where:
        'n the longest repetition that v would go on with, S the scope, B what breaks one off.',
    },
    grammar: {
      what: 'Allows only what the known language allows.',
      values: ['language'],
      where: 'p with the language’s name: its own probability.',
    },
    pattern: {
      what: 'Allows only what a regular expression over token ids allows.',
      values: ['over ids, as (5|7) 9* . 3+'],
      where: 'r the expression, L(r) the texts that it allows.',
    },
    temperature: { what: 'Flattens above 1, sharpens below; 0 is greedy.', values: ['T'] },
    'dynamic-temperature': {
      what: 'The surer the model, the lower the temperature.',
      values: ['lowest T', 'highest T', 'exponent'],
      where: 'N how many tokens are left.',
    },
    'top-h': {
      what: 'Keeps the best tokens up to a share of the entropy.',
      values: ['h'],
      where: 'H here is the entropy of the best 100 tokens.',
    },
    'top-n-sigma': {
      what: 'Keeps tokens within n standard deviations of the best.',
      values: ['n'],
      where: 'σ the standard deviation of the logits that are left.',
    },
    'top-k': {
      what: 'Keeps the k best tokens.',
      values: ['k'],
      where: 'x(i) the i-th best logit.',
    },
    'top-p': {
      what: 'Keeps the smallest set of best tokens with probability p.',
      values: ['p'],
      where: '(i) marks the i-th most probable token.',
    },
    'min-p': {
      what: 'Keeps tokens at least so probable as a share of the best.',
      values: ['share ρ'],
    },
    typical: {
      what: 'Keeps tokens whose surprise is near the entropy.',
      values: ['mass τ'],
      where: 'd how far a token’s surprisal lies from the entropy.',
    },
    epsilon: { what: 'Keeps tokens with at least so much probability.', values: ['ε'] },
    eta: { what: 'Like epsilon, with a lower bound where the model is unsure.', values: ['ε'] },
    xtc: {
      what: 'By chance, removes all good tokens but the least of them.',
      values: ['probability q', 'threshold t'],
      where: 'A the good tokens.',
    },
    'mirostat-v1': {
      what: 'A top-k that follows a target surprise.',
      values: ['surprise τ, bits', 'rate η', 'm'],
      where: 's the exponent of Zipf’s law among the best m tokens, V the vocabulary’s size.',
    },
    mirostat: {
      what: 'A bound on surprise that follows a target.',
      values: ['surprise τ, bits', 'rate η'],
      where: 'μ the bound, which follows every token.',
    },
    renormalize: { what: 'Makes what is left sum to 1 again.', values: [] },
  },
};
