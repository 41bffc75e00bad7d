/** The layers of the page, as rules on what a file may import or call. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../src/', import.meta.url);
const files = (readdirSync(root, { recursive: true }) as string[])
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));
const inFolder = (folder: string) => files.filter(({ path }) => path.startsWith(`${folder}/`));

/** What a file takes at run time: imports of types vanish. */
function imports(text: string): string[] {
  return [
    ...text.matchAll(/^(?:import|export) (?!type\b)(?:[^;'"]* from )?['"]([^'"]+)['"];/gm),
  ].map(([, from]) => from ?? '');
}

test.each(inFolder('views'))('$path knows neither engine nor store', ({ text }) => {
  for (const from of imports(text))
    expect(from).not.toMatch(/engine\/|store|session|actions|lookback/);
  expect(text).not.toMatch(/\bfetch\(/);
});

test.each([...inFolder('layout'), ...inFolder('pictures')])(
  '$path knows no document',
  ({ text }) => {
    expect(text).not.toMatch(/\b(document|window)\.[a-z]|HTMLElement|from 'lit/);
  },
);

test.each(inFolder('state'))('$path takes only types from the engine', ({ text }) => {
  for (const from of imports(text)) expect(from).not.toMatch(/engine|views|lit/);
});

test.each(files)('$path computes no probability and draws no chance', ({ text }) => {
  expect(text).not.toMatch(/Math\.(exp|random)|getRandomValues/);
});

test.each(files)('$path opens with a sentence that says what it is for', ({ text }) => {
  expect(text).toMatch(/^\/\*\*/);
});

test.each(files)('$path names no host', ({ text }) => {
  // The namespace of SVG is a name: nothing is fetched from it.
  expect(text.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\//);
});
