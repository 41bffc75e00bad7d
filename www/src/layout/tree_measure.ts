/** How large a box of the decoding tree is, and the numbers that stand in it. */
import { nats } from './format';
import type { Box } from './tree_box';

/** What the boxes say beside their tokens. */
export const numbersShown = ['prob', 'log-prob', 'total-score', 'none'] as const;
export type Numbers = (typeof numbersShown)[number];

/** Sizes in pixels at zoom 1; the widths of characters are those of the mono face. */
export const size = { height: 28, small: 21, sibling: 6, cousin: 14, column: 44, padding: 11 };
const character = { label: 7.9, smallLabel: 7.3, wide: 13, number: 6.7 };
const markWidth = 14;
const gap = 7;
/** The two bars that hold a probability against a frequency. */
export const bars = 26;

export function measure(box: Box, isSmall: boolean, numbers: Numbers): void {
  if (box.node && box.node.parent !== null) {
    box.numbers = numbersOf(box, numbers);
    box.often = numbers === 'none' ? '' : oftenOf(box);
  }
  box.isSmall = isSmall;
  box.height = isSmall ? size.small : size.height;
  box.width = Math.ceil(widthOf(box));
}

/** Whether the branches that came to the parent parted here: then there is a frequency to hold against p. */
export function isCounted({ visits: { here, of } }: Box): boolean {
  return of > 1 && here > 0 && here < of;
}

function widthOf({ node, label, numbers, often, isSmall, isFocus, visits }: Box): number {
  let text = 0;
  for (const one of label)
    text += isWide(one) ? character.wide : isSmall ? character.smallLabel : character.label;
  if (numbers !== '') text += gap + numbers.length * character.number;
  if (often !== '') text += gap + often.length * character.number;
  if (often !== '' && visits.here < visits.of) text += gap + bars;
  if (node?.fate === 'finished' || node?.fate === 'finished-too-low') text += markWidth;
  if (node?.byHand) text += markWidth;
  if (isFocus && node?.parent !== null) text += markWidth;
  return Math.max(text + 2 * size.padding, 36);
}

function isWide(character: string): boolean {
  // Most labels are plain: they need no table of scripts.
  if (character < '\u1100') return false;
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\uff60]|[^\0-\uffff]/u.test(
    character,
  );
}

function numbersOf({ node, prob }: Box, numbers: Numbers): string {
  if (!node || numbers === 'none') return '';
  if (numbers === 'log-prob') return nats(node.logProb);
  if (numbers === 'total-score') return nats(node.totalScore);
  // What two decimals would round to nothing is told apart from it.
  return prob > 0 && prob < 0.005 ? '<0.01' : nats(prob);
}

function oftenOf(box: Box): string {
  const { here, of } = box.visits;
  if (isCounted(box)) return `${here}/${of}=${nats(here / of)}`;
  return here > 1 ? `×${here}` : '';
}
