/** The words of marks that were kept with a request, in both languages. */
import type { RequestPart } from '../../../main/contract/coview.ts';

export type MarksText = {
  readonly heading: string;
  readonly words: string;
  readonly none: string;
  readonly shown: string;
  readonly hidden: string;
  readonly what: Readonly<Record<RequestPart, string>>;
  readonly kept: (what: string, at: string, marks: number) => string;
  readonly session: (room: string) => string;
  readonly who: (role: string, seat: number) => string;
  readonly by: (who: string, strokes: number, notes: number) => string;
  readonly page: (what: string, page: number) => string;
  readonly note: (who: string) => string;
  readonly otherFile: string;
  readonly unread: string;
  readonly removed: (at: string, by: string) => string;
  readonly remove: string;
  readonly removeSure: string;
  readonly removeWords: string;
  readonly keep: string;
};

export const marksZh: MarksText = {
  heading: '会上留下的批注',
  words: '共看文书时，大家知道会留下的批注。只写身份和座位，不写姓名；只显示在原来那一份文件上。',
  none: '没有留下批注。',
  shown: '不显示批注',
  hidden: '显示批注',
  what: { document: '申请书', evidence: '证据' },
  kept: (what, at, marks) => `${what}上的 ${marks} 处批注，${at} 留下`,
  session: (room) => `会话 ${room}`,
  who: (role, seat) => `${role}（${seat} 号）`,
  by: (who, strokes, notes) =>
    `${who}${[strokes > 0 ? `画 ${strokes} 笔` : '', notes > 0 ? `写 ${notes} 句` : ''].filter((one) => one !== '').join('，')}`,
  page: (what, page) => `${what}第 ${page} 页`,
  note: (who) => `${who}的批注`,
  otherFile: '这些批注写在另一个版本的文件上，不在这里显示。',
  unread: '这些批注打不开。',
  removed: (at, by) => `${by} 在 ${at} 撤掉了`,
  remove: '撤掉这些批注',
  removeSure: '撤掉这些批注？',
  removeWords: '撤掉后谁也看不到、查不到内容。这里会写明撤过，不能恢复。',
  keep: '不撤',
};

export const marksEn: MarksText = {
  heading: 'Marks kept from sessions',
  words:
    'Made on this file in live sessions, when everybody was told that marks stay. By capacity and seat, without names; shown on that very file alone.',
  none: 'No marks were kept.',
  shown: 'Hide marks',
  hidden: 'Show marks',
  what: { document: 'Request', evidence: 'Evidence' },
  kept: (what, at, marks) =>
    `${marks} ${marks === 1 ? 'mark' : 'marks'} on the ${what.toLowerCase()}, kept ${at}`,
  session: (room) => `Session ${room}`,
  who: (role, seat) => `${role} (seat ${seat})`,
  by: (who, strokes, notes) =>
    `${who}: ${[strokes > 0 ? `${strokes} ${strokes === 1 ? 'stroke' : 'strokes'}` : '', notes > 0 ? `${notes} ${notes === 1 ? 'note' : 'notes'}` : ''].filter((one) => one !== '').join(', ')}`,
  page: (what, page) => `${what}, page ${page}`,
  note: (who) => `Note of ${who}`,
  otherFile: 'These marks were made on another version of the file and are not shown here.',
  unread: 'These marks cannot be opened.',
  removed: (at, by) => `Taken out by ${by}, ${at}`,
  remove: 'Take these marks out',
  removeSure: 'Take these marks out?',
  removeWords:
    'Nobody can see or find them afterwards. That they were there stays written; it cannot be undone.',
  keep: 'Leave them',
};
