/** Runs in the page of the peers, once a page: from nothing to the first token that one of them writes. */
import type { Codes, Contender, Forms, Name } from './contender';

declare global {
  interface Window {
    /** Milliseconds. */
    coldStart(name: Name, forms: Forms, codes: Codes, prompt: number[]): Promise<number>;
  }
}

window.coldStart = async (name, forms, codes, prompt) => {
  const before = performance.now();
  const contender = await load(name, forms, codes);
  await contender.begin([prompt]);
  await contender.write(1);
  return performance.now() - before;
};

async function load(name: Name, forms: Forms, codes: Codes): Promise<Contender> {
  if (name === 'Lookback') return (await import('./lookback')).loadLookback(forms);
  const code = codes[name];
  if (code === null) throw new Error('not built');
  if (name === 'Lookback, 8 bits') return (await import('./lookback')).loadEightBits(forms, code);
  if (name === 'candle') return (await import('./candle')).loadCandle(forms, code);
  if (name === 'onnxruntime-web') return (await import('./onnx')).loadOnnx(forms, code);
  return (await import('./wllama')).loadWllama(forms, code, 64);
}
