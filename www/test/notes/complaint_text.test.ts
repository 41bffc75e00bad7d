import { expect, test } from 'vitest';
import { problemOf } from '../../src/layout/refusals';
import { complaintText } from '../../src/notes/complaint_text';
import { en } from '../../src/notes/en';
import { ruledFields } from '../../src/notes/page';
import { zh } from '../../src/notes/zh';
import { parseAddress } from '../../src/state/address';

const broken = problemOf('bad-argument', {
  what: 'p',
  of: 'top-p',
  rule: 'in [0, 1]',
  value: '7',
});

test('every field that the page refuses by itself has a rule', () => {
  const search = ruledFields.map((field) => `${field}=%3B`).join('&');
  const refused = parseAddress(`?${search}`, []).complaints.map(({ field }) => field);
  expect(refused.sort()).toEqual([...ruledFields].sort());
});

test('a field is said with its rule, its value, and what holds instead', () => {
  const complaint = { field: 'view', value: 'z', problem: null };
  expect(complaintText(complaint, en)).toBe(
    'view must be decode, attention or compare, got “z”. “decode” is used instead.',
  );
  expect(complaintText(complaint, zh)).toBe(
    'view 必须是 decode、attention 或 compare（视图），给的是“z”。已改用“decode”。',
  );
});

test('a part of a list is left out, and the others hold', () => {
  const complaint = {
    field: 'processors',
    value: 'top-p=7',
    problem: broken,
    instead: { holds: 'others' as const },
  };
  expect(complaintText(complaint, en)).toBe(
    '“top-p=7” in processors cannot be used. The p of top-p must be in [0, 1], got 7. It is left out; the others hold.',
  );
  expect(complaintText(complaint, zh)).toBe(
    'processors 中的“top-p=7”无法使用。top-p 的 p 必须是 [0, 1] 内的数，给的是“7”。已去掉这一项，其余照旧。',
  );
});

test('a deed is said with its number', () => {
  const complaint = {
    field: 'did',
    value: 'choose=9999',
    problem: broken,
    instead: { holds: 'before' as const, place: 4 },
  };
  expect(complaintText(complaint, en)).toContain('number 4 of all that was done');
  expect(complaintText(complaint, zh)).toContain('第 4 个操作');
});

test('a strategy that cannot be gives way to greedy, by name', () => {
  const problem = problemOf('unknown-name', { what: 'strategy', name: 'best' });
  const complaint = { field: 'strategy', value: 'best', problem };
  expect(complaintText(complaint, en)).toContain('“greedy” is used instead');
  expect(complaintText(complaint, zh)).toContain('没有叫“best”的策略');
});

test('a value of any length is cut', () => {
  const complaint = { field: 'seed', value: 'x'.repeat(9000), problem: null };
  expect(complaintText(complaint, en).length).toBeLessThan(200);
});
