// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { controlKinds, readFields } from '../../src/embed/fields';
import {
  frameAddress,
  type Share,
  sharedControls,
  sharedViews,
  snippet,
  snippetKinds,
} from '../../src/layout/snippets';

const share: Share = {
  site: 'https://example.org/lookback/',
  search: '?prompt=the+bird&strategy=beam%3D3:0:never&did=step*2',
  view: 'tree',
  controls: 'none',
  language: 'zh',
  theme: 'dark',
  steps: 5,
  height: 420,
  title: 'decoding tree of “the bird”',
};
const hostile = `"><img src=x onerror=alert(1)> '&amp; ) ] {{< x >}}\n<script>`;
const hostileShare: Share = {
  ...share,
  search: `?prompt=${encodeURIComponent(hostile)}`,
  title: hostile,
};

function parsed(html: string): HTMLElement {
  const place = document.createElement('div');
  place.innerHTML = html;
  return place;
}

const fieldsOf = (address: string) => Object.fromEntries(new URL(address).searchParams);

test('a frame is told all that was chosen', () => {
  expect(fieldsOf(frameAddress(share))).toEqual({
    prompt: 'the bird',
    strategy: 'beam=3:0:never',
    did: 'step*2',
    view: 'tree',
    controls: 'none',
    lang: 'zh',
    theme: 'dark',
  });
});

test('what is as usual is left out', () => {
  const usual: Share = { ...share, controls: 'step', language: null, theme: 'system' };
  expect(Object.keys(fieldsOf(frameAddress(usual)))).toEqual(['prompt', 'strategy', 'did', 'view']);
});

test('a choice takes the place of what the address says', () => {
  const address = frameAddress({ ...share, search: '?lang=en&theme=light&view=compare' });
  expect(fieldsOf(address)).toMatchObject({ lang: 'zh', theme: 'dark', view: 'tree' });
});

test('a whole view is linked to on its page, a figure in its frame', () => {
  expect(snippet('link', { ...share, view: 'attention' })).toMatch(/lookback\/\?.*view=attention/);
  expect(snippet('link', { ...share, view: 'decode' })).not.toMatch(/view=|controls=|embed/);
  expect(snippet('link', share)).toMatch(/lookback\/embed\.html\?/);
});

test('the frame cannot reach its host', () => {
  const frame = parsed(snippet('frame', share)).querySelector('iframe');
  expect(frame?.getAttribute('sandbox')).toBe('allow-scripts');
  expect(frame?.getAttribute('src')).toBe(frameAddress(share));
});

test('the element has a field an attribute', () => {
  const figure = parsed(snippet('element', share)).querySelector('look-back');
  expect(figure?.getAttribute('prompt')).toBe('the bird');
  expect(figure?.getAttribute('strategy')).toBe('beam=3:0:never');
  expect(snippet('element', share)).toContain('src="https://example.org/lookback/look-back.js"');
});

test('the slide has its steps, and the plugin', () => {
  const frame = parsed(snippet('slide', share)).querySelector('section > iframe');
  expect(frame?.getAttribute('data-steps')).toBe('5');
  expect(frame?.getAttribute('data-src')).toBe(frameAddress(share));
  expect(snippet('slide', share)).toContain('look-back-reveal.js');
});

test('the picture leads to what it shows', () => {
  expect(snippet('picture', share)).toBe(
    `[![decoding tree of “the bird”](tree.svg)](${frameAddress(share)})`,
  );
});

describe('markup in a prompt', () => {
  test.each(snippetKinds)('stays text in %s', (kind) => {
    const made = parsed(snippet(kind, hostileShare));
    expect(made.querySelector('img, [onerror]')).toBeNull();
  });

  test('comes out of an attribute as it went in', () => {
    const figure = parsed(snippet('element', hostileShare)).querySelector('look-back');
    expect(figure?.getAttribute('prompt')).toBe(hostile);
    const frame = parsed(snippet('frame', hostileShare)).querySelector('iframe');
    expect(fieldsOf(frame?.getAttribute('src') ?? '').prompt).toBe(hostile);
  });

  test('ends neither a Markdown link nor a shortcode', () => {
    const address = /.*\]\((\S*)\)$/s.exec(snippet('picture', hostileShare))?.[1] ?? '';
    expect(fieldsOf(address).prompt).toBe(hostile);
    expect(address).not.toMatch(/[()]/);
    expect(snippet('quarto', hostileShare).match(/>\}\}/g)).toHaveLength(1);
    expect(snippet('quarto', hostileShare)).not.toMatch(/"[^"=]*'[^"]*"/);
  });
});

test.each(sharedViews)('%s is a view that the frame knows', (view) => {
  const shown = readFields(new Map([['view', view]]), ['en']);
  expect(shown).toMatchObject({ view, address: { complaints: [] } });
});

test('the choices of controls are those of the frame', () => {
  expect(sharedControls).toEqual(controlKinds);
});
