/** Brings what is done by hand in the room's window to the speaker's. */
import type { Deck } from './deck';
import type { PlacedFigure } from './placed_figure';

export function listen(deck: Deck, placed: PlacedFigure[]) {
  const channel = new BroadcastChannel(`look-back ${location.pathname}`);
  const isSpeaker = deck.isSpeakerNotes();
  const say = (figure: number, at: number, state: string) => {
    if (!isSpeaker) channel.postMessage({ figure, at, state });
  };
  channel.onmessage = ({
    data,
  }: MessageEvent<Partial<{ figure: number; at: number; state: string }>>) => {
    const { figure, at, state } = data;
    if (figure === undefined || at === undefined || state === undefined) {
      // A speaker's window has been opened: it is told what was done before.
      for (const [index, { steps }] of placed.entries())
        for (const [shown, hand] of steps.byHand) say(index, shown, hand);
    } else if (isSpeaker) {
      placed[figure]?.steps.changeByHand(at, state);
      placed[figure]?.follow();
    }
  };
  if (isSpeaker) channel.postMessage({});
  return { say, close: () => channel.close() };
}
