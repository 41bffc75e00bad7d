/** The words for opening and keeping a model of one's own, in Chinese. */
import type { OpeningProblem } from '../../engine/problem';
import type { OpeningNotes } from '../opening';

export const openingZh: OpeningNotes = {
  files: (count, bytes) => `${count} 个文件，${bytes}；`,
  memory: {
    f32: (memory) => `需要 ${memory} 内存`,
    int8: (memory) => `8 位权重，需要 ${memory} 内存`,
  },
  question: (name) => `要打开 ${name} 吗？`,
  questionNote:
    '内存里要放下权重，以及填满上下文的一段文本的键和值；读取时文件另占地方。8 位权重只占四分之一，读得也更快，但每个权重的误差可达同组 64 个权重中最大者的 1/254，因此页面上的每个数都会略有变化。关闭页面才会归还内存。',
  open: {
    f32: (memory) => `打开（需要 ${memory}）`,
    int8: (memory) => `用 8 位权重打开（需要 ${memory}）`,
  },
  decline: '暂不',
  keep: '保存在浏览器里',
  keepAgain: '保存，替换同名的模型',
  keeping: '正在保存……',
  isKept: '已保存在浏览器里',
  cannotKeep: '本页没有自己的存储空间，不能保存模型。',
  couldNotKeep: '浏览器没能保存或删除它。',
  shippedGroup: '自带',
  keptGroup: '保存在浏览器里',
  keptNote:
    '这些模型不用文件、不用联网也能再次打开。在这里删除，或清除浏览器中本站的数据，它们才会消失。',
  openKept: (name) => `打开 ${name}`,
  remove: '删除',
  removeNamed: (name) => `删除 ${name}`,
};

export const openingProblemsZh: Record<OpeningProblem, string> = {
  'no-config':
    '有权重，但旁边没有 config.json：少了它，谁也不知道这些数是做什么的。请给出整个文件夹。',
  'no-weights': '有 config.json，但旁边没有 *.safetensors：缺少权重。请给出整个文件夹。',
  gguf: '这是 GGUF 文件，llama.cpp 的格式。这里读的是它的来源：Hugging Face 文件夹，即 config.json 和 *.safetensors。',
  pytorch:
    '这是 PyTorch 用 pickle 存的权重，读取它可能会执行代码，所以这里不读。多数模型另有 *.safetensors 格式的同一套权重。',
  archive: '这是压缩包：请先解压，再给出里面的文件夹。',
  'other-format': '这些权重是别的程序的格式。这里读的是 config.json 和 *.safetensors。',
  'lfs-pointer':
    '这个文件只写着真正文件的去处，后者由 Git LFS 另外存放：请运行“git lfs pull”，或单独下载它。',
  'web-page': '这个文件是网页（可能是下载页或报错页），不是模型。',
  'too-large': '模型太大：32 位 WebAssembly 的内存最多 4 GiB，其中八分之一要留给解码。',
  'no-storage': '本页没有自己的存储空间：它在沙盒里，或者地址不安全。',
  'storage-full': '浏览器的存储空间放不下这个模型。',
  'not-kept': '浏览器里没有保存这个名字的模型。',
};
