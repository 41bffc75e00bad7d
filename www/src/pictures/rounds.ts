/** A round of a search: every pool with the line at which it was cut, and what stands after it. */
import type { Step } from 'lookback';
import { count, decimal } from '../layout/format';
import { boundOf } from '../layout/round_bound';
import { levelOf, poolsOf, type Ranking, rankingOf } from '../layout/rounds';
import { linesOf, sans } from './face';
import { onPaper } from './paper';
import { drawPool } from './pool';
import { type Draw, lineOf, type Scene, shortSettings, wordsTo } from './scene';
import { standingsOf } from './standings';
import { Svg } from './svg';

/** Nothing where no round chose at the moment that is looked at. */
export const drawRounds: Draw = (scene) => {
  const { notes, words, palette, state } = scene;
  const { reading } = state;
  const step = reading && (reading.moment.isNow ? reading.step : reading.moment.step);
  const ranking = reading && rankingOf(reading.settings);
  if (!reading || !step || !ranking) return null;
  const svg = new Svg();
  const small = sans(12, palette.soft);
  const round = notes.rounds.roundOf(count((levelOf(step, reading.nodes) ?? 0) + 1));
  svg.text([0, 4], summaryOf(step, scene), small);
  let [width, y] = [0, 26];
  const pools = poolsOf(step, ranking);
  for (const [at, pool] of pools.entries()) {
    if (pools.length > 1) {
      const face = { ...sans(12, palette.ink), bold: true };
      svg.text([0, y + 6], notes.rounds.group(count(at + 1)), face);
      y += 20;
    }
    const inNats = ranking.name !== 'contrastive';
    const size = drawPool(svg, { scene, reading, pool, inNats }, y);
    width = Math.max(width, size.width);
    y = size.bottom + 14;
  }
  const bottom = drawAfter(svg, scene, step, ranking, [width, y]);
  const taken = step.candidates.filter(({ fate }) => fate === 'kept' || fate === 'finished');
  const said = taken.map(({ node, totalScore }) => {
    const score = totalScore === null ? '' : ` ${decimal(totalScore)}`;
    return `${lineOf(wordsTo(node, reading))}${score}`;
  });
  const prompt = lineOf(wordsTo(0, reading));
  const heading = {
    title: notes.rounds.heading,
    beside: `${round} · ${shortSettings(reading.settings)}`,
    below: prompt,
    description: words.roundsSays(round, prompt, said.join('; ')),
  };
  return onPaper(svg, [width, bottom], heading, palette);
};

function summaryOf(step: Step, { notes }: Scene): string {
  const taken = step.candidates.filter(({ fate }) => fate === 'kept' || fate === 'finished');
  return notes.rounds.summary(
    count(step.expanded.length),
    count(step.candidates.length),
    count(taken.length),
  );
}

/** The two scoreboards, and whether what is live can still win; gives where they end. */
function drawAfter(
  svg: Svg,
  scene: Scene,
  step: Step,
  ranking: Ranking,
  [width, top]: [number, number],
): number {
  const { notes, palette } = scene;
  let y = top;
  // A stochastic beam keeps what has ended in the same ranking, which is the pool's.
  if (step.live.length + step.done.length > 1 && ranking.name !== 'stochastic-beam')
    y = standingsOf(svg, scene, step, [width, top]) + 10;
  const stop = step.stop ? [notes.state[step.stop]] : [];
  const sentences = [...boundOf(step, ranking, notes.rounds), ...stop].join(' ');
  for (const line of linesOf(sans(12, palette.ink), sentences, width)) {
    svg.text([0, y + 8], line, sans(12, palette.ink));
    y += 18;
  }
  return y;
}
