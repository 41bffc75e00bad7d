import { expect, test } from 'vitest';
import { begin } from '../src/beginning';
import type { Outcome, Reading } from '../src/engine/protocol';
import { parseAddress } from '../src/state/address';
import { usualLanes } from '../src/state/lanes';
import type { Complaint } from '../src/state/state';
import { FakeEngine, look } from './engine/fake_engine';

const dead = {
  ok: false as const,
  problem: { code: 'engine-stopped', message: 'the engine stopped' },
};

/** `deaths`: so many of the first questions are lost with the worker. */
async function begun(search: string, refuses: string[], prompt = 'abc', deaths = 0) {
  const engine = new FakeEngine();
  engine.refuses = refuses;
  const address = parseAddress(search, []);
  const complaints: Complaint[] = [];
  let asked = 0;
  const { outcome, ...fitting } = await begin(address, {
    start: async (beginning): Promise<Outcome<Reading>> => {
      asked += 1;
      if (asked <= deaths) return dead;
      return engine.start(prompt, beginning, { ...look, at: address.at });
    },
    inspect: (intervention) =>
      engine.act({ do: 'look' }, { ...look, inside: { intervention, probe: null } }),
    complain: (complaint) => complaints.push(complaint),
  });
  const said = complaints.map(({ field, value }) => `${field} ${value}`);
  return { outcome, fitting, engine, complaints, said, asked };
}

const ids = (outcome: Outcome<Reading>) => outcome.ok && outcome.value.steps.map(({ id }) => id);

test('what the engine takes is begun at once', async () => {
  const { engine, said } = await begun('?strategy=beam=4&did=choose=5', []);
  expect(engine.calls).toEqual(['start abc + 5']);
  expect(said).toEqual([]);
});

test('a part that is refused falls back and is said; the others hold', async () => {
  const { outcome, said } = await begun('?strategy=x&processors=top-p=0.9&did=choose=5', ['=x']);
  expect(said).toEqual(['strategy x']);
  expect(ids(outcome)).toEqual([5]);
});

test('of a list of processors only those that are refused are dropped, and said', async () => {
  const search = '?processors=top-k=5,top-p=7,temperature=2,bad';
  const { engine, complaints } = await begun(search, ['top-p=7', 'bad']);
  expect(complaints).toMatchObject([
    { field: 'processors', value: 'top-p=7', instead: { holds: 'others' } },
    { field: 'processors', value: 'bad', instead: { holds: 'others' } },
  ]);
  expect(engine.settings).toBe('strategy=greedy;processors=top-k=5,temperature=2');
});

test('settings are tried beside those that hold: two may be impossible only together', async () => {
  const { said } = await begun('?processors=a,b', ['a,b']);
  expect(said).toEqual(['processors b']);
});

test('a list that no person wrote is refused as a whole', async () => {
  const list = Array.from({ length: 65 }, () => 'bad').join(',');
  const { said, asked } = await begun(`?processors=${list}`, ['bad']);
  expect(said).toEqual([`processors ${list}`]);
  expect(asked).toBeLessThan(8);
});

test('everything is done up to the deed that cannot be, which is said with its number', async () => {
  const { outcome, complaints } = await begun(
    '?did=choose=1~choose=2~choose=3~choose=99~choose=5',
    ['choose=99'],
  );
  expect(ids(outcome)).toEqual([1, 2, 3]);
  expect(complaints).toMatchObject([
    {
      field: 'did',
      value: 'choose=99',
      problem: { code: 'bad-argument' },
      instead: { holds: 'before', place: 4 },
    },
  ]);
});

test('among hundreds of deeds the wrong one is found in a few tries', async () => {
  const did = [...Array.from({ length: 200 }, () => 'choose=1'), 'choose=99'].join('~');
  const { outcome, asked } = await begun(`?did=${did}`, ['choose=99']);
  expect(ids(outcome)).toHaveLength(200);
  expect(asked).toBeLessThan(16);
});

test('a prompt that cannot be read is no fault of the settings', async () => {
  const { outcome, said } = await begun('?strategy=x&lanes=strategy=x', ['=x'], '');
  expect(outcome).toMatchObject({ ok: false, problem: { code: 'empty-prompt' } });
  expect(said).toEqual([]);
});

test('a worker that is lost on the way is asked once more, and nothing is blamed', async () => {
  const { outcome, said } = await begun('?strategy=beam=4&did=choose=5', [], 'abc', 1);
  expect(ids(outcome)).toEqual([5]);
  expect(said).toEqual([]);
});

test('what brings the worker down again is given up, and is not taken apart', async () => {
  const { outcome, said, asked } = await begun('?strategy=beam=4&did=choose=5', [], 'abc', 2);
  expect(ids(outcome)).toEqual([]);
  expect(said).toEqual(['strategy beam=4', 'did choose=5']);
  expect(asked).toBe(3);
});

test('only a lane that is refused is dropped', async () => {
  const { fitting, complaints } = await begun('?lanes=strategy=greedy~strategy=x', ['=x']);
  expect(fitting.lanes).toEqual(['strategy=greedy']);
  expect(complaints).toMatchObject([
    { field: 'lanes', value: 'strategy=x', instead: { holds: 'others' } },
  ]);
});

test('lanes that are all refused give way to the usual ones', async () => {
  const { fitting, complaints } = await begun('?lanes=strategy=x', ['=x']);
  expect(fitting.lanes).toEqual(usualLanes);
  expect(complaints[0]?.instead).toBeUndefined();
});

test('of an intervention only the part that is refused falls back', async () => {
  const { fitting, complaints } = await begun('?mask=bad&off=0.1', []);
  expect(fitting.intervention).toBe('off=0.1');
  expect(complaints).toMatchObject([
    { field: 'mask', value: 'bad', problem: { code: 'mask-row-empty' } },
  ]);
});

test('a node that the text does not have is said with its rule', async () => {
  const { complaints } = await begun('?at=7', []);
  expect(complaints).toMatchObject([
    { field: 'at', value: '7', problem: { code: 'bad-argument' } },
  ]);
});

test('a cell outside the text is said with its rule', async () => {
  const { complaints } = await begun('?cell=9:0', []);
  expect(complaints).toMatchObject([
    {
      field: 'cell',
      value: '9:0',
      problem: { message: 'the position of the text must be below 3, got 9' },
    },
  ]);
  expect((await begun('?cell=2:0', [])).said).toEqual([]);
});

test('a probe outside the text is said, and is none', async () => {
  const { fitting, said } = await begun('?probe=3:1', []);
  expect(said).toEqual(['probe 3:1']);
  expect(fitting.probe).toBeNull();
  expect((await begun('?probe=2', [])).fitting.probe).toEqual({ position: 2, id: null });
});
