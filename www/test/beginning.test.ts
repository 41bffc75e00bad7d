import { expect, test } from 'vitest';
import { begin } from '../src/beginning';
import { parseAddress } from '../src/state/address';
import type { Complaint } from '../src/state/state';
import { FakeEngine, look } from './engine/fake_engine';

async function begun(search: string, refuses: string[], prompt = 'abc') {
  const engine = new FakeEngine();
  engine.refuses = refuses;
  const complaints: Complaint[] = [];
  const outcome = await begin(
    parseAddress(search, []),
    (beginning) => engine.start(prompt, beginning, look),
    (complaint) => complaints.push(complaint),
  );
  return { outcome, engine, said: complaints.map(({ field, value }) => `${field} ${value}`) };
}

test('what the engine takes is begun at once', async () => {
  const { engine, said } = await begun('?strategy=beam=4&did=choose=5', []);
  expect(engine.calls).toEqual(['start abc + 5']);
  expect(said).toEqual([]);
});

test('a part that is refused falls back and is said; the others hold', async () => {
  const { outcome, said } = await begun('?strategy=x&processors=top-p=0.9&did=choose=5', ['=x']);
  expect(said).toEqual(['strategy x']);
  expect(outcome.ok && outcome.value.steps).toMatchObject([{ id: 5 }]);
});

test('a prompt that cannot be read is no fault of the settings', async () => {
  const { outcome, said } = await begun('?strategy=x', ['=x'], '');
  expect(outcome).toMatchObject({ ok: false, problem: { code: 'empty-prompt' } });
  expect(said).toEqual([]);
});

test('a node that the text does not have is said', async () => {
  const engine = new FakeEngine();
  const complaints: Complaint[] = [];
  await begin(
    parseAddress('?at=7', []),
    (beginning) => engine.start('abc', beginning, { ...look, at: 7 }),
    (complaint) => complaints.push(complaint),
  );
  expect(complaints).toEqual([{ field: 'at', value: '7', problem: null }]);
});

test('a cell outside the text is said', async () => {
  expect((await begun('?cell=9:0', [])).said).toEqual(['cell 9:0']);
  expect((await begun('?cell=2:0', [])).said).toEqual([]);
});
