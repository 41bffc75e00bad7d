/** The words of the dialog that makes links and embeds, in English. */
import type { ShareNotes } from '../share';

export const shareEn: ShareNotes = {
  heading: 'Share or embed',
  close: 'Close',
  view: 'What is shown',
  views: {
    decode: 'Decode: everything',
    attention: 'Attention: everything',
    compare: 'Compare: everything',
    text: 'The text alone',
    next: 'Next-token distribution',
    waterfall: 'From logits to probabilities',
    tree: 'Decoding tree',
    rounds: 'Rounds of the beam',
    ledger: 'Chain-rule ledger',
    matrix: 'Attention matrix',
  },
  controls: 'Controls',
  controlKinds: { none: 'None', step: 'Step buttons', all: 'Prompt and settings too' },
  language: 'Language',
  readers: 'The reader’s',
  theme: 'Colours',
  themes: { system: 'The reader’s', light: 'Light', dark: 'Dark' },
  height: 'Height in pixels',
  steps: 'Steps on the slide',
  preview: 'Preview',
  previous: 'Previous step',
  next: 'Next step',
  kinds: 'Where it goes',
  kind: {
    link: 'Link',
    frame: 'Frame',
    element: 'Element',
    slide: 'reveal.js slide',
    quarto: 'Quarto',
    picture: 'Markdown picture',
  },
  about: {
    link: 'Opens exactly this, for anyone, without an account.',
    frame:
      'For any page, Moodle and other course systems. It is sandboxed: it cannot reach the page around it.',
    element:
      'For your own page: styled by it, and spoken to by methods and events. Several share one model.',
    slide: 'The deck’s own keys step through it, forwards and back, and it prints as a picture.',
    quarto:
      'Needs the extension in examples/quarto/_extensions. In slides it steps, in pages it stands.',
    picture: 'Put the saved file beside your text: a picture that leads to the live figure.',
  },
  copy: 'Copy',
  copied: 'Copied',
  savePicture: 'Save the picture',
  noPicture: 'This view has no picture of its own: choose a single figure.',
  title: (view, prompt) => `${view}, after “${prompt}”`,
};
