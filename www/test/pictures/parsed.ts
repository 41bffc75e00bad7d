/** A picture read back, as a program that shows it would. */

export interface Parsed {
  root: Element;
  title: string;
  description: string;
  /** Every piece of text that is drawn, in its order. */
  texts: string[];
  /** How wide and high the paper is. */
  size: [number, number];
}

export function parsed(svg: string | null): Parsed {
  if (svg === null) throw new Error('nothing is drawn');
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const fault = document.querySelector('parsererror');
  if (fault) throw new Error(fault.textContent ?? 'no XML');
  const root = document.documentElement;
  return {
    root,
    title: root.querySelector('title')?.textContent ?? '',
    description: root.querySelector('desc')?.textContent ?? '',
    texts: [...root.querySelectorAll('text')].map((text) => text.textContent ?? ''),
    size: [numberOf(root, 'width'), numberOf(root, 'height')],
  };
}

export function numberOf(element: Element, name: string): number {
  return Number(element.getAttribute(name));
}

/** Areas that are filled with a colour, and how wide each is. */
export function widthsOf({ root }: Parsed, fill: string): number[] {
  return [...root.querySelectorAll(`rect[fill="${fill}"]`)].map((bar) => numberOf(bar, 'width'));
}
