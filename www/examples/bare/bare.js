/** The engine without a page around it: a model is read, five tokens are written, each with its probability. */
import init, { Decoder, Model } from '../../../pkg/lookback.js';

const folder = '../../../models/storyland/';
const bytes = async (name) => new Uint8Array(await (await fetch(folder + name)).arrayBuffer());

await init();
const [config, weights] = await Promise.all(['config.json', 'model.safetensors'].map(bytes));
const model = Model.fromFiles({ 'config.json': config, 'model.safetensors': weights });
const { vocab } = (await (await fetch(`${folder}tokenizer.json`)).json()).model;
const words = Object.keys(vocab).sort((one, other) => vocab[one] - vocab[other]);

const prompt = ['<eos>', 'once', 'upon', 'a', 'time'].map((word) => vocab[word]);
const decoder = new Decoder(model, Uint32Array.from(prompt), 'strategy=beam=3');
for (let step = 0; step < 5; step += 1) decoder.step();

document.querySelector('pre').textContent = decoder
  .written()
  .map(({ id, prob }) => `${words[id]} ${prob.toFixed(4)}`)
  .join('\n');
