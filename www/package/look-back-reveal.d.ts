/** What `look-back-reveal.js` gives: the plugin for reveal.js 5 or later. */

export interface RevealLookBackPlugin {
  id: 'look-back';
  /** `deck` is one of reveal.js, whichever version's types it has. It waits until what is printed is there. */
  init(deck: object): Promise<void>;
  destroy(): void;
}

/** For `plugins: [RevealLookBack]`, or `deck.registerPlugin(RevealLookBack())`. */
export declare function RevealLookBack(): RevealLookBackPlugin;

export default RevealLookBack;
