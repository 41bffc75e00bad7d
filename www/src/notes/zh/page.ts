/** The words around the views: the tabs, the transport, what an address said, keeping; in Chinese. */
import type { PageNotes } from '../page';

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
