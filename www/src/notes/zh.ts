/** 页面的中文文案：the page's words in Chinese. */

import type { Notes } from './notes';
import { attentionZh } from './zh/attention';
import { compareZh } from './zh/compare';
import { decodingZh } from './zh/decoding';
import { engineProblemsZh } from './zh/engine';
import { ideasZh } from './zh/ideas';
import { ledgerZh } from './zh/ledger';
import { openingProblemsZh, openingZh } from './zh/opening';
import { pageZh } from './zh/page';
import { promptZh } from './zh/prompt';
import { roundsZh } from './zh/rounds';
import { termsZh } from './zh/terms';
import { treeZh } from './zh/tree';
import { waterfallZh } from './zh/waterfall';

const families = { gpt2: 'GPT-2', 'gpt-neo': 'GPT-Neo', llama: 'Llama' };

export const zh: Notes = {
  compare: compareZh,
  decoding: decodingZh,
  waterfall: waterfallZh,
  tree: treeZh,
  rounds: roundsZh,
  prompt: promptZh,
  opening: openingZh,
  ideas: ideasZh,
  ledger: ledgerZh,
  page: pageZh,
  tagline: '一个小到可以看清的 Transformer。',
  language: '语言',
  theme: { label: '配色', system: '自动', light: '浅色', dark: '深色' },
  model: {
    heading: '模型',
    pick: '自带的模型',
    shipped: {
      storyland: '在 Storyland 语言上训练：童话、场景、翻译、问答、加法。',
      'storyland-llama': '同一种语言，Llama 结构。',
      minitales: '在微型故事上训练了几秒钟。',
      random: '随机权重：它还什么都没学过。',
    },
    family: (family) => families[family],
    parameters: (count) => `${count} 个参数`,
    blocks: (layers, heads) => `${layers} 层 × ${heads} 头`,
    vocabulary: (count) => `词表 ${count}`,
    context: (count) => `上下文 ${count}`,
    int8: '8 位权重',
    noTokenizer: '没有分词器：文本就是词元编号。',
  },
  open: {
    heading: '打开别的模型',
    note: '可以是 Hugging Face 文件夹（GPT-2、GPT-Neo 或 Llama：config.json、*.safetensors、tokenizer.json），也可以是 llama2.c 的检查点（.bin 及其 tok*.bin）。文件不会离开浏览器。',
    folder: '选择文件夹',
    files: '选择文件',
    address: '或填写本站上的地址',
    addressHint: 'models/mine/',
    go: '打开',
    dropHere: '把模型的文件夹或文件拖到页面任意处',
    reading: (name) => `正在读取 ${name}`,
    amount: (loaded, total) => (total === null ? `${loaded} MB` : `${loaded} / ${total} MB`),
    failed: (name) => `无法打开 ${name}。`,
    kept: '原来的模型还在，什么都没有丢。',
    nothingYet: '请选一个模型。',
    dismiss: '知道了',
  },
  text: {
    heading: '文本',
    note: '每一步，模型读完整段文本，在末尾写下一个词元：由策略来选，或取你在列表里点的那个。写出的词元颜色越深，惊异度 −log p 越大，其中 p 以前面的全部文本为条件。',
    prompt: '提示词',
    promptHint: '写下文本的开头',
    promptIdsHint: '词元编号，例如 3 17 5',
    unknown: () => '词表里没有下列词，模型读到的是代表未知词的词元：',
    written: '词元',
    tokens: '逐个词元的文本',
    promptToken: (token) => `提示词：${token}`,
    writtenToken: (token, surprisal, byHand) =>
      `${byHand ? '手选' : '写出'}：${token}，惊异度 ${surprisal} 奈特`,
    legendPrompt: '提示词',
    legendWritten: '模型写出',
    legendHand: '手选',
    legendSurprisal: '惊异度（奈特）',
    legendGuess: '等于在全词表里随机猜',
    total: (tokens) => `写出的 ${tokens} 个词元的 log p`,
    nextHere: '下一个词元写在这里',
    goesOn: (finalScore) =>
      `显示的是还在写的文本中最好的；已写完的里，最好的最终得分为 ${finalScore}。`,
    restored: '引擎停了，已重新启动。文本和原来一样。',
  },
  control: {
    group: '解码',
    step: '一步',
    back: '退一步',
    forward: '进一步',
    restart: '重来',
    play: '播放',
    pause: '暂停',
    keys: '快捷键（焦点不在输入框时）',
  },
  state: {
    finished: '模型写出了结束词元，文本到此为止。退一步可以换条路走。',
    'all-ended': '没有文本还在写：各篇要么已经写完，要么到了长度上限。退一步可以换条路走。',
    full: '已写到上限：设定的词元数或模型的上下文，放不下更多词元。',
    'nothing-left': '处理器禁止了所有词元，没有什么能接下去。换一组处理器，或退一步。',
    'no-improvement': '还活着的束已经不可能胜过写完的文本。',
    'beams-full': '写完的文本已和束一样多。',
    proven: '其他文本得分都更低：已证明这是最好的。',
    unproven: '预算已用完：这是目前最好的，但没有得到证明。',
  },
  next: {
    heading: '下一个词元',
    note: '模型给词表里的每个词元一个 logit，softmax 把它们变成总和为 1 的概率。条形的刻度固定为 0 到 1，所以条长意味着有把握，而不只是排在第一。点任意一行，就写下那个词元。',
    position: (position) => `位置 ${position}`,
    token: '词元',
    prob: '概率',
    logit: 'logit',
    logProb: 'log p',
    truth: (prob) => `真实概率：${prob}`,
    known: '竖线是语言本身的概率：这个模型所学的语言，每个概率都是已知的。',
    take: '选',
    taken: '已选：',
    notePast: '当时可能出现的 token。已选的那个带框；改选另一行，就从那里长出一条分支。',
    rest: (count) => `其余 ${count} 个词元`,
    entropy: (entropy, most) => `熵 ${entropy} 奈特，最大 ${most}`,
    greedy: '贪心解码会选它',
    summary: (candidates, top, prob) =>
      `概率最大的 ${candidates} 个词元；第一是“${top}”，${prob}。`,
  },
  attention: attentionZh,
  footer: {
    private: '一切都在本页里运行：文本和模型都不会离开。',
  },
  empty: {
    noReading: '没有可显示的文本，原因见上。',
  },
  pageProblems: {
    ...openingProblemsZh,
    'foreign-host': '模型的地址必须和本页在同一个主机上。',
    'file-missing': '模型的某个文件读不出来。',
    'no-checkpoint':
      '这些文件里没有模型：需要 config.json 和 *.safetensors，或者一个 llama2.c 的 .bin 文件。',
    'not-ids': '这个模型没有分词器：请输入词元编号，例如 3 17 5。',
    'empty-prompt': '这个模型没有起始词元：请至少输入一个词元作为开头。',
    'tokenizer-refused': '分词器用不了。',
    'no-model': '还没有模型。',
    'engine-crashed': '引擎在这里崩溃，已重新启动。',
    'engine-stopped': '引擎停了，已重新启动。',
    'refused-by-policy': '本页的内容安全策略（CSP）不让引擎启动。',
    superseded: '这时又要求打开另一个模型。',
    'no-pictures': '没能下载绘图部分。请联网后再保存一次；表格（CSV、JSON）不需要它。',
  },
  engineProblems: engineProblemsZh,
  terms: termsZh,
  unknownProblem: '引擎拒绝了这个请求。',
};
