import { expect, test } from 'vitest';
import { fieldsOf, parseAddress, printAddress } from '../../src/state/address';
import { decodingFromSettings, settingsFrom } from '../../src/state/decoding';
import {
  mostLanes,
  presetOf,
  presets,
  printLanes,
  readLanes,
  usualLanes,
} from '../../src/state/lanes';
import { initialState } from '../../src/state/state';

const all = [usualLanes, ...Object.values(presets).map(({ lanes }) => lanes)];

test('lanes that come with the page are written as the engine writes them', () => {
  for (const lanes of all) {
    expect(lanes.length).toBeLessThanOrEqual(mostLanes);
    for (const lane of lanes) expect(settingsFrom(decodingFromSettings(lane))).toBe(lane);
  }
});

test('lanes survive the address, whatever signs their settings hold', () => {
  const lanes = ['strategy=greedy;processors=pattern=(5|7) 9* . 3+', 'strategy=a~b;coins=0.5+0.25'];
  const search = printAddress('', fieldsOf(initialState({ lanes, lanesShown: 3 })));
  const address = parseAddress(search, []);
  expect(address).toMatchObject({ lanes, lanesShown: 3, complaints: [] });
});

test('the usual lanes need no field', () => {
  expect(printLanes([...usualLanes])).toBeNull();
  expect(parseAddress('', []).lanes).toEqual(usualLanes);
});

test.each(['', 'beam', 'strategy=', 'strategy=greedy;;', '<b>=1'])(
  'what is no list of lanes (%o) falls back, and is said',
  (value) => {
    expect(readLanes(value).lanes).toEqual([]);
    const address = parseAddress(`?lanes=${encodeURIComponent(value)}&upto=x`, []);
    expect(address.lanes).toEqual(usualLanes);
    expect(address.lanesShown).toBeNull();
    expect(address.complaints.map(({ field }) => field)).toEqual(['lanes', 'upto']);
  },
);

test('among lanes, what is none is dropped and said', () => {
  const { lanes, complaints } = parseAddress('?lanes=strategy=greedy~beam~strategy=beam=2', []);
  expect(lanes).toEqual(['strategy=greedy', 'strategy=beam=2']);
  const instead = { holds: 'others' };
  expect(complaints).toEqual([{ field: 'lanes', value: 'beam', problem: null, instead }]);
});

test('of more lanes than have room the first ones hold', () => {
  expect(readLanes('a=1~b=2~c=3~d=4~e=5')).toEqual({
    lanes: ['a=1', 'b=2', 'c=3', 'd=4'],
    others: ['e=5'],
  });
});

test('a comparison that teaches something is known by its lanes', () => {
  expect(presetOf([...presets.errors.lanes])).toBe('errors');
  expect(presetOf(usualLanes)).toBeNull();
});
