/**
 * Styles that stand on a page of someone else: `rem` is the size that the page's root has, whatever
 * that is; an embedded figure counts in a size of its own.
 */

/** The size that a figure counts in, unless its page says otherwise. */
const usualPx = 16;

export function withOwnUnits(css: string): string {
  return css.replace(
    /@(?:media|container)[^{]*|(?<![\w.#-])(-?(?:\d+\.)?\d+)rem\b/g,
    (found, size) => (size === undefined ? inPixels(found) : `calc(${size} * var(--rem, 1rem))`),
  );
}

/** No variable may stand in a query, and the root's size is the host's: many have one of 10 pixels. */
function inPixels(query: string): string {
  return query.replace(/((?:\d+\.)?\d+)rem\b/g, (_, size) => `${Number(size) * usualPx}px`);
}

/** The tokens of the page below `ground` instead of the root, each to be set from outside as `--lookback-…`. */
export function tokensBelow(tokens: string, ground: string): string {
  const scoped = tokens.replaceAll(':root', ground);
  const settable = scoped.replace(
    /(--)([a-z0-9-]+):\s*([^;]+);/g,
    (_, dashes, name, value) => `${dashes}${name}: var(--lookback-${name}, ${value});`,
  );
  return withOwnUnits(settable);
}
