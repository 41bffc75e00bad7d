/** One contest in several pages: what a page happens to get, as the places of its memory and code, is in the spread then. */
import type { Measured } from '../bare/peers/contest';
import { names } from './codes';

/** Of one case, the rounds of all pages; none of whoever failed in one of them, as rounds are compared place by place. */
export function together(pages: readonly Measured[]): Measured {
  const times: Measured['times'] = {};
  for (const name of names) {
    const its = pages.map(({ times }) => times[name] ?? []);
    if (its.every((rounds) => rounds.length > 0)) times[name] = its.flat();
  }
  return {
    times,
    missing: Object.assign({}, ...pages.map(({ missing }) => missing)),
    roof: {
      peak: pages.flatMap(({ roof }) => roof.peak),
      stream: pages.flatMap(({ roof }) => roof.stream),
    },
  };
}
