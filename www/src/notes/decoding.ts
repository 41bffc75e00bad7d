/** The words of the settings of decoding: what each strategy and processor is for, and what its values are called. */

/** One sentence, and a name for each value, in order. */
export interface SettingNotes {
  what: string;
  values: string[];
}

export interface DecodingNotes {
  heading: string;
  note: string;
  strategy: string;
  processors: string;
  noProcessors: string;
  add: string;
  remove: (name: string) => string;
  earlier: (name: string) => string;
  later: (name: string) => string;
  order: string;
  seed: string;
  maxNewTokens: string;
  asRoomAllows: string;
  texts: string;
  nextChoice: string;
  lastChoice: string;
  score: string;
  logProb: string;
  ended: string;
  goesOn: string;
  strategies: Record<string, SettingNotes>;
  kinds: Record<string, SettingNotes>;
}

const beamEn = ['beams', 'length penalty', 'early stopping (never, true, false)'];
const beamZh = ['束宽', '长度惩罚', '提前停止（never、true、false）'];

export const decodingEn: DecodingNotes = {
  heading: 'How the next token is chosen',
  note: 'Processors change the scores, one after another; the strategy chooses. Whatever you change holds from here on, and Back takes it back.',
  strategy: 'Strategy',
  processors: 'Processors, in the order in which they are applied',
  noProcessors: 'None: the strategy sees what the model says.',
  add: 'Add a processor',
  remove: (name) => `Remove ${name}`,
  earlier: (name) => `Apply ${name} earlier`,
  later: (name) => `Apply ${name} later`,
  order: 'Order of',
  seed: 'Seed of the coins',
  maxNewTokens: 'Most new tokens',
  asRoomAllows: 'as the context allows',
  texts: 'Texts so far',
  nextChoice: 'The next token, from what the model says to what the strategy sees:',
  lastChoice: 'The last token, and the coin that chose it:',
  score: 'score',
  logProb: 'log p',
  ended: 'ended',
  goesOn: 'goes on',
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
      values: ['beams', 'groups', 'diversity penalty', 'length penalty'],
    },
    'stochastic-beam': { what: 'Samples different texts, none of them twice.', values: ['texts'] },
    contrastive: {
      what: 'Of the most probable tokens, takes one that is unlike what stands before.',
      values: ['share of likeness α', 'k'],
    },
    speculative: {
      what: 'A draft writes ahead; the model accepts or corrects it.',
      values: ['drafts', 'sample or greedy'],
    },
    exact: {
      what: 'Finds the best of all texts, and proves it, if the budget lasts.',
      values: ['texts', 'length penalty', 'budget in nodes'],
    },
    enumerate: {
      what: 'Goes through every text there is.',
      values: ['length penalty', 'budget in nodes'],
    },
  },
  kinds: {
    guidance: {
      what: 'Moves away from what another prompt would say.',
      values: ['scale', 'prompt as ids 3.4.5'],
    },
    'logit-bias': {
      what: 'Adds to the scores of chosen tokens.',
      values: ['biases as id/number+id/number'],
    },
    repetition: {
      what: 'Divides the scores of tokens that were there before.',
      values: ['θ', 'all, generated or last n'],
    },
    'no-repeat-ngram': {
      what: 'Forbids any n tokens in a row that were there before.',
      values: ['n'],
    },
    'bad-words': { what: 'Forbids words.', values: ['ids as 5.6+7'] },
    'min-new-tokens': { what: 'Forbids the end before so many tokens.', values: ['tokens'] },
    'forced-prefix': { what: 'Dictates how the text goes on.', values: ['ids as 3.4.5'] },
    'forced-eos': { what: 'Ends the text where no more room is left.', values: [] },
    'length-decay': {
      what: 'Pulls towards the end, the more the longer the text.',
      values: ['start', 'factor'],
    },
    suppress: { what: 'Forbids tokens.', values: ['ids as 3+4'] },
    presence: {
      what: 'Takes λ from the score of every token that was there before.',
      values: ['λ', 'all, generated or last n'],
    },
    frequency: {
      what: 'Takes α for each time a token was there before.',
      values: ['α', 'all, generated or last n'],
    },
    dry: {
      what: 'Punishes going on with a repetition, the more the longer it is.',
      values: ['multiplier', 'base', 'allowed length', 'scope', 'breakers as 3+4'],
    },
    grammar: { what: 'Allows only what the known language allows.', values: ['language'] },
    pattern: {
      what: 'Allows only what a regular expression over token ids allows.',
      values: ['(5|7) 9* . 3+'],
    },
    temperature: { what: 'Flattens above 1, sharpens below; 0 is greedy.', values: ['T'] },
    'dynamic-temperature': {
      what: 'The surer the model, the lower the temperature.',
      values: ['lowest', 'highest', 'exponent'],
    },
    'top-h': { what: 'Keeps the best tokens up to a share of the entropy.', values: ['h'] },
    'top-n-sigma': {
      what: 'Keeps tokens within n standard deviations of the best.',
      values: ['n'],
    },
    'top-k': { what: 'Keeps the k best tokens.', values: ['k'] },
    'top-p': { what: 'Keeps the smallest set of best tokens with probability p.', values: ['p'] },
    'min-p': {
      what: 'Keeps tokens at least so probable as a share of the best.',
      values: ['share'],
    },
    typical: { what: 'Keeps tokens whose surprise is near the entropy.', values: ['mass'] },
    epsilon: { what: 'Keeps tokens with at least so much probability.', values: ['ε'] },
    eta: { what: 'Like epsilon, lower where the model is unsure.', values: ['ε'] },
    xtc: {
      what: 'By chance, removes all good tokens but the least of them.',
      values: ['probability', 'threshold'],
    },
    'mirostat-v1': {
      what: 'A top-k that follows a target surprise.',
      values: ['bits', 'learning rate', 'm'],
    },
    mirostat: {
      what: 'A bound on surprise that follows a target.',
      values: ['bits', 'learning rate'],
    },
    renormalize: { what: 'Makes what is left sum to 1 again.', values: [] },
  },
};

export const decodingZh: DecodingNotes = {
  heading: '下一个词元怎么选',
  note: '处理器依次改动分数，策略做选择。改动从此刻起生效，退一步即可撤销。',
  strategy: '策略',
  processors: '处理器，按执行顺序排列',
  noProcessors: '没有：策略直接看模型给的结果。',
  add: '添加处理器',
  remove: (name) => `去掉 ${name}`,
  earlier: (name) => `把 ${name} 提前`,
  later: (name) => `把 ${name} 推后`,
  order: '采用顺序',
  seed: '随机种子',
  maxNewTokens: '最多新词元数',
  asRoomAllows: '直到上下文写满',
  texts: '目前的文本',
  nextChoice: '下一个词元：从模型给的分数到策略看到的概率。',
  lastChoice: '上一个词元，以及选中它的硬币。',
  score: '得分',
  logProb: '对数概率',
  ended: '已结束',
  goesOn: '还在写',
  strategies: {
    greedy: { what: '每次都取最好的词元。', values: [] },
    sample: { what: '由硬币决定，可以几篇文本并排写。', values: ['篇数'] },
    beam: { what: '按对数概率之和，始终保留最好的几篇。', values: beamZh },
    'classic-beam': { what: 'transformers 4.50 之前的束搜索。', values: beamZh },
    'beam-sample': { what: '候选不是排出来的，而是抽出来的束搜索。', values: beamZh },
    'diverse-beam': {
      what: '分组的束：取前面组刚取过的词元要受罚。',
      values: ['束宽', '组数', '多样性惩罚', '长度惩罚'],
    },
    'stochastic-beam': { what: '抽出互不相同的文本，不放回。', values: ['篇数'] },
    contrastive: {
      what: '在最可能的词元里，取与前文最不相像的。',
      values: ['相似度权重 α', '候选数 k'],
    },
    speculative: {
      what: '草稿模型先写，大模型接受或改正。',
      values: ['草稿数', 'sample 或 greedy'],
    },
    exact: {
      what: '找出所有文本中最好的，预算够就加以证明。',
      values: ['篇数', '长度惩罚', '节点预算'],
    },
    enumerate: { what: '走遍所有可能的文本。', values: ['长度惩罚', '节点预算'] },
  },
  kinds: {
    guidance: { what: '远离另一个提示词会说的话。', values: ['强度', '提示词编号，如 3.4.5'] },
    'logit-bias': { what: '给选定的词元加分或减分。', values: ['偏置，如 编号/数值+编号/数值'] },
    repetition: {
      what: '把出现过的词元的分数除以 θ。',
      values: ['惩罚 θ', '范围：all、generated 或最后 n 个'],
    },
    'no-repeat-ngram': { what: '禁止重复任何连续 n 个词元。', values: ['长度 n'] },
    'bad-words': { what: '禁用一些词。', values: ['编号，如 5.6+7'] },
    'min-new-tokens': { what: '写够这么多词元之前不许结束。', values: ['词元数'] },
    'forced-prefix': { what: '规定文本怎样接下去。', values: ['编号，如 3.4.5'] },
    'forced-eos': { what: '没有位置时强制结束。', values: [] },
    'length-decay': { what: '越写越想结束。', values: ['起点', '倍率'] },
    suppress: { what: '禁用一些词元。', values: ['编号，如 3+4'] },
    presence: {
      what: '出现过的词元一律减 λ 分。',
      values: ['惩罚 λ', '范围：all、generated 或最后 n 个'],
    },
    frequency: {
      what: '每出现过一次减 α 分。',
      values: ['惩罚 α', '范围：all、generated 或最后 n 个'],
    },
    dry: {
      what: '惩罚继续重复，重复越长罚得越重。',
      values: ['系数', '底数', '允许长度', '范围', '打断符，如 3+4'],
    },
    grammar: { what: '只许写已知语言允许的词。', values: ['语言'] },
    pattern: { what: '只许写符合词元正则表达式的文本。', values: ['表达式，如 (5|7) 9* . 3+'] },
    temperature: { what: '大于 1 变平，小于 1 变尖；0 就是贪心。', values: ['温度 T'] },
    'dynamic-temperature': { what: '模型越有把握，温度越低。', values: ['最低', '最高', '指数'] },
    'top-h': { what: '保留最好的词元，直到熵的一定比例。', values: ['比例 h'] },
    'top-n-sigma': { what: '保留离最好的 n 个标准差以内的词元。', values: ['倍数 n'] },
    'top-k': { what: '保留最好的 k 个词元。', values: ['个数 k'] },
    'top-p': { what: '保留概率之和达到 p 的最小集合。', values: ['概率 p'] },
    'min-p': { what: '保留概率不低于最好者一定比例的词元。', values: ['比例'] },
    typical: { what: '保留惊奇度接近熵的词元。', values: ['概率和'] },
    epsilon: { what: '保留概率不低于 ε 的词元。', values: ['下限 ε'] },
    eta: { what: '同 epsilon，模型没把握时放宽。', values: ['下限 ε'] },
    xtc: { what: '碰运气地去掉好词元，只留其中最差的。', values: ['概率', '阈值'] },
    'mirostat-v1': { what: '追随目标惊奇度的 top-k。', values: ['目标比特数', '学习率', '个数 m'] },
    mirostat: { what: '追随目标的惊奇度上限。', values: ['比特', '学习率'] },
    renormalize: { what: '让剩下的概率重新加到 1。', values: [] },
  },
};
