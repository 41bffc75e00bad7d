/** The words around the views: the tabs, the transport, what an address said, keeping. In each language. */
import type { FigureName } from '../layout/figures';
import type { ViewName } from '../state/state';

export interface PageNotes {
  views: { label: string } & Record<ViewName, string>;
  about: Record<ViewName, string>;
  speed: string;
  stepsASecond: (speed: number) => string;
  slower: string;
  faster: string;
  spaces: string;
  /** A token of the text, as a button. */
  lookAt: string;
  past: (token: string) => string;
  backToNow: string;
  complaints: string;
  complaint: (field: string, value: string) => string;
  understood: string;
  figure: {
    saveAs: string;
    names: Record<FigureName, string>;
  };
  keeping: {
    link: string;
    share: string;
    copied: string;
    tooLong: (characters: string) => string;
    noFiles: string;
    save: string;
    open: string;
    notASession: string;
  };
}

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

export const pageZh: PageNotes = {
  views: { label: '视图', decode: '解码', attention: '注意力', compare: '对比' },
  about: {
    decode: '下一个词元是怎样选出来的，其余的又去了哪里。',
    attention: '每个位置在看哪里；如果允许它看别处，会发生什么。',
    compare: '同一个提示词，几种策略，逐个词元对照。',
  },
  speed: '速度',
  stepsASecond: (speed) => `每秒 ${speed} 步`,
  slower: '慢一些',
  faster: '快一些',
  spaces: '显示空格',
  lookAt: '查看选它的那一刻',
  past: (token) =>
    `正在看“${token}”之前的那一刻。在这里另选一个词元，就会长出一条分支，原来的不会丢。`,
  backToNow: '回到末尾',
  complaints: '链接中有些内容无法使用，其余部分已照做。',
  complaint: (field, value) => `${field} =“${value}”在这里没有意义，已改用默认值。`,
  understood: '知道了',
  figure: {
    saveAs: '另存为',
    names: {
      tree: '解码树',
      waterfall: '从分数到概率',
      ledger: '链式法则',
      attention: '注意力',
    },
  },
  keeping: {
    link: '复制链接',
    share: '分享或嵌入',
    copied: '已复制：链接里有文本、设置和每一次选择。',
    tooLong: (characters) => `链接将有 ${characters} 个字符，许多程序会把它截断：请改为存成文件。`,
    noFiles: '本机文件里的模型不会放进链接：打开链接的人需要同样的文件。',
    save: '存成文件',
    open: '打开文件',
    notASession: '这不是保存的会话：需要含有 “prompt”、“settings” 和 “actions” 的 JSON 文件。',
  },
};
