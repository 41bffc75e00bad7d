/** The types that the package gives are those of the element: checked by the compiler, and by name here. */
import { expect, expectTypeOf, test } from 'vitest';
import type * as given from '../../package/look-back';
import { type Controls, type FigureView, fieldNames } from '../../src/embed/fields';
import type { LookBack } from '../../src/embed/look_back';
import type { Report } from '../../src/embed/report';

type Methods =
  | 'step'
  | 'back'
  | 'forward'
  | 'restart'
  | 'play'
  | 'pause'
  | 'go'
  | 'leave'
  | 'picture';
type Values = 'state' | 'steps' | 'stop';

const attributes: Record<keyof given.LookBackAttributes, true> = {
  model: true,
  prompt: true,
  strategy: true,
  width: true,
  processors: true,
  seed: true,
  tokens: true,
  also: true,
  did: true,
  lang: true,
  theme: true,
  view: true,
  controls: true,
  at: true,
  layer: true,
  head: true,
  cell: true,
  mask: true,
  flip: true,
  off: true,
  probe: true,
  stage: true,
  speed: true,
  spaces: true,
  lanes: true,
  upto: true,
};

test('the element has what its types say', () => {
  expectTypeOf<Pick<LookBack, Methods | Values>>().toEqualTypeOf<
    Pick<given.LookBackElement, Methods | Values>
  >();
  expectTypeOf<FigureView>().toEqualTypeOf<given.View>();
  expectTypeOf<Controls>().toEqualTypeOf<given.Controls>();
  expectTypeOf<Report>().toEqualTypeOf<given.LookBackState>();
});

test('every field is an attribute that the types name', () => {
  expect(Object.keys(attributes).sort()).toEqual([...fieldNames].sort());
});
