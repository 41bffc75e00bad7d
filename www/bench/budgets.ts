/** What the project allows itself: the most that a figure may be. */
import { bytes, count, ms, ratio } from './figure';

export const budgets = {
  /** Everything that a first visit loads, compressed. */
  firstVisit: bytes(1_200_000),
  /** The wasm module, compressed. */
  wasm: bytes(300_000),
  /** From the start of the navigation to a distribution on the screen, from localhost. */
  opening: ms(500),
  /** The same where processor and network are slow, with the model in the cache. */
  openingSlowly: ms(1000),
  /** From the insertion of a frame to the state that its address asks for. */
  restoring: ms(1000),
  /** One step with its distribution and its attention, in wasm. */
  shownStep: ms(2),
  /** One step that hands over what each processor did, beside one that does not. */
  trace: ratio(1.2),
  /** What each beam but the first costs, of a step of one: the weights are read once for all. */
  beam: ratio(0.5),
  /** One step in the page, redraw included. */
  redraw: ms(50),
  /** Tasks that keep the page from answering for 50 ms or more while it writes. */
  longTasks: count(0),
} as const;
