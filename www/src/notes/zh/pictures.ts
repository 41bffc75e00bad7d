/** The words that only saved pictures have, in Chinese. */
import type { PictureNotes } from '../pictures';

export const picturesZh: PictureNotes = {
  entropy: (nats) => `熵 ${nats} 奈特`,
  truth: '语言本身给出的概率',
  nextSays: (text, tokens, rest) => `“${text}”之后最可能的词元：${tokens}；其余合计 ${rest}。`,
  roundsSays: (round, text, taken) => `${round}，接在“${text}”之后。取了：${taken}。`,
  lensSays: (text, layers) => `“${text}”之后，每一层会说什么：${layers}。`,
  changedSays: (text, tokens) => `“${text}”之后的下一个词元，改动前后：${tokens}。`,
  under: (intervention) => `在 ${intervention} 之下`,
  asItIs: '模型未改动',
  input: '可能依赖这些位置的词元',
  back: '同一位置或更早',
  ahead: '更晚的位置',
  largest: 'logit 的最大变化',
  replaced: (token, position, other) => `把“${token}”（位置 ${position}）换成“${other}”。`,
  window: (first, last, of) => `位置 ${first} 到 ${last}，共 ${of} 个`,
  probeSays: (text, ahead, moved) => `“${text}”中哪些位置依赖哪些位置。${ahead}${moved}`,
  headsSays: (layers, heads, picked, text) =>
    `全部注意力头的权重，${layers} 层，每层 ${heads} 个头，文本为“${text}”。选中：${picked}。`,
  picked: '选中',
  off: '已关闭',
  prompt: (text) => `提示词：${text}`,
  lanesSays: (lanes) => `同一个提示词写出的文本。${lanes}`,
  laneSays: (lane, settings, text, logProb) =>
    `${lane}（${settings}）写出 ${text}，log p ${logProb}。`,
  measuresSays: (measures) => `每行一项度量，每列一个方案。${measures}`,
};
