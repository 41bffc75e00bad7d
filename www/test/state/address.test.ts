import { expect, test } from 'vitest';
import { fieldsOf, parseAddress, printAddress } from '../../src/state/address';
import { addressFields } from '../../src/state/decoding';
import { initialState } from '../../src/state/state';
import { look as end, readingOf } from '../engine/fake_engine';

test('the language is what the address says, else the first known one of the reader', () => {
  expect(parseAddress('?lang=zh', ['en']).language).toBe('zh');
  expect(parseAddress('?lang=zh-CN', ['en']).language).toBe('zh');
  expect(parseAddress('', ['fr-FR', 'zh-TW', 'en']).language).toBe('zh');
  expect(parseAddress('?lang=tlh', ['fr']).language).toBe('en');
});

test('the theme follows the system unless the address says otherwise', () => {
  expect(parseAddress('', []).theme).toBe('system');
  expect(parseAddress('?theme=dark', []).theme).toBe('dark');
  expect(parseAddress('?theme=pink', []).theme).toBe('system');
});

test('model and prompt are absent, or as written', () => {
  expect(parseAddress('', [])).toMatchObject({ model: null, prompt: null });
  expect(parseAddress('?model=m%2F&prompt=', [])).toMatchObject({ model: 'm/', prompt: '' });
});

test('setting one field keeps the others', () => {
  expect(printAddress('?model=m&lang=en', { lang: 'zh' })).toBe('?model=m&lang=zh');
  expect(printAddress('?model=m&lang=en', { model: null })).toBe('?lang=en');
});

test('how a text is decoded is read from the address and written to it', () => {
  const search = '?strategy=beam=4&processors=temperature=0.8,top-p=0.9&seed=7&tokens=20';
  const { decoding } = parseAddress(search, []);
  expect(decoding).toEqual({
    strategy: 'beam=4',
    processors: ['temperature=0.8', 'top-p=0.9'],
    seed: 7,
    maxNewTokens: 20,
    others: [],
  });
  expect(printAddress('', addressFields(decoding))).toBe(search);
  expect(addressFields(parseAddress('?seed=x&tokens=-1', []).decoding)).toEqual({
    strategy: null,
    processors: null,
    seed: null,
    tokens: null,
    also: null,
  });
});

test('every field that means nothing is complained of, and is as if it were not there', () => {
  const search =
    '?lang=tlh&theme=pink&view=x&seed=x&tokens=-1&at=q&layer=x&head=-1&cell=1&speed=3&spaces=2';
  const address = parseAddress(search, ['en']);
  const fields = address.complaints.map(({ field }) => field).sort();
  expect(fields).toEqual(
    [
      'lang',
      'theme',
      'view',
      'seed',
      'tokens',
      'at',
      'layer',
      'head',
      'cell',
      'speed',
      'spaces',
    ].sort(),
  );
  expect(address).toEqual({ ...parseAddress('', ['en']), complaints: address.complaints });
});

test('an address holds what was done, what is looked at and how', () => {
  const look = { ...end, layer: 1, head: 2, at: 1 };
  const reading = readingOf([1, 2], [{ id: 3, byHand: true }], look);
  const state = { ...initialState({ prompt: 'a+b', view: 'attention', reading, look }), speed: 4 };
  const search = printAddress('?lang=en', fieldsOf({ ...state, cell: { query: 2, key: 1 } }));
  expect(search).toBe(
    '?lang=en&prompt=a%2Bb&did=choose=3&view=attention&at=1&layer=1&head=2&cell=2:1&speed=4',
  );
  expect(parseAddress(search, [])).toMatchObject({
    prompt: 'a+b',
    actions: ['choose=3'],
    view: 'attention',
    at: 1,
    layer: 1,
    head: 2,
    cell: { query: 2, key: 1 },
    speed: 4,
    complaints: [],
  });
});

test('settings that changed before anything was written are those that a text begins with', () => {
  const changed = (actions: string[]) => {
    const session = JSON.stringify({ prompt: [1], settings: 'strategy=greedy', actions });
    const reading = { ...readingOf([1], [], end), session };
    return fieldsOf({ ...initialState({ reading }), prompt: 'a' });
  };
  const beam = 'set:strategy=beam=4;seed=7';
  expect(changed(['set:strategy=sample', beam])).toMatchObject({
    strategy: 'beam=4',
    seed: '7',
    did: null,
  });
  expect(changed(['step', beam])).toMatchObject({ strategy: null, did: `step~${beam}` });
});
