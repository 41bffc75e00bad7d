import { expect, test } from 'vitest';
import { byFolder } from '../src/shipped';

test('a model is its folder in models/, with its files by name', () => {
  const found = {
    '../../models/random/config.json': './a.json',
    '../../models/random/model.safetensors': './b.safetensors',
    '../../models/story/config.json': './c.json',
  };
  expect([...byFolder(found)]).toEqual([
    ['random', { 'config.json': './a.json', 'model.safetensors': './b.safetensors' }],
    ['story', { 'config.json': './c.json' }],
  ]);
});
