/** Text that cannot end what it stands in. */

/** XML has no place for most control characters and for halves of characters, escaped or not. */
const impossible = /(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export function escaped(text: string): string {
  return text.replace(impossible, '\ufffd').replace(/[&<>]/g, (sign) => signs[sign] ?? sign);
}
