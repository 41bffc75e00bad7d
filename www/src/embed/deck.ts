/** What the plugin uses of a reveal.js deck, and what a key that a figure gives back does in it. */

export interface Deck {
  on(event: string, hearer: (event: Event) => void): void;
  off(event: string, hearer: (event: Event) => void): void;
  getSlidesElement(): HTMLElement | null;
  getHorizontalSlides(): unknown[];
  isReady(): boolean;
  sync(): void;
  isSpeakerNotes(): boolean;
  isPrintView(): boolean;
  next(): void;
  prev(): void;
  left(): void;
  right(): void;
  up(): void;
  down(): void;
  slide(horizontal?: number): void;
  toggleOverview(): void;
  togglePause(): void;
}

/** As the deck's own keyboard has them; a clicker sends PageUp and PageDown. */
const actions: Record<string, (deck: Deck) => void> = {
  ArrowRight: (deck) => deck.right(),
  ArrowLeft: (deck) => deck.left(),
  ArrowUp: (deck) => deck.up(),
  ArrowDown: (deck) => deck.down(),
  PageDown: (deck) => deck.next(),
  PageUp: (deck) => deck.prev(),
  ' ': (deck) => deck.next(),
  n: (deck) => deck.next(),
  p: (deck) => deck.prev(),
  Home: (deck) => deck.slide(0),
  End: (deck) => deck.slide(deck.getHorizontalSlides().length - 1),
  o: (deck) => deck.toggleOverview(),
  Escape: (deck) => deck.toggleOverview(),
  b: (deck) => deck.togglePause(),
  '.': (deck) => deck.togglePause(),
};

export function pressKey(deck: Deck, key: string, shiftKey: boolean): void {
  if (shiftKey && key === ' ') deck.prev();
  else actions[key]?.(deck);
}
