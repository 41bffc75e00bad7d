/** The words of the chain-rule ledger, in Chinese. */
import type { LedgerNotes } from '../ledger';

export const ledgerZh: LedgerNotes = {
  heading: '链式法则',
  note: '一段文本的概率，就是各个词元的条件概率依次相乘；取对数后是相加。此外再无其他。试着选一个模型认为不太可能的词元，看看这一步的代价会一直留在总和里。',
  token: '词元',
  sum: '累计',
  trueLogProb: '真实 log p',
  impossible: '不可能',
  perplexity: '困惑度',
  perplexityNote: '平均来看，相当于在这么多个等概率的词元中猜一个',
  empty: '还没有写出任何词元：先走一步。',
  table: (tokens) => `${tokens} 个已写词元的链式法则表：每列一个词元。`,
};
