/** One idea a note, ending in something to do. */
import type { IdeaName } from '../state/ideas';

export interface IdeaText {
  title: string;
  /** What is so, and where it is to be seen. */
  idea: string;
  /** Something to do, which shows it. */
  task: string;
}

export interface IdeasNotes {
  heading: string;
  place: (at: number, of: number) => string;
  previous: string;
  next: string;
  begin: string;
  done: string;
  ideas: Record<IdeaName, IdeaText>;
}
