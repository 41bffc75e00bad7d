/** The two ends of an engine's channel. */
import { finalizer, proxy, type Remote } from 'comlink';
import type { Engine, Outcome, SentEngine } from './protocol';
import { TreeReceiver, TreeSender } from './tree_change';

/** What the worker puts at its end. */
export function sending(engine: Engine & { [finalizer](): void }): SentEngine {
  const tree = new TreeSender();
  const end: SentEngine & { [finalizer](): void } = {
    load: async (...asked) => {
      const opened = await engine.load(...asked);
      tree.forget();
      return opened;
    },
    start: async (...asked) =>
      mapped(await engine.start(...asked), (reading) => tree.send(reading)),
    act: async (...asked) => mapped(await engine.act(...asked), (reading) => tree.send(reading)),
    picture: (...asked) => engine.picture(...asked),
    spell: (ids) => engine.spell(ids),
    order: (...asked) => engine.order(...asked),
    compare: (...asked) => engine.compare(...asked),
    [finalizer]: () => engine[finalizer](),
  };
  return end;
}

/** What the page has at its own. */
export function receiving(remote: Remote<SentEngine>): Engine {
  const tree = new TreeReceiver();
  return {
    load: (source, onProgress) => remote.load(source, proxy(onProgress)),
    start: async (...asked) => mapped(await remote.start(...asked), (sent) => tree.receive(sent)),
    act: async (...asked) => mapped(await remote.act(...asked), (sent) => tree.receive(sent)),
    picture: (figure, options) => remote.picture(figure, options),
    spell: (ids) => remote.spell(ids),
    order: (processors, engine) => remote.order(processors, engine),
    compare: (prompt, lanes, onProgress) => remote.compare(prompt, lanes, proxy(onProgress)),
  };
}

function mapped<T, U>(outcome: Outcome<T>, map: (value: T) => U): Outcome<U> {
  return outcome.ok ? { ok: true, value: map(outcome.value) } : outcome;
}
