/** Starts the deck: one of its two languages, its theme, its formulas, and the figures' plugin. */
import Reveal from 'reveal.js';
import RevealNotes from 'reveal.js/plugin/notes';
import { RevealLookBack } from '../../src/embed/reveal';
import { typesetter } from '../../src/views/formula_typesetter';

const asked = new URLSearchParams(location.search);
const language = (asked.get('lang') ?? navigator.language).startsWith('zh') ? 'zh' : 'en';
const theme = asked.get('theme') ?? 'light';
const root = document.documentElement;
root.lang = language === 'zh' ? 'zh-Hans' : 'en';
root.dataset.theme = theme;

for (const figure of document.querySelectorAll('look-back')) {
  figure.setAttribute('lang', language);
  figure.setAttribute('theme', theme);
}

// Titles keep the other language, small; the rest is in one.
for (const words of document.querySelectorAll('.slides [lang]:not(look-back)')) {
  if (words.getAttribute('lang') === root.lang) continue;
  if (words.parentElement?.matches('h1, h2')) words.classList.add('other');
  else words.remove();
}

const { styles, typeset } = await typesetter();
document.adoptedStyleSheets.push(styles);
for (const place of document.querySelectorAll<HTMLElement>('[data-tex]'))
  place.append(typeset(place.dataset.tex ?? ''));

// The figures come to be only now, as they shall be.
await import(/* @vite-ignore */ new URL('../../look-back.js', location.href).href);

const deck = new Reveal({
  width: 1280,
  height: 720,
  margin: 0,
  center: false,
  display: 'flex',
  hash: true,
  slideNumber: 'c/t',
  transition: 'none',
  // A page for each slide; ?print-pdf with pdfSeparateFragments has one for each step.
  pdfSeparateFragments: false,
  plugins: [RevealLookBack, RevealNotes],
});
await deck.initialize();
