/** The words of the chain-rule ledger, in English. */
import type { LedgerNotes } from '../ledger';

export const ledgerEn: LedgerNotes = {
  heading: 'The chain rule',
  note: 'A text is as probable as all its tokens one after another: their probabilities are multiplied, their logarithms added. Nothing else enters. Take a token that it finds improbable, and watch how much one step costs for good.',
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
