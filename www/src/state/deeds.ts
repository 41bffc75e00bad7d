/** Everything that was done to a text, in one word of an address: `step*3~choose=17@4~undo`. */

const between = '~';

/** An action may hold the sign that stands between two: there it is followed by a zero. */
export function printDeeds(actions: readonly string[]): string {
  return actions.map((action) => action.replaceAll(between, `${between}0`)).join(between);
}

export function readDeeds(text: string): string[] {
  const parts = text.split(/~(?!0)/).filter((part) => part !== '');
  return parts.map((part) => part.replaceAll(`${between}0`, between));
}
