/** The keys of the page. Arrows, space and keys with Ctrl, Alt or Meta are left to the browser. */
import type { ViewName } from './state/state';

export type Command =
  | 'step'
  | 'back'
  | 'forward'
  | 'play'
  | 'restart'
  | 'slower'
  | 'faster'
  | ViewName;

const commands: Record<string, Command> = {
  s: 'step',
  '.': 'step',
  b: 'back',
  ',': 'back',
  f: 'forward',
  p: 'play',
  r: 'restart',
  '[': 'slower',
  ']': 'faster',
  '1': 'decode',
  '2': 'attention',
  '3': 'compare',
};

const walks: (Command | null)[] = ['step', 'back', 'forward'];

export function commandFrom(event: KeyboardEvent): Command | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return null;
  // Events from inside a view are told from their path: its target is the view itself.
  if (isWrittenIn(event.composedPath()[0])) return null;
  const command = commands[event.key.toLowerCase()] ?? null;
  // A key held down walks through the text; it must not flicker between play and pause.
  return event.repeat && !walks.includes(command) ? null : command;
}

/** Menus count as well: letters pick their entries. */
function isWrittenIn(target: EventTarget | undefined): boolean {
  return target instanceof Element && target.matches('input, textarea, select');
}
