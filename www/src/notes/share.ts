/** The words of the dialog that makes links and embeds; they come with it, not with the first visit. */
import type { SharedControls, SharedView, SnippetKind } from '../layout/snippets';
import type { Language } from '../state/state';

export interface ShareNotes {
  heading: string;
  close: string;
  view: string;
  views: Record<SharedView, string>;
  controls: string;
  controlKinds: Record<SharedControls, string>;
  language: string;
  readers: string;
  theme: string;
  themes: { system: string; light: string; dark: string };
  height: string;
  steps: string;
  preview: string;
  previous: string;
  next: string;
  kinds: string;
  kind: Record<SnippetKind, string>;
  /** Where it goes, and what it needs there. */
  about: Record<SnippetKind, string>;
  copy: string;
  copied: string;
  savePicture: string;
  noPicture: string;
  /** Of the figure, for who does not see it. */
  title: (view: string, prompt: string) => string;
}

const en: ShareNotes = {
  heading: 'Share or embed',
  close: 'Close',
  view: 'What is shown',
  views: {
    decode: 'Decode: everything',
    attention: 'Attention: everything',
    compare: 'Compare: everything',
    text: 'The text alone',
    next: 'Next-token distribution',
    waterfall: 'From scores to probabilities',
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

const zh: ShareNotes = {
  heading: '分享或嵌入',
  close: '关闭',
  view: '显示什么',
  views: {
    decode: '解码：全部内容',
    attention: '注意力：全部内容',
    compare: '对比：全部内容',
    text: '只有文本',
    next: '下一个词元的分布',
    waterfall: '从分数到概率',
    tree: '解码树',
    rounds: '束搜索的每一轮',
    ledger: '链式法则账本',
    matrix: '注意力矩阵',
  },
  controls: '操作按钮',
  controlKinds: { none: '没有', step: '步进按钮', all: '还有提示词和设置' },
  language: '语言',
  readers: '随读者',
  theme: '配色',
  themes: { system: '随读者', light: '浅色', dark: '深色' },
  height: '高度（像素）',
  steps: '幻灯片里的步数',
  preview: '预览',
  previous: '上一步',
  next: '下一步',
  kinds: '放到哪里',
  kind: {
    link: '链接',
    frame: '框架',
    element: '网页元素',
    slide: 'reveal.js 幻灯片',
    quarto: 'Quarto 文档',
    picture: 'Markdown 图片',
  },
  about: {
    link: '任何人打开都是这个样子，不用注册。',
    frame: '适合任何网页，也适合 Moodle 等课程平台。它在沙箱里，碰不到外面的页面。',
    element: '适合自己的网页：样式随你的页面，可用方法和事件与它对话；多个元素共用一个模型。',
    slide: '用幻灯片自己的按键前进后退，逐步演示；打印时是一张图片。',
    quarto: '需要 examples/quarto/_extensions 里的扩展。在幻灯片里可以步进，在网页里静止。',
    picture: '把存好的文件放在文稿旁边：图片点开就是可以操作的图。',
  },
  copy: '复制',
  copied: '已复制',
  savePicture: '保存图片',
  noPicture: '这个视图没有单独的图片：请选一张单独的图。',
  title: (view, prompt) => `${view}，提示词“${prompt}”`,
};

export const shareNotes: Record<Language, ShareNotes> = { en, zh };
