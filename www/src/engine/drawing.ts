/**
 * Draws scenes by a wasm module of its own, which is asked for with the first of them: few visits want one. It has a glue of
 * its own as well, since one glue calls one module.
 */

import { drawPicture, initSync } from 'lookback?pictures';
import type { DrawingOptions, Scene } from 'lookback';
import { PageError } from './problem';

export type Draw = (scene: Scene, options: DrawingOptions) => Promise<string>;

export function drawing(bring: () => Promise<WebAssembly.Module>): Draw {
  let begun: Promise<void> | null = null;
  const begin = async () => {
    try {
      initSync({ module: await bring() });
    } catch (reason) {
      // It may come the next time.
      begun = null;
      throw new PageError('no-pictures', reason instanceof Error ? reason.message : String(reason));
    }
  };
  return async (scene, options) => {
    begun ??= begin();
    await begun;
    return drawPicture(scene, options);
  };
}

/** The tokens that a picture names, each once. */
export function idsIn(scene: Scene): number[] {
  const shown = scene.kind === 'tree' ? scene.nodes.map(({ id }) => id) : [];
  const listed = scene.kind === 'waterfall' ? scene.waterfall.ids : [];
  return [...new Set([...scene.ids, ...shown, ...listed])];
}
