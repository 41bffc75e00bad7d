// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { ruleFrom, type Violation } from '../../src/embed/policy';

const module = 'https://figures.test/lookback/assets/look_back.js';
const [own, other] = ['https://figures.test', 'https://course.test'];
const sourceFile = module;
const wasm: Violation = {
  effectiveDirective: 'script-src',
  blockedURI: 'wasm-eval',
  sourceFile,
};

test('wasm that may not be compiled is a matter of scripts', () => {
  expect(ruleFrom(wasm, module, own)).toMatch("allow 'wasm-unsafe-eval' in script-src");
});

test.each([
  [own, "'self'"],
  [other, own],
])('what may not be fetched names the host as the policy of a page of %s does', (origin, host) => {
  const fetched = {
    effectiveDirective: 'connect-src',
    blockedURI: `${own}/lookback/assets/engine.wasm`,
    sourceFile: null,
  };
  expect(ruleFrom(fetched, module, origin)).toMatch(`allow ${host} in connect-src`);
});

test('a worker that may not be started is one of the own host, or a blob that fetches it', () => {
  const worker = {
    effectiveDirective: 'worker-src',
    blockedURI: `${own}/lookback/assets/worker.js`,
    sourceFile: '',
  };
  expect(ruleFrom(worker, module, own)).toMatch("allow 'self' in worker-src");
  const blob = { ...worker, blockedURI: 'blob' };
  expect(ruleFrom(blob, module, other)).toMatch('allow blob: in worker-src');
});

test.each([
  ['a script of the page', { ...wasm, sourceFile: `${own}/page.js` }],
  ['a blob of the page', { ...wasm, blockedURI: 'blob', sourceFile: '' }],
  ['a style', { ...wasm, effectiveDirective: 'style-src-attr' }],
])('what %s may not do is no affair of the figure', (_, violation) => {
  expect(ruleFrom(violation, module, own)).toBeNull();
});
