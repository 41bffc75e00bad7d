/** The lessons that a single file can open with, each the address of its first state. */
import { ideas } from '../src/state/ideas';

/** Beside the ideas of the page. */
const own = {
  beam: '?prompt=the+cat&strategy=beam=3&did=step*4',
  sampling: '?prompt=the+cat&strategy=sample&processors=temperature=0.8,top-p=0.9&did=step*3',
  attention: '?view=attention&prompt=once+upon+a+time&did=step*4',
};

export const lessons: Record<string, string> = {
  ...Object.fromEntries(Object.entries(ideas).map(([name, { begin }]) => [name, begin])),
  ...own,
};

/** An empty address is the page as it usually opens. */
export function addressOfLesson(name: string | null): string {
  if (name === null || name === '') return '';
  const address = Object.hasOwn(lessons, name) ? lessons[name] : undefined;
  if (address === undefined)
    throw new Error(`LESSON must be one of ${Object.keys(lessons).join(', ')}, got ${name}`);
  return address;
}
