/** One idea a note, ending in something to do, in English. */
import type { IdeasNotes } from '../ideas';

export const ideasEn: IdeasNotes = {
  heading: 'Try this',
  place: (at, of) => `${at} of ${of}`,
  previous: 'The idea before',
  next: 'The next idea',
  begin: 'Set it up',
  done: 'Done',
  ideas: {
    chain: {
      title: 'One token at a time',
      idea: 'A causal model gives P(x) = ∏ P(xₜ | x₁ … xₜ₋₁): each factor is the distribution on the page, the logarithms add up in the ledger. A token is paid for once, and its price stays in the sum.',
      task: 'Take by hand a token that the model gives less than 0.01, and watch the sum fall.',
    },
    prompt: {
      title: 'The prompt steers',
      idea: 'Nothing is set in the model when you ask for a translation: the prompt is the condition of every later factor, no more. The same weights write another text after other words.',
      task: 'Write “chinese” where the prompt says “french”, and take two steps.',
    },
    greedy: {
      title: 'The best step is not the best text',
      idea: 'Greedy decoding takes the largest factor each time, and may walk into a text whose product is small. Here it repeats itself and ends below −10 nats. A beam keeps several texts alive, so a weak start can still win.',
      task: 'Pick beam 4 without length penalty and play to the end: the text it finds has a sum above −3.',
    },
    temperature: {
      title: 'Temperature',
      idea: 'Dividing the logits by T before the softmax leaves their order alone: below 1 the first token takes more, above 1 the others catch up. The waterfall shows the same tokens before and after.',
      task: 'Raise T from 0.2 to above 1, until the first token is no longer certain.',
    },
    order: {
      title: 'Order matters',
      idea: 'Top-p cuts what it is given. After T = 0.5 the mass has moved to the front and five tokens make 0.8; before it, ten are needed.',
      task: 'Move top-p before temperature, and count what is struck out.',
    },
    cost: {
      title: 'A pass for each token',
      idea: 'The next token needs the one before, so a text of n tokens is n passes through all weights, however fast each is. Speculative decoding guesses ahead, and checks several guesses in one pass: the text is distributed as before.',
      task: 'Choose the speculative strategy and take a step that writes more than one token.',
    },
    repetition: {
      title: 'Loops, and two penalties',
      idea: 'CTRL divides or multiplies the logit of what was written, so it hardly moves a log-probability near 0. The additive penalty, score(yₜ) = log P(yₜ | y₁ … yₜ₋₁) − λ · 1[yₜ ∈ y₁ … yₜ₋₁], takes the same λ from each.',
      task: 'Restart with presence = 4 added, scope “generated”: seven colours, none twice. Then try repetition = 2 in its place.',
    },
    length: {
      title: 'Short texts win',
      idea: 'Each token adds a negative number, so among finished texts the shortest has an advantage: here the empty text beats all others. Dividing by a power of the length, log p / lengthᵅ, takes it away.',
      task: 'Give the beam a length penalty of 1, restart and play: a whole sentence wins, though it is less probable.',
    },
    errors: {
      title: 'Errors add up',
      idea: 'In training every prefix was right; here the model reads its own. After a word that the language never has there, the model goes on from a text that it was never shown, and nothing tells it so. That gap is called exposure bias.',
      task: 'Take by hand a word that is impossible there (its true mark stands at 0), then write three more.',
    },
    mask: {
      title: 'Why the mask',
      idea: 'All positions are trained at once, each to guess the token after it. Without the mask the answer would be in sight. A position may look back, never ahead: so what comes later changes nothing that came before.',
      task: 'Switch the mask to full, and read below which positions now depend on later ones.',
    },
    heads: {
      title: 'What a head is for',
      idea: 'Each head mixes values by its own weights. With one switched off its part of the sum is zero, and the distribution shows whether anything depended on it.',
      task: 'Switch heads off, one after another, until another token leads.',
    },
    lens: {
      title: 'The answer forms layer by layer',
      idea: 'The logit lens reads the residual stream after each layer as if it were the last. Early layers tend to repeat what they read, later ones settle on what comes next.',
      task: 'Step on until a token comes up that leads after the last layer only.',
    },
    divergence: {
      title: 'Where they part',
      idea: 'Until the first token that differs, two strategies have written the same text; after it they answer different questions, since each reads its own prefix.',
      task: 'Walk through both lanes token by token, with the slider, and stop where they part.',
    },
    search: {
      title: 'Search error, model error',
      idea: 'If exact search finds a more probable text than the beam, the beam has made a search error. If that most probable text is a bad one, the model is to blame. A wider beam cures only the first.',
      task: 'Widen the beam, twice as wide each time, until its search error is 0.',
    },
  },
};
