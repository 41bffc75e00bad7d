/**
 * Styles that stand on a page of someone else: `rem` is the size that the page's root has, whatever
 * that is; an embedded figure counts in a size of its own.
 */

/** Media queries and container queries keep theirs: no variable may stand in them. */
export function withOwnUnits(css: string): string {
  return css.replace(
    /@(?:media|container)[^{]*|(?<![\w.#-])(-?(?:\d+\.)?\d+)rem\b/g,
    (found, size) => (size === undefined ? found : `calc(${size} * var(--rem, 1rem))`),
  );
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
