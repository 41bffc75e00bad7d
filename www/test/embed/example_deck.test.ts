/** What the words of the example deck say is what the engine does, with each figure as the deck has it. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Window } from 'happy-dom';
import { Decoder, initSync, Model } from 'lookback';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFields } from '../../src/embed/fields';
import { settingsFrom } from '../../src/state/decoding';

const models = new URL('../../../models/storyland/', import.meta.url);
const { document } = new Window();
document.body.innerHTML = readFileSync(
  new URL('../../examples/deck/index.html', import.meta.url),
  'utf8',
);
const slides = [...document.querySelectorAll('.slides > section')];

let model: Model;
let words: string[];

beforeAll(() => {
  const pkg = process.env.LOOKBACK_PKG ?? fileURLToPath(new URL('../../../pkg', import.meta.url));
  initSync({ module: readFileSync(`${pkg}/lookback_bg.wasm`) });
  const names = readdirSync(models).filter((name) => /\.(json|safetensors)$/.test(name));
  const files = names.map((name) => [name, new Uint8Array(readFileSync(new URL(name, models)))]);
  model = Model.fromFiles(Object.fromEntries(files));
  const { vocab } = JSON.parse(readFileSync(new URL('tokenizer.json', models), 'utf8')).model;
  words = Object.keys(vocab).sort((one, other) => vocab[one] - vocab[other]);
});

afterAll(() => model.free());

/** A figure of a slide, with its last fragment shown, or after so many steps. */
function figure(slide: number, at: number, processors?: string, steps?: number) {
  const element = slides[slide]?.querySelectorAll('look-back')[at];
  if (!element) throw new Error(`slide ${slide} has no figure ${at}`);
  const fields = new Map([...element.attributes].map(({ name, value }) => [name, value ?? '']));
  for (const name of ['class', 'data-steps', 'data-fragment-index']) fields.delete(name);
  if (processors !== undefined) fields.set('processors', processors);
  const { address } = readFields(fields, ['en']);
  expect(address.complaints).toEqual([]);
  const prompt = ['<eos>', ...(fields.get('prompt') ?? '').split(' ')];
  const ids = prompt.map((word) => words.indexOf(word));
  const decoder = new Decoder(model, Uint32Array.from(ids), settingsFrom(address.decoding));
  for (const deed of (fields.get('did') ?? '').split('~')) {
    const [name, value] = deed.split(/[*=]/);
    if (name === 'choose') decoder.choose(Number(value));
    if (name === 'step') write(decoder, steps ?? Number(value ?? 1));
  }
  write(decoder, steps ?? Number(element.getAttribute('data-steps') ?? 0));
  return decoder;
}

function write(decoder: Decoder, steps: number) {
  for (let step = 0; step < steps && decoder.stop === null; step += 1) decoder.step();
}

const said = (decoder: Decoder) => decoder.written().map(({ id }) => words[id] ?? '');
const total = (decoder: Decoder) => (decoder.written().at(-1)?.totalLogProb ?? 0).toFixed(2);
const signed = (number: string) => number.replace('-', '−');
const textOf = (slide: number, language: 'en' | 'zh-Hans') =>
  [...(slides[slide]?.querySelectorAll(`[lang="${language}"]`) ?? [])]
    .map(({ textContent }) => textContent)
    .join(' ')
    .replace(/\s+/g, ' ');
/** Both languages of a slide say it. */
function says(slide: number, english: string, chinese = english) {
  expect(textOf(slide, 'en')).toContain(english);
  expect(textOf(slide, 'zh-Hans').replace(/ /g, '')).toContain(chinese.replace(/ /g, ''));
}

test('a story’s beginning is certain, and its hero is not', () => {
  const steps = figure(1, 0).written();
  const prob = (word: string) => steps.find(({ id }) => words[id] === word)?.prob ?? -1;
  for (const word of ['was', 'a']) expect(prob(word)).toBeGreaterThan(0.99);
  expect(prob('king')).toBeGreaterThan(0);
  expect(prob('king')).toBeLessThan(0.2);
});

test('the vocabulary has as many words as the deck says', () => {
  says(2, `each of its ${words.length} words`, `${words.length} 个词`);
  expect(model.config.vocabSize).toBe(words.length);
});

test('French puts the colour after the noun, and Chinese does not', () => {
  const [french, chinese] = [said(figure(4, 0)), said(figure(4, 1))];
  expect(french.indexOf('chat')).toBeLessThan(french.indexOf('rouge'));
  expect(chinese.slice(0, 3)).toEqual(['红色', '的', '猫']);
});

test('greedy and the beam end where the deck says, by the texts that it says', () => {
  const [greedy, beam] = [figure(5, 0), figure(5, 1)];
  for (const decoder of [greedy, beam]) says(5, signed(total(decoder)));
  expect(Number(total(greedy))).toBeLessThan(Number(total(beam)));
  says(5, `“${said(greedy).slice(0, -1).join(' ')}”`);
});

test('“near” is the likeliest at first, and the beam has dropped it after round four', () => {
  const goesOn = (round: number) => {
    const decoder = figure(5, 1, undefined, round);
    const live = decoder.lastStep()?.live ?? [];
    return live.some(({ node }) => words[decoder.written(node)[0]?.id ?? -1] === 'near');
  };
  expect(said(figure(5, 0))[0]).toBe('near');
  expect([1, 2, 3, 4].map(goesOn)).toEqual([true, true, true, false]);
  says(5, 'in round four', '束搜索后来放弃了“near”');
});

test('temperature before top-p leaves five words, and after it ten', () => {
  const left = (at: number) => {
    const fall = figure(6, at, undefined, 0).waterfall(words.length);
    return fall.cutBy.filter((stage) => stage === null).length;
  };
  expect([left(0), left(1)]).toEqual([5, 10]);
  says(6, 'five words make 0.8; before it, ten do', '五个词就凑够 0.8；先裁剪，要留十个');
});

test('without a penalty one colour is written again and again, each time likelier', () => {
  const loop = figure(7, 0)
    .written()
    .filter(({ id }) => words[id] === 'white')
    .map(({ score }) => score);
  expect(loop.length).toBeGreaterThan(3);
  expect(loop).toEqual([...loop].sort((one, other) => one - other));
});

test('with a penalty seven colours are written, none twice', () => {
  const text = said(figure(7, 1));
  expect([text.length, new Set(text).size]).toEqual([7, 7]);
  says(7, 'Seven colours, none twice', '七种颜色，一个不重');
});

test('the penalty of CTRL leaves the loop as it is', () => {
  const fields = slides[7]?.querySelectorAll('look-back')[0]?.getAttribute('processors');
  const punished = said(figure(7, 0, `${fields},repetition=2:generated`));
  expect(punished).toEqual(said(figure(7, 0)));
});

test('without a length penalty the empty text wins, with it the sentence', () => {
  const [short, long] = [figure(8, 0), figure(8, 1)];
  expect(said(short)).toEqual(['<eos>']);
  const length = said(long).length;
  const each = (Number(total(long)) / length).toFixed(2);
  says(8, `the empty text, at ${signed(total(short))}`, `空文本，总和 ${signed(total(short))}`);
  says(
    8,
    `${length} tokens, at ${signed(total(long))}: ${signed(each)} a token`,
    `${length} 个词元，总和 ${signed(total(long))}，平均每个 ${signed(each)}`,
  );
});

test('after the slip it writes what the notes say', () => {
  const text = said(figure(9, 0)).join(' ');
  const [from, to] = /“(a .*) …”/.exec(textOf(9, 'en'))?.[1]?.split(/ (?=\.)/, 2) ?? [];
  expect(`a ${text}`).toContain(from);
  expect(text).toContain(to);
});
