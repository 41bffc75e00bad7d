/** The words of the attention view, in every language. */

import type { Stage } from '../layout/attention_stages';
import type { MaskKind } from '../layout/intervention';

export interface AttentionNotes {
  heading: string;
  note: string;
  noteFull: string;
  reading: string;
  /** All heads, small. */
  heads: {
    heading: string;
    note: string;
    grid: string;
    /** A head as a screen reader says it. */
    name: (layer: number, head: number, isOff: boolean, looks: string) => string;
    looks: (query: string, key: string) => string;
    looksAround: (query: string, first: number, last: number) => string;
    chosen: (layer: number, head: number) => string;
    switchOff: string;
    switchOn: string;
    allOn: string;
    off: (heads: number) => string;
    keys: string;
  };
  mask: {
    heading: string;
    note: string;
    kinds: Record<MaskKind, string>;
    count: Record<'window' | 'prefix', string>;
    paint: string;
    painted: (cells: number) => string;
    reset: string;
    refused: string;
  };
  stage: {
    label: string;
    names: Record<Stage, string>;
    about: Record<Stage, (scale: string, channels: number) => string>;
    order: string;
  };
  matrix: (layer: number, head: number, queries: number, keys: number) => string;
  values: (query: string, keys: number, channels: number) => string;
  paintKeys: string;
  how: string;
  howValues: string;
  strongest: (query: string, key: string, weight: string) => string;
  window: (queries: string, keys: string, of: number) => string;
  query: string;
  key: string;
  score: string;
  scale: string;
  scaled: string;
  seen: string;
  masked: string;
  weight: string;
  legendMasked: string;
  below: string;
  above: string;
  products: (channels: number) => string;
  weighted: string;
  sum: string;
  switchedOff: string;
  next: {
    heading: string;
    note: string;
    after: (token: string, position: number) => string;
    token: string;
    plain: string;
    changed: string;
    change: string;
    asItIs: string;
    rest: (count: string) => string;
    row: (token: string, plain: string, changed: string) => string;
  };
  positions: {
    heading: string;
    note: string;
    table: string;
    position: string;
    token: string;
    plain: string;
    changed: string;
    probe: string;
    probeHere: (token: string, position: number) => string;
    exactly: string;
    sum: string;
    none: string;
  };
  probe: {
    heading: string;
    note: string;
    put: (token: string, position: number) => string;
    nowhere: string;
    quiet: string;
    moved: (positions: string) => string;
    causal: string;
    ahead: (positions: string) => string;
    picture: string;
  };
  lens: {
    heading: string;
    note: string;
    embedding: string;
    layer: (layer: number) => string;
    output: string;
  };
}

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
    `Queries ${queries}, keys ${keys} of ${of} positions; arrow keys reach the others.`,
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

export const attentionZh: AttentionNotes = {
  heading: '注意力',
  note: '训练时，一段文本里每个位置的下一个词元是同时预测的，所以任何位置都不能看到答案：因果掩码遮住后面的一切。一个位置可以回看，不能前瞻。切换到全可见，看谁的 log p 跌得最多。',
  noteFull: '这个模型不是因果的：每个位置都能看到整段文本。',
  reading: '正在读取模型内部。',
  heads: {
    heading: '所有的头',
    note: '一个方块是一个头：行是查询，列是被看的键。找一个只看前一个词元的头，再把它关掉。',
    grid: '所有的头：每行一层，每列一个头',
    name: (layer, head, isOff, looks) =>
      `第 ${layer} 层第 ${head} 头，${isOff ? '已关闭' : '开启'}，${looks}`,
    looks: (query, key) => `${query} 最关注 ${key}`,
    looksAround: (query, first, last) => `${query} 最关注位置 ${first} 到 ${last}`,
    chosen: (layer, head) => `第 ${layer} 层第 ${head} 头`,
    switchOff: '关掉',
    switchOn: '打开',
    allOn: '全部打开',
    off: (heads) => `已关闭 ${heads} 个`,
    keys: '方向键移动；按 O 或 Shift 加点击可开关一个头。',
  },
  mask: {
    heading: '谁可以看谁',
    note: 'BERT 在全可见的掩码下训练，任务是填出被遮住的词：它两边都能看，也因此不能从左到右地写。这个模型从来只会回看，换成全可见，它读到的东西在训练中从没见过。切换到全可见，比较下面两个 log p 之和。',
    kinds: { causal: '因果', full: '全可见', window: '窗口', prefix: '前缀' },
    count: { window: '窗口回看的位置数', prefix: '前缀的词元数' },
    paint: '涂改',
    painted: (cells) => `已涂改 ${cells} 格`,
    reset: '还原',
    refused: '这个掩码不能用，仍用前一个。',
  },
  stage: {
    label: '注意力的步骤',
    names: {
      scores: '分数',
      mask: '掩码',
      scale: '缩放',
      softmax: 'softmax 归一化',
      values: '加权求和',
    },
    about: {
      scores: (_, channels) =>
        `q·k，${channels} 个数的点积：键与查询有多相配。这时还没有掩码，后面的位置也有分数。指一下其中一格看看。`,
      mask: () =>
        '查询可以看的地方 M 是 0，不可以看的地方是 −∞。点击、拖动或按空格，就把格子涂成相反的，所有层都生效。',
      scale: (scale, channels) =>
        `乘以 ${scale}，通常是 1/√d，这里 d = ${channels}：相加的乘积越多，和就越大，会把 softmax 推向非此即彼。和前一步比一比：图一样，刻度不同。`,
      softmax: () => '每一行变成总和为 1 的权重，−∞ 的地方恰好是 0。找一行几乎全部落在一个键上的。',
      values: (_, channels) =>
        `一行权重把各个值混合起来：Σ w·v，共 ${channels} 个数，交给这一层的输出投影。按 → 看下一个查询。`,
    },
    order: '模型是先乘缩放系数再加 M。M 只取 0 或 −∞，所以先后没有区别。',
  },
  matrix: (layer, head, queries, keys) =>
    `第 ${layer} 层第 ${head} 头的注意力：${queries} 个查询，${keys} 个键。用方向键逐格移动。`,
  values: (query, keys, channels) =>
    `查询 ${query} 的加权值：${keys} 个键，${channels} 个通道，最后一行是总和。上下键换键，左右键换查询。`,
  paintKeys: '按空格涂改一格。',
  how: '指向一格，或用方向键移动，就能看到它的数。',
  howValues: '行是键，列是这个头的通道，最后一行是总和。',
  strongest: (query, key, weight) => `“${query}”最关注“${key}”，权重 ${weight}。`,
  window: (queries, keys, of) =>
    `共 ${of} 个位置，这里是查询 ${queries}、键 ${keys}；用方向键可到其余位置。`,
  query: '查询',
  key: '键',
  score: 'q·k',
  scale: '缩放',
  scaled: '缩放后',
  seen: '可见',
  masked: '被掩盖',
  weight: '权重',
  legendMasked: '被掩盖',
  below: '小于 0',
  above: '大于 0',
  products: (channels) => `q·k 是 ${channels} 个乘积之和`,
  weighted: '这个键的 w·v',
  sum: '这个查询的 Σ w·v',
  switchedOff: '这个头已关闭：交给下一步的不是总和，而是 0。',
  next: {
    heading: '下一个词元：改动前后',
    note: '同一段文本读两遍：一遍按模型原样，一遍按你的改动。试着关掉几个头，直到排第一的换成别的词元。',
    after: (token, position) => `接在“${token}”（${position}）之后`,
    token: '词元',
    plain: '原样',
    changed: '改动后',
    change: '变化',
    asItIs: '还没有改动：换一种掩码、涂改一格，或关掉一个头。',
    rest: (count) => `其余 ${count} 个词元`,
    row: (token, plain, changed) => `${token}：原样 ${plain}，改动后 ${changed}`,
  },
  positions: {
    heading: '逐个位置',
    note: '每个词元的 log p，以它的位置能看到的内容为条件。点一个词元，就在那里做探测。',
    table: '逐个位置的 log p 与探测引起的变化',
    position: '位置',
    token: '词元',
    plain: '原样的 log p',
    changed: '改动后',
    probe: '探测：logit 的最大变化',
    probeHere: (token, position) => `在位置 ${position}（${token}）探测`,
    exactly: '恰好为 0',
    sum: '总和',
    none: '前面什么也没有',
  },
  probe: {
    heading: '因果性探测',
    note: '把一个位置换成别的词元，哪些位置的数会变？在因果掩码下，它前面的一切分毫不变。切换到全可见，探测最后一个词元：哪些位置动了？',
    put: (token, position) => `把“${token}”（${position}）换成`,
    nowhere: '文本里没有这个位置：请在下面选一个词元。',
    quiet: '前面的位置都没有变：每一个的变化都恰好为 0。',
    moved: (positions) => `发生变化的前面位置：${positions}。`,
    causal: '在这个掩码下，没有位置依赖后面的位置。',
    ahead: (positions) => `在这个掩码下，位置 ${positions} 依赖后面的位置：模型看到了未来。`,
    picture: '哪些位置（行）可能依赖哪些位置（列）',
  },
  lens: {
    heading: 'Logit lens：逐层的预测',
    note: '把最后的归一化和输出头用在每一层当时的结果上：如果停在这一层，模型会说什么。一步步走下去，找一个到最后一层才出现的词元。',
    embedding: '词嵌入',
    layer: (layer) => `第 ${layer} 层之后`,
    output: '输出',
  },
};
