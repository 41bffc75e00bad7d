/** The words of the attention view, in English. */
import type { AttentionNotes } from '../attention';

export const attentionEn: AttentionNotes = {
  heading: 'Attention',
  note: 'In training every next token of a text is asked for at once, so no position may see the answer: the causal mask hides whatever comes later. A position may look back, never ahead. Switch to full: whose log p falls most?',
  noteFull: 'This model is not causal: each position may look at the whole text.',
  reading: 'The model is being read.',
  heads: {
    heading: 'All heads',
    note: 'One square a head: rows look, columns are looked at. Find a head that looks only at the token before, then switch it off.',
    grid: 'All heads: layers down, heads across',
    name: (layer, head, isOff, looks) =>
      `layer ${layer}, head ${head}, ${isOff ? 'off' : 'on'}, ${looks}`,
    looks: (query, key) => `${query} looks most at ${key}`,
    looksAround: (query, first, last) => `${query} looks most at positions ${first} to ${last}`,
    chosen: (layer, head) => `Layer ${layer}, head ${head}`,
    switchOff: 'Switch off',
    switchOn: 'Switch on',
    allOn: 'All on',
    off: (heads) => `${heads} off`,
    keys: 'Arrow keys walk; O or Shift-click switches a head.',
  },
  mask: {
    heading: 'Who may look at whom',
    note: 'BERT was trained under a full mask to fill in hidden words: it looks both ways, and for that it cannot write from left to right. This model has only ever looked back, so under a full mask it reads what it never learnt to read. Switch to full and compare the two sums of log p below.',
    kinds: { causal: 'causal', full: 'full', window: 'window', prefix: 'prefix' },
    count: { window: 'positions a window reaches back', prefix: 'tokens of the prefix' },
    paint: 'paint',
    painted: (cells) => `${cells} ${cells === 1 ? 'cell' : 'cells'} painted`,
    reset: 'Reset',
    refused: 'That mask was not taken; the one before stays.',
  },
  stage: {
    label: 'The steps of attention',
    names: {
      scores: 'scores',
      mask: 'mask',
      scale: 'scaling',
      softmax: 'softmax',
      values: 'weighted values',
    },
    about: {
      scores: (_, channels) =>
        `q·k, the dot product of ${channels} numbers: how well a key fits a query. Nothing is masked yet; later positions have a score as well. Point at one of them.`,
      mask: () =>
        'M is 0 where a query may look and −∞ where it may not. Click a cell, drag, or press Space: it is painted the other way round, in every layer.',
      scale: (scale, channels) =>
        `Times ${scale}, as a rule 1/√d with d = ${channels}: sums of more products are larger, and would push the softmax to all or nothing. Compare with the step before: the picture is the same, the scale is not.`,
      softmax: () =>
        'Each row becomes weights that sum to 1; what −∞ stood on is exactly 0. Find a row that puts nearly all of it on one key.',
      values: (_, channels) =>
        `A row of weights mixes the values: Σ w·v, ${channels} numbers, handed on to the layer’s output projection. Press → to see the next query’s.`,
    },
    order:
      'The model multiplies before it adds M. As M is only 0 or −∞, the order changes nothing.',
  },
  matrix: (layer, head, queries, keys) =>
    `Attention of layer ${layer}, head ${head}: ${queries} queries by ${keys} keys. Arrow keys move from cell to cell.`,
  values: (query, keys, channels) =>
    `Weighted values for the query ${query}: ${keys} keys by ${channels} channels, their sum last. Up and down move between keys, left and right between queries.`,
  paintKeys: 'Space paints a cell.',
  how: 'Point at a cell, or move with the arrow keys, for its numbers.',
  howValues: 'Rows are keys, columns the channels of the head; the last row is their sum.',
  strongest: (query, key, weight) => `“${query}” looks most at “${key}”, weight ${weight}.`,
  window: (queries, keys, of) =>
    `Large: queries ${queries}, keys ${keys}, of ${of} positions. Arrow keys, Page Up and Page Down reach the others.`,
  overview: (positions) =>
    `All ${positions} positions. The frame is what is shown large: point here to move it.`,
  query: 'query',
  key: 'key',
  score: 'q·k',
  scale: 'scale',
  scaled: 'scaled',
  seen: 'seen',
  masked: 'masked',
  weight: 'weight',
  legendMasked: 'masked',
  below: 'below 0',
  above: 'above 0',
  products: (channels) => `q·k as the sum of ${channels} products`,
  weighted: 'w·v of this key',
  sum: 'Σ w·v of this query',
  switchedOff: 'This head is switched off: 0 is handed on in place of the sum.',
  next: {
    heading: 'Next token, before and after',
    note: 'The same text read twice: as the model is, and as you changed it. Switch heads off until another token is first.',
    after: (token, position) => `after “${token}” (${position})`,
    token: 'token',
    plain: 'as it is',
    changed: 'changed',
    change: 'change',
    asItIs: 'Nothing is changed yet: set a mask, paint a cell or switch off a head.',
    rest: (count) => `${count} other tokens`,
    row: (token, plain, changed) => `${token}: ${plain}, changed ${changed}`,
  },
  positions: {
    heading: 'Position by position',
    note: 'log p of each token, given what its position may see. Take a token to probe its place.',
    table: 'log p of the text, and what the probe changes, position by position',
    position: 'place',
    token: 'token',
    plain: 'log p',
    changed: 'changed',
    probe: 'probe: largest change of a logit',
    probeHere: (token, position) => `Probe position ${position}, ${token}`,
    exactly: '0 exactly',
    sum: 'sum',
    none: 'nothing comes before it',
  },
  probe: {
    heading: 'Causality probe',
    note: 'Put another token in one place: whose numbers change? Under the causal mask everything before it stays the same to the last bit. Switch to full and probe the last token: which places move?',
    put: (token, position) => `In place of “${token}” (${position}) put`,
    nowhere: 'The text has no such place: take a token below.',
    quiet: 'No earlier position has changed: 0 exactly, at each of them.',
    moved: (positions) => `Earlier positions that changed: ${positions}.`,
    causal: 'Under this mask no position depends on a later one.',
    ahead: (positions) =>
      /^\d+$/.test(positions)
        ? `Under this mask position ${positions} now depends on later ones: the model has looked ahead.`
        : `Under this mask positions ${positions} now depend on later ones: the model has looked ahead.`,
    picture: 'Which positions (rows) may depend on which (columns)',
  },
  lens: {
    heading: 'Logit lens',
    note: 'The final norm and output head, applied to what each layer has so far: what the model would say if it stopped there. Step until a token comes up only in the last layer.',
    embedding: 'embedding',
    layer: (layer) => `after layer ${layer}`,
    output: 'output',
  },
};
