/** The reveal.js plugin: each step of a figure is a fragment of its slide, and a picture of it is printed. */
import type { Deck } from './deck';
import { PlacedFigure } from './placed_figure';
import { listen } from './speaker_channel';

const figures =
  'look-back, iframe[data-steps], iframe[src*="embed.html"], iframe[data-src*="embed.html"]';
const moments = ['ready', 'slidechanged', 'fragmentshown', 'fragmenthidden', 'overviewshown'];

export function RevealLookBack() {
  let placed: PlacedFigure[] = [];
  let stop = () => {};
  return {
    id: 'look-back',

    /** The deck waits for what this promises: what is printed is there before pages are laid out. */
    async init(deck: Deck): Promise<void> {
      const found = deck.getSlidesElement()?.querySelectorAll<HTMLElement>(figures) ?? [];
      const printing = deck.isPrintView();
      placed = Array.from(found, (element) => new PlacedFigure(element, deck));
      if (printing) {
        for (const one of placed) await one.print();
        return;
      }
      const channel = listen(deck, placed);
      for (const one of placed)
        one.live((at, state) => channel.say(placed.indexOf(one), at, state));
      const follow = () => {
        for (const one of placed) one.follow();
      };
      for (const moment of moments) deck.on(moment, follow);
      // A deck that was ready before the plugin came has not seen its fragments.
      if (deck.isReady()) {
        deck.sync();
        follow();
      }
      stop = () => {
        for (const moment of moments) deck.off(moment, follow);
        channel.close();
      };
    },

    destroy(): void {
      stop();
      for (const one of placed) one.end();
    },
  };
}

export default RevealLookBack;
