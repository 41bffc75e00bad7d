/** The keys of an element: only while the focus is inside, and what it does not use goes on to the page. */
import { type Command, commandFrom } from '../keys';

export interface KeysOptions {
  /** Whether the command was of use. */
  command(command: Command): boolean;
  leave(): void;
}

/** Keys that a focused control means something by; decks turn pages by them. */
const controlKeys: [string, RegExp][] = [
  ['button, summary, a', /^( |Enter)$/],
  ['input, textarea, select', /./],
];

export function followKeys(root: ShadowRoot, { command, leave }: KeysOptions): void {
  root.addEventListener('keydown', (given) => {
    const event = given as KeyboardEvent;
    if (isUsed(event, command)) event.stopPropagation();
    else if (event.key === 'Escape') leave();
  });
}

function isUsed(event: KeyboardEvent, command: KeysOptions['command']): boolean {
  // A view that takes a key says so by keeping the browser from it.
  if (event.defaultPrevented) return true;
  if (event.key === 'Escape') return false;
  const wanted = commandFrom(event);
  if (wanted !== null && command(wanted)) {
    event.preventDefault();
    return true;
  }
  const [target] = event.composedPath();
  if (event.ctrlKey || event.altKey || event.metaKey || !(target instanceof Element)) return false;
  return controlKeys.some(([controls, keys]) => target.matches(controls) && keys.test(event.key));
}

/** Fingers and pens that move something inside must not swipe the slide around it. */
export function keepDrags(root: ShadowRoot): void {
  const dragged = 'input, select, textarea, .frame, .handle';
  const keep = (event: Event) => {
    const isDragged = event
      .composedPath()
      .some((one) => one instanceof Element && one.matches(dragged));
    if (isDragged) event.stopPropagation();
  };
  for (const kind of ['pointerdown', 'touchstart', 'touchmove'])
    root.addEventListener(kind, keep, { passive: true });
}
