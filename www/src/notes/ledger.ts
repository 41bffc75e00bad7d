/** The words of the chain-rule ledger, in each language. */

export interface LedgerNotes {
  heading: string;
  note: string;
  /** The names of its rows. */
  token: string;
  sum: string;
  trueLogProb: string;
  /** Where the language could not have written the token. */
  impossible: string;
  perplexity: string;
  perplexityNote: string;
  empty: string;
  table: (tokens: number) => string;
}

export const ledgerEn: LedgerNotes = {
  heading: 'The chain rule',
  note: 'A text is as probable as all its tokens one after another: their probabilities are multiplied, their logarithms added. Nothing else is in the model’s score. Take a token that it finds improbable, and watch how much one step costs for good.',
  token: 'token',
  sum: 'sum',
  trueLogProb: 'true log p',
  impossible: 'impossible',
  perplexity: 'perplexity',
  perplexityNote: 'as many equally probable tokens would surprise as much, on average',
  empty: 'Nothing is written yet: take a step.',
  table: (tokens) =>
    `The chain rule over ${tokens} written ${tokens === 1 ? 'token' : 'tokens'}: a column a token.`,
};

export const ledgerZh: LedgerNotes = {
  heading: '链式法则',
  note: '一段文本的概率，就是各个词元的条件概率依次相乘；取对数后是相加。模型给文本的分数里没有别的东西。试着选一个模型认为不太可能的词元，看看这一步的代价会一直留在总和里。',
  token: '词元',
  sum: '累计',
  trueLogProb: '真实 log p',
  impossible: '不可能',
  perplexity: '困惑度',
  perplexityNote: '平均来看，相当于在这么多个等概率的词元中猜一个',
  empty: '还没有写出任何词元：先走一步。',
  table: (tokens) => `${tokens} 个已写词元的链式法则表：每列一个词元。`,
};
