/** What each strategy and processor is for, what its values are called, and what the letters of its formula stand for, in Chinese. */
import type { SettingsNotes } from '../settings';

const beamZh = ['束宽', '长度惩罚 α', '提前停止'];

export const settingsZh: SettingsNotes = {
  strategies: {
    greedy: { what: '每次都取最好的词元。', values: [] },
    sample: { what: '由随机数决定，可以几篇文本并排写。', values: ['篇数'] },
    beam: { what: '按对数概率之和，始终保留最好的几篇。', values: beamZh },
    'classic-beam': { what: 'transformers 4.50 之前的束搜索。', values: beamZh },
    'beam-sample': { what: '候选不是排出来的，而是抽出来的束搜索。', values: beamZh },
    'diverse-beam': {
      what: '分组的束：取前面组刚取过的词元要受罚。',
      values: ['束宽', '组数', '多样性 λ（奈特）', '长度惩罚 α'],
      where: 'Γ 各组的束，b 前面组里的一束。',
    },
    'stochastic-beam': {
      what: '抽出互不相同的文本，不放回。',
      values: ['篇数'],
      where: 'G 文本加扰动后的对数概率，u 它的随机数。',
    },
    contrastive: {
      what: '在最可能的词元里，取与前文最不相像的。',
      values: ['相似度权重 α', '候选数 k'],
      where: 'V 最可能的 k 个词元，h 输出头在该位置读到的向量。',
    },
    speculative: {
      what: '草稿模型先写，大模型接受或改正。',
      values: ['草稿数', '选择方式'],
      where: 'p 模型的概率，q 草稿的概率，u 每个草稿词元的随机数。',
    },
    exact: {
      what: '找出所有文本中最好的，预算够就加以证明。',
      values: ['篇数', '长度惩罚 α', '预算（节点数）'],
    },
    enumerate: { what: '走遍所有可能的文本。', values: ['长度惩罚 α', '预算（节点数）'] },
  },
  kinds: {
    guidance: {
      what: '远离另一个提示词会说的话。',
      values: ['强度 s', '另一提示词，编号 3.4.5'],
      where: 'c 按本提示词，u 按另一提示词。',
    },
    'logit-bias': {
      what: '给选定的词元加分或减分。',
      values: ['编号/偏置，如 5/-1+7.9/2.5'],
      where: 'b 词元的偏置。',
    },
    repetition: {
      what: '压低出现过的词元：正分除以 θ，负分乘以 θ。',
      values: ['惩罚 θ', '范围'],
      where: 'S 范围内的词元。',
    },
    'no-repeat-ngram': { what: '禁止重复任何连续 n 个词元。', values: ['长度 n'] },
    'bad-words': { what: '禁用一些词，可由多个词元组成。', values: ['词的编号，如 5.6+7'] },
    'min-new-tokens': { what: '写够这么多词元之前不许结束。', values: ['词元数'] },
    'forced-prefix': { what: '规定文本怎样接下去。', values: ['编号，如 3.4.5'] },
    'forced-eos': { what: '没有位置时强制结束。', values: [] },
    'length-decay': { what: '越写越想结束。', values: ['起点 s（词元）', '倍率 f'] },
    suppress: { what: '处处禁用这些词元。', values: ['编号，如 3+4'] },
    presence: {
      what: '出现过的词元一律减 λ 分。',
      values: ['惩罚 λ', '范围'],
      where: 'S 范围内的词元。',
    },
    frequency: {
      what: '每出现过一次减 α 分。',
      values: ['惩罚 α', '范围'],
      where: '#S(v) 为 v 在范围内出现的次数。',
    },
    dry: {
      what: '惩罚继续重复，重复越长罚得越重。',
      values: ['系数 m', '底数 b', '允许长度 a', '范围', '打断符 3+4'],
      where: 'n 为 v 会接上的最长重复，S 范围，B 打断符。',
    },
    grammar: {
      what: '只许写已知语言允许的词。',
      values: ['语言'],
      where: 'p 带语言名，是该语言自身的概率。',
    },
    pattern: {
      what: '只许写符合词元正则表达式的文本。',
      values: ['表达式，如 (5|7) 9* . 3+'],
      where: 'r 表达式，L(r) 它允许的文本。',
    },
    temperature: { what: '大于 1 变平，小于 1 变尖；0 就是贪心。', values: ['温度 T'] },
    'dynamic-temperature': {
      what: '模型越有把握，温度越低。',
      values: ['最低 T', '最高 T', '指数'],
      where: 'N 剩下的词元数。',
    },
    'top-h': {
      what: '保留最好的词元，直到熵的一定比例。',
      values: ['比例 h'],
      where: '此处 H 只算最好的 100 个词元。',
    },
    'top-n-sigma': {
      what: '保留离最好的 n 个标准差以内的词元。',
      values: ['倍数 n'],
      where: 'σ 剩余 logits 的标准差。',
    },
    'top-k': {
      what: '保留最好的 k 个词元。',
      values: ['个数 k'],
      where: 'x(i) 为第 i 大的 logit。',
    },
    'top-p': {
      what: '保留概率之和达到 p 的最小集合。',
      values: ['概率 p'],
      where: '(i) 表示概率第 i 高的词元。',
    },
    'min-p': { what: '保留概率不低于最好者一定比例的词元。', values: ['比例 ρ'] },
    typical: {
      what: '保留惊奇度接近熵的词元。',
      values: ['概率和 τ'],
      where: 'd 词元的惊奇度与熵之差。',
    },
    epsilon: { what: '保留概率不低于 ε 的词元。', values: ['下限 ε'] },
    eta: { what: '同 epsilon，模型没把握时放宽。', values: ['下限 ε'] },
    xtc: {
      what: '碰运气地去掉好词元，只留其中最差的。',
      values: ['概率 q', '阈值 t'],
      where: 'A 好词元的集合。',
    },
    'mirostat-v1': {
      what: '追随目标惊奇度的 top-k。',
      values: ['惊奇度 τ（比特）', '学习率 η', '个数 m'],
      where: 's 为最好的 m 个词元的齐普夫指数，V 词表大小。',
    },
    mirostat: {
      what: '追随目标的惊奇度上限。',
      values: ['惊奇度 τ（比特）', '学习率 η'],
      where: 'μ 上限，每个词元之后都会调整。',
    },
    renormalize: { what: '让剩下的概率重新加到 1。', values: [] },
  },
};
