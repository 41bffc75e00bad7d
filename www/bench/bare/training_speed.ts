/** Runs in the bare page: trains in wasm on the page's one thread, and writes the texts that others train on. */
import init, { Language, type LanguageName, Model, Trainer, type TrainingOptions } from 'lookback';
import { filesFrom } from './model_files';

export interface Training {
  /** Of the files of the model that it begins with. */
  addresses: string[];
  language: LanguageName;
  options: TrainingOptions;
  steps: { warmUp: number; measured: number };
}

declare global {
  interface Window {
    /** In tokens a second, over the measured steps. */
    trainingSpeed(training: Training): Promise<number>;
    sampledTexts(language: LanguageName, count: number): Promise<number[][]>;
  }
}

window.trainingSpeed = async ({ addresses, language: name, options, steps }) => {
  await init();
  const model = Model.fromFiles(await filesFrom(addresses));
  const language = Language.named(name);
  const trainer = new Trainer(model, language, options);
  train(trainer, steps.warmUp);
  const before = performance.now();
  const tokens = train(trainer, steps.measured);
  const seconds = (performance.now() - before) / 1000;
  for (const each of [trainer, language, model]) each.free();
  return tokens / seconds;
};

window.sampledTexts = async (name, count) => {
  await init();
  const language = Language.named(name);
  const texts = Array.from({ length: count }, (_, seed) => [...language.sample(seed)]);
  language.free();
  return texts;
};

/** Gives how many tokens were read. */
function train(trainer: Trainer, steps: number): number {
  let tokens = 0;
  for (let step = 0; step < steps; step += 1) tokens += trainer.step().tokens;
  return tokens;
}
