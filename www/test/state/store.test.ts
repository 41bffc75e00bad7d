import { expect, test, vi } from 'vitest';
import { speak } from '../../src/state/actions';
import { initialState } from '../../src/state/state';
import { Store } from '../../src/state/store';

test('a listener is told the state now and after each change', () => {
  const store = new Store(initialState({}));
  const listener = vi.fn();
  store.follow(listener);
  store.act(speak('zh'));
  expect(listener.mock.calls.map(([state]) => state.language)).toEqual(['en', 'zh']);
});

test('an action that changes nothing tells no one', () => {
  const store = new Store(initialState({}));
  const listener = vi.fn();
  store.follow(listener);
  store.act((state) => state);
  expect(listener).toHaveBeenCalledOnce();
});
