/** Numbers and tokens in TeX, as the page writes them elsewhere. */
import { decimal, share } from '../format';

/** A score or an entropy, to three decimals. */
export function scoreTex(value: number | null): string {
  if (value === null || value === -Infinity) return '-\\infty';
  return decimal(value).replace('−', '-');
}

/** A probability, to four decimals. */
export function probTex(prob: number): string {
  const text = share(prob);
  return text.replace('<', '{<}');
}

/** A probability after its sign: too small a one is less than what four decimals show. */
export function equalsProb(prob: number): string {
  const text = share(prob);
  return text.startsWith('<') ? `< ${text.slice(1)}` : `= ${text}`;
}

const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A value as it was typed. What is no number never becomes TeX: an address may hold anything. */
export function valueTex(value: string): string {
  const text = value.trim();
  if (!isNumber.test(text)) return '{?}';
  const [digits = '', power] = text.toLowerCase().split('e');
  return power === undefined ? digits : `${digits}\\cdot 10^{${Number(power)}}`;
}

/** A negative number is put in parentheses where a sign stands before it. */
export function signed(value: string): string {
  return value.startsWith('-') ? `(${value})` : value;
}

const mostIds = 6; // a longer list is told by its beginning

/** Ids as a set or as a sequence: `3+4` or `3.4` between brackets. */
export function idsTex(value: string, open: string, close: string): string {
  const ids = value.split(/[^\d]+/).filter((id) => id !== '');
  const shown = ids.slice(0, mostIds).join(',');
  return `${open}${shown}${ids.length > mostIds ? ',\\dots' : ''}${close}`;
}
