import { expect, test } from 'vitest';
import { orderFrom } from '../../src/embed/messages';

test('an order is understood', () => {
  expect(orderFrom({ lookback: 1, do: 'step' })).toEqual({ do: 'step' });
  expect(orderFrom({ lookback: 1, do: 'go', state: '?did=step' })).toEqual({
    do: 'go',
    state: '?did=step',
  });
});

test.each([undefined, null, 'step', 1, [], {}, { do: 'step' }, Object.create({ lookback: 1 })])(
  'what is not meant for the frame is no affair of it: %j',
  (message) => {
    expect(orderFrom(message)).toBeNull();
  },
);

test.each([
  [{ lookback: 1 }, '"do" must be one of step, back, forward, play, pause, restart, tell, go'],
  [{ lookback: 1, do: 'toString' }, 'got "toString"'],
  [{ lookback: 1, do: ['step'] }, 'got object'],
  [{ lookback: '1', do: 'step' }, '"lookback" must be 1, got "1"'],
  [{ lookback: 1, do: 'go' }, '"state" must be an address as text, got undefined'],
])('%j is answered with the rule that it breaks', (message, rule) => {
  expect(orderFrom(message)).toEqual({ rule: expect.stringContaining(rule) });
});

test('what was sent is told in one line, however long it is', () => {
  const answer = orderFrom({ lookback: 1, do: 'x'.repeat(10_000) }) as { rule: string };
  expect(answer.rule.length).toBeLessThan(200);
});
