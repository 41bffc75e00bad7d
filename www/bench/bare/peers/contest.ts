/** Runs in the page of the peers: lets them write and read the same texts, in turn, and measures the roof beside them. */
import { loadCandle } from './candle';
import { type Case, warmUpTokens } from './case';
import type { Codes, Contender, Forms, Name } from './contender';
import { loadEightBits, loadLookback } from './lookback';
import { loadOnnx } from './onnx';
import { loadRoof, type Roof } from './roof';
import { loadWllama } from './wllama';

export interface Contest {
  forms: Forms;
  codes: Codes;
  positions: number;
  /** How many bytes of weights a step reads. */
  weightBytes: number;
  check: { prompt: number[]; tokens: number };
  cases: Case[];
}

/** Of one case; what is measured by one belongs to what is measured by the others at the same place. */
export interface Measured {
  /** Milliseconds a round. */
  times: Partial<Record<Name, number[]>>;
  /** Why one has no times. */
  missing: Partial<Record<Name, string>>;
  /** Billions of operations a second, and billions of bytes. */
  roof: { peak: number[]; stream: number[] };
}

/** What one says after the same prompt. */
export interface Said {
  written: number[];
  /** From Lookback's logits after the prompt; `null` where they cannot be read. */
  largestDifference: number | null;
  memory: number | null;
}

export interface Outcome {
  missing: Partial<Record<Name, string>>;
  said: Partial<Record<Name, Said>>;
  cases: Measured[];
}

declare global {
  interface Window {
    contest(contest: Contest): Promise<Outcome>;
  }
}

/** Of the tokens of a prompt, before a case is measured: enough for all that reading runs through. */
const warmUpPrompt = 20;
const warmUpMs = 400;
/** The most for one text of it, which is as long as the case’s. */
const warmUpTextMs = 1000;

window.contest = async (contest) => {
  const missing: Outcome['missing'] = {};
  const contenders = await loadAll(contest, missing);
  const roof = contest.codes.roof ? await loadRoof(contest.codes.roof, contest.weightBytes) : null;
  const said = await check(contenders, contest.check, missing);
  const cases: Measured[] = [];
  for (const each of contest.cases) cases.push(await measure(contenders, each, roof));
  for (const [name, contender] of contenders) {
    const its = said[name];
    if (its) its.memory = contender.memory();
  }
  return { missing, said, cases };
};

async function loadAll({ forms, codes, positions }: Contest, missing: Outcome['missing']) {
  const { 'Lookback, 8 bits': eightBits, candle, 'onnxruntime-web': onnx, wllama } = codes;
  const loads: [Name, (() => Promise<Contender>) | null][] = [
    ['Lookback', () => loadLookback(forms)],
    ['Lookback, 8 bits', eightBits && (() => loadEightBits(forms, eightBits))],
    ['candle', candle && (() => loadCandle(forms, candle))],
    ['onnxruntime-web', onnx && (() => loadOnnx(forms, onnx))],
    ['wllama', wllama && (() => loadWllama(forms, wllama, positions))],
  ];
  const contenders = new Map<Name, Contender>();
  for (const [name, load] of loads) {
    try {
      if (load === null) throw new Error('not built');
      contenders.set(name, await load());
    } catch (error) {
      missing[name] = reason(error);
    }
  }
  return contenders;
}

/** Whoever cannot even do this is taken out. */
async function check(
  contenders: Map<Name, Contender>,
  { prompt, tokens }: Contest['check'],
  missing: Outcome['missing'],
): Promise<Outcome['said']> {
  const said: Outcome['said'] = {};
  let ours: Float32Array | null = null;
  for (const [name, contender] of contenders) {
    try {
      await contender.begin([prompt]);
      const logits = await contender.logits();
      ours ??= logits;
      await contender.write(tokens);
      const written = contender.written();
      said[name] = { written, largestDifference: difference(logits, ours), memory: null };
      contender.end();
    } catch (error) {
      missing[name] = reason(error);
      contenders.delete(name);
    }
  }
  return said;
}

/**
 * Until the browser has exchanged its quick first compilation for the optimised one, of all that so many texts run through, and
 * has given the memory that they take: the system clears each page of it when it is touched first.
 */
async function warmUp(contender: Contender, prompts: number[][], tokens: number): Promise<void> {
  const begun = performance.now();
  do {
    await contender.begin(prompts);
    let written = 0;
    do {
      await contender.write(warmUpTokens);
      written += warmUpTokens;
    } while (written < tokens && performance.now() < begun + warmUpTextMs);
    contender.end();
  } while (performance.now() < begun + warmUpMs);
}

async function measure(
  contenders: Map<Name, Contender>,
  { does, prompts, tokens, rounds }: Case,
  roof: Roof | null,
): Promise<Measured> {
  const measured: Measured = { times: {}, missing: {}, roof: { peak: [], stream: [] } };
  const taking = new Map(contenders);
  const turn = async (name: Name, call: (contender: Contender) => Promise<number>) => {
    try {
      const contender = taking.get(name);
      return contender && (await call(contender));
    } catch (error) {
      measured.missing[name] = reason(error);
      delete measured.times[name];
      taking.delete(name);
      return undefined;
    }
  };
  const beginnings = prompts.map((prompt) => prompt.slice(0, warmUpPrompt));
  const turns = rounds.warmUp + rounds.measured;
  const all = does === 'write' ? turns * (warmUpTokens + tokens) : 0;
  for (const name of contenders.keys()) {
    await turn(name, async (contender) => {
      await warmUp(contender, beginnings, all);
      return does === 'write' ? contender.begin(prompts) : 0;
    });
  }
  const names = [...contenders.keys()];
  for (let round = 0; round < turns; round += 1) {
    for (const place of names.keys()) {
      // Who comes first finds other things in the cache: each has its turn.
      const name = names[(round + place) % names.length] as Name;
      const took = await turn(name, async (contender) => {
        if (does === 'write') {
          await contender.write(warmUpTokens);
          return contender.write(tokens);
        }
        const ms = await contender.begin(prompts);
        contender.end();
        return ms;
      });
      if (took === undefined || round < rounds.warmUp) continue;
      measured.times[name] = [...(measured.times[name] ?? []), took];
    }
    if (roof === null || round < rounds.warmUp) continue;
    measured.roof.peak.push(roof.peak());
    measured.roof.stream.push(roof.stream());
  }
  if (does === 'write') for (const contender of taking.values()) contender.end();
  return measured;
}

function difference(logits: Float32Array | null, others: Float32Array | null): number | null {
  if (logits === null || others === null) return null;
  return logits.reduce((most, logit, at) => Math.max(most, Math.abs(logit - (others[at] ?? 0))), 0);
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));
