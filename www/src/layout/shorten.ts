/** Cuts what is too long for its place, and says so. */

/** At most `most` characters, the last of them … where some are missing. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  // A character may be two code units, which must not be parted.
  const characters = Array.from(text.slice(0, 2 * most + 2));
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}
