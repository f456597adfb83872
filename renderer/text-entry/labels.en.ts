/** English words of text entry and the number pad. */
import type { EntryLabels, PadLabels } from './labels.ts';

export const entryLabelsEn: EntryLabels = {
  ways: 'Ways to write',
  handwriting: 'Write',
  pinyin: 'Pinyin',
  phrases: 'Phrases',
  rareCharacters: 'Rare',
  symbols: 'Symbols',

  caretLeft: 'Left',
  caretRight: 'Right',
  deleteOne: 'Delete',
  clearAll: 'Clear',
  emptyHint: 'Fill in here',
  count: (used, most) => `${used} of ${most} characters`,
  full: 'The field is full: delete something first',

  writeHere: 'Write one character here',
  undoStroke: 'Undo stroke',
  rewrite: 'Rewrite',
  loading: (percent) => `Getting ready, ${percent}%`,
  loadFailed: 'Not available now, please use another way',

  candidates: 'Choices',
  candidatesAre: (texts) => `${texts.length} choices: ${texts.join(', ')}`,
  noCandidates: 'Nothing found: write again or use another way',
  previousPage: 'Back',
  nextPage: 'More',
  page: (page, pages) => `Page ${page} of ${pages}`,

  letters: 'Letters',
  deleteLetter: 'Delete',
  fuzzyOn: 'Fuzzy on',
  fuzzyOff: 'Fuzzy off',

  byRadical: 'Radical',
  byStrokes: 'Strokes',
  byReading: 'Reading',
  strokesOf: (count) => `${count}`,
  radicalOf: (sign) => `Radical ${sign}`,
};

export const padLabelsEn: PadLabels = {
  keypad: 'Number keys',
  ten000: '×10k',
  point: '.',
  deleteOne: 'Delete',
  clearAll: 'Clear',
  yuan: 'yuan',
  upperCase: 'In capital words, please check',
  rough: (_size, _unit, fen) =>
    `About ${new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(fen / 100)} yuan`,
  readAloud: 'Hear it',
};
