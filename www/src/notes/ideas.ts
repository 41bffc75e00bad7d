/** One idea a note, ending in something to do; in each language. */
import type { IdeaName } from '../state/ideas';

export interface IdeaText {
  title: string;
  /** What is so, and where it is to be seen. */
  idea: string;
  /** Something to do, which shows it. */
  task: string;
}

export interface IdeasNotes {
  heading: string;
  place: (at: number, of: number) => string;
  previous: string;
  next: string;
  begin: string;
  done: string;
  ideas: Record<IdeaName, IdeaText>;
}

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
      idea: 'Dividing the scores by T before the softmax leaves their order alone: below 1 the first token takes more, above 1 the others catch up. The waterfall shows the same tokens before and after.',
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
      idea: 'CTRL divides or multiplies the score of what was written, so it hardly moves a log-probability near 0. The additive penalty score(yₜ) = log P(yₜ | y₁ … yₜ₋₁) − λ · 1[yₜ ∈ y₁ … yₜ₋₁] takes the same λ from each.',
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

export const ideasZh: IdeasNotes = {
  heading: '动手试试',
  place: (at, of) => `第 ${at} 条，共 ${of} 条`,
  previous: '上一条',
  next: '下一条',
  begin: '摆好场景',
  done: '已完成',
  ideas: {
    chain: {
      title: '一次一个词元',
      idea: '因果语言模型给出 P(x) = ∏ P(xₜ | x₁ … xₜ₋₁)：每个因子就是页面上的那个分布，对数则在账本里相加。每个词元只付一次代价，但这笔代价会一直留在总和里。',
      task: '亲手选一个概率低于 0.01 的词元，看总和怎样掉下去。',
    },
    prompt: {
      title: '提示词是方向盘',
      idea: '让模型翻译时，模型内部什么都没有改：提示词只是后面每个因子的条件。同一套权重，换了前文，就写出另一段文本。',
      task: '把提示词里的 “french” 改成 “chinese”，再走两步。',
    },
    greedy: {
      title: '每步最优，不等于整体最优',
      idea: '贪心解码每次取最大的因子，却可能走进一段乘积很小的文本：这里它开始重复，总和低于 −10 奈特。束搜索同时保留几段文本，开头稍弱的也有机会胜出。',
      task: '选宽度 4、无长度惩罚的束搜索，一直播放到结束：它找到的文本总和高于 −3。',
    },
    temperature: {
      title: '温度',
      idea: '在 softmax 之前把分数除以 T，名次不变：T 小于 1 时第一名拿得更多，大于 1 时其余的追上来。瀑布图里能看到同一批词元的前后变化。',
      task: '把 T 从 0.2 提到 1 以上，直到第一名不再十拿九稳。',
    },
    order: {
      title: '顺序有讲究',
      idea: 'top-p 裁剪的是交到它手里的分布。先用 T = 0.5，概率已集中到前面，五个词元就够 0.8；若先裁剪，则需要十个。',
      task: '把 top-p 移到温度之前，数一数划掉了哪些。',
    },
    cost: {
      title: '一个词元，一次前向',
      idea: '下一个词元要等上一个写完，所以 n 个词元就要把全部权重过 n 遍，单次再快也一样。投机解码先猜几步，再用一次前向核对，而写出的文本分布不变。',
      task: '选投机解码，走出一步就写下不止一个词元。',
    },
    repetition: {
      title: '循环，与两种惩罚',
      idea: 'CTRL 把写过的词元的分数乘或除一个数，对接近 0 的对数概率几乎不起作用。加法惩罚 score(yₜ) = log P(yₜ | y₁ … yₜ₋₁) − λ · 1[yₜ ∈ y₁ … yₜ₋₁] 则一视同仁地扣掉 λ。',
      task: '加上 presence = 4（范围 generated）再重来：七种颜色，一个不重。然后换成 repetition = 2 试试。',
    },
    length: {
      title: '短的占便宜',
      idea: '每个词元都加上一个负数，所以在已结束的文本里，越短越有利：这里空文本赢了所有对手。除以长度的幂 log p / 长度ᵅ，便宜就没了。',
      task: '把束搜索的长度惩罚设为 1，重来并播放：赢的是一个完整的句子，尽管它的概率更低。',
    },
    errors: {
      title: '错误会累积',
      idea: '训练时每个前缀都是对的；这里模型读的是自己写的。写下语言里不可能出现的词之后，模型就在一段从未见过的文本上继续，而没有人告诉它。这个落差叫曝光偏差。',
      task: '亲手选一个当时不可能的词（真实概率的标记在 0 处），再写三个。',
    },
    mask: {
      title: '为什么要掩码',
      idea: '训练时所有位置同时学习，各自猜后面那个词元；没有掩码，答案就摆在眼前。一个位置只能往回看，不能往前看，所以后文改动不了前文。',
      task: '把掩码换成 full，在下面读出哪些位置现在依赖后文。',
    },
    heads: {
      title: '一个注意力头管什么',
      idea: '每个头用自己的权重混合各位置的值。关掉一个，它那一份就是零；看分布变不变，就知道有没有东西靠它。',
      task: '逐个关掉注意力头，直到换成另一个词元领先。',
    },
    lens: {
      title: '答案是一层层成形的',
      idea: 'logit lens 把每层之后的残差流当作最后一层来读。前面的层多半在复述读到的内容，后面的层才定下接下来写什么。',
      task: '继续往下走，直到出现一个只在最后一层之后才领先的词元。',
    },
    divergence: {
      title: '从哪里分道扬镳',
      idea: '在第一个不同的词元之前，两种策略写的是同一段文本；在它之后，各自读各自的前缀，回答的已是不同的问题。',
      task: '拖动滑块，逐个词元走过两个方案，停在它们分开的地方。',
    },
    search: {
      title: '搜索误差与模型误差',
      idea: '如果精确搜索找到比束搜索更可能的文本，那是束搜索的搜索误差；如果这段最可能的文本本身很差，错在模型。加宽束只能治前一种。',
      task: '把束宽一次次加倍，直到它的搜索误差为 0。',
    },
  },
};
