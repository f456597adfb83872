/** Chinese words of text entry and the number pad. */
import type { EntryLabels, PadLabels } from './labels.ts';

export const entryLabelsZh: EntryLabels = {
  ways: '输入方式',
  handwriting: '手写',
  pinyin: '拼音',
  phrases: '常用句',
  rareCharacters: '生僻字',
  symbols: '符号数字',

  caretLeft: '左移',
  caretRight: '右移',
  deleteOne: '删一个字',
  clearAll: '清空',
  emptyHint: '请在这里填写',
  count: (used, most) => `已填 ${used} 字，最多 ${most} 字`,
  full: '已经写满，请先删去一些字',

  writeHere: '请在这里写一个字',
  undoStroke: '退一笔',
  rewrite: '重写',
  loading: (percent) => `正在准备，${percent}%`,
  loadFailed: '现在用不了，请换一种方式',

  candidates: '可以选的字',
  candidatesAre: (texts) => `有 ${texts.length} 个可以选：${texts.join('，')}`,
  noCandidates: '没有找到，请再写一次或换一种方式',
  previousPage: '上一页',
  nextPage: '下一页',
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,

  letters: '拼音字母',
  deleteLetter: '删字母',
  fuzzyOn: '模糊音 开',
  fuzzyOff: '模糊音 关',

  byRadical: '按偏旁',
  byStrokes: '按笔画',
  byReading: '按读音',
  strokesOf: (count) => `${count} 画`,
  radicalOf: (sign) => `偏旁 ${sign}`,
};

export const padLabelsZh: PadLabels = {
  keypad: '数字键盘',
  ten000: '万',
  point: '点',
  deleteOne: '删一个',
  clearAll: '清空',
  yuan: '元',
  upperCase: '大写，请核对',
  rough: (size, unit) => `大约 ${size} ${unit}元`,
  readAloud: '读一遍',
};
