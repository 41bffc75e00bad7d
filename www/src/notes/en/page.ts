/** The words around the views: the tabs, the transport, what an address said, keeping; in English. */
import type { PageNotes } from '../page';

export const pageEn: PageNotes = {
  views: { label: 'Views', decode: 'Decode', attention: 'Attention', compare: 'Compare' },
  about: {
    decode: 'How the next token is chosen, and what became of every other.',
    attention: 'What each position looks at, and what happens when it may look elsewhere.',
    compare: 'One prompt, several strategies, token by token.',
  },
  speed: 'Speed',
  stepsASecond: (speed) => (speed === 1 ? '1 step a second' : `${speed} steps a second`),
  slower: 'Slower',
  faster: 'Faster',
  spaces: 'Show spaces',
  lookAt: 'look at the moment it was chosen',
  past: (token) =>
    `You are looking at the moment before “${token}”. Take another token here: it begins a branch, and nothing is thrown away.`,
  backToNow: 'Back to the end',
  complaints: 'Parts of this link could not be used; all else is as it says.',
  complaint: (field, value) => `${field} = “${value}” means nothing here: the usual value is used.`,
  understood: 'Got it',
  figure: {
    saveAs: 'Save as',
    names: {
      tree: 'decoding tree',
      waterfall: 'from scores to probabilities',
      ledger: 'chain rule',
      attention: 'attention',
    },
  },
  keeping: {
    link: 'Copy link',
    share: 'Share / embed',
    copied: 'Copied: the link holds the text, the settings and every choice.',
    tooLong: (characters) =>
      `This link would have ${characters} characters, and many programs cut it off: save a file instead.`,
    noFiles: 'A model from your own files is in no link: whoever opens it needs the same files.',
    save: 'Save as file',
    open: 'Open file',
    notASession:
      'This is no saved session: it takes a JSON file with “prompt”, “settings” and “actions”.',
  },
};
