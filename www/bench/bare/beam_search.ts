/** Runs in the bare page: begins the beam searches that are measured. */
import { Decoder, type Model } from 'lookback';

export interface BeamSearch {
  /** Of the model's files. */
  addresses: string[];
  prompt: number[];
  maxNewTokens: number;
}

/** What a step does besides its evaluation and its choice. */
export interface Work {
  /** As settings have them. */
  processors: string;
  /** How many tokens of each distribution are handed over; 0: there is no trace. */
  detail: number;
}

/** No text that has ended can stop it. */
export function begin(
  model: Model,
  { prompt, maxNewTokens }: BeamSearch,
  beams: number,
  { processors, detail }: Work,
): Decoder {
  const settings = `strategy=beam=${beams}:1:never;processors=${processors};max-new-tokens=${maxNewTokens}`;
  const decoder = new Decoder(model, Uint32Array.from(prompt), settings);
  decoder.setDetail(detail);
  return decoder;
}
