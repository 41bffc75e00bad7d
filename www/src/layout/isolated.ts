/** Keeps a token written from right to left from turning the sentence around it. */
export function isolated(label = ''): string {
  return `\u2068${label}\u2069`;
}
