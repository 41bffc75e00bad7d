/** The pictures that are drawn by the page itself, each by the name of its figure. */
import type { FigureName } from '../layout/figures';
import { drawCausalityProbe } from './causality_probe';
import { drawHeads } from './heads';
import { drawLanes } from './lanes';
import { drawLogitLens } from './logit_lens';
import { drawMeasures } from './measures';
import { drawNextChanged } from './next_changed';
import { drawNextToken } from './next_token';
import { drawRounds } from './rounds';
import type { Draw } from './scene';

/** The others are drawn by the engine. */
export type EngineFigure = 'tree' | 'waterfall' | 'ledger' | 'attention';

export const pictures: Record<Exclude<FigureName, EngineFigure>, Draw> = {
  'next-token': drawNextToken,
  rounds: drawRounds,
  heads: drawHeads,
  'next-changed': drawNextChanged,
  'logit-lens': drawLogitLens,
  'causality-probe': drawCausalityProbe,
  lanes: drawLanes,
  measures: drawMeasures,
};
