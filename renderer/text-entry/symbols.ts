/** Signs and digits offered as keys, per kind of field, most used first. */
import type { EntryKind } from './text.ts';

const DIGITS = Array.from('1234567890');
const MARKS = Array.from('，。、？！：；“”（）《》—…·%');
const UNITS = Array.from('元角分年月日时号室栋㎡');

export const SYMBOLS: Readonly<Record<EntryKind, readonly string[]>> = {
  // A name may carry the middle dot U+00B7 and letters of a foreign permanent resident.
  name: ['·', ...DIGITS, '（', '）', '-', '.', ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')],
  address: [...DIGITS, ...Array.from('号室栋楼层弄巷路街-#（），·'), ...Array.from('ABCDEF')],
  sentence: [...MARKS, ...DIGITS, ...UNITS],
};
