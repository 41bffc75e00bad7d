/** The words of the chain-rule ledger. */

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
