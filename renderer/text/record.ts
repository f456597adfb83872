/** The type of every word of the record of a hearing at the booth. */
import type { RecordPart } from '../../main/contract/hearing/recordScreen.ts';
import { textHook } from './language.ts';
import { recordEn } from './record.en.ts';
import { recordZh } from './record.zh.ts';

interface Said {
  readonly title: string;
  readonly line: string;
}
type Asked = Extract<RecordPart, { is: 'page' }>['mine'][number]['state'];

export interface RecordText {
  /** On the court's page. */
  readonly laid: Said;
  readonly open: string;
  readonly answered: Readonly<Record<'confirmed' | 'notSigned', string>>;
  readonly look: string;
  readonly fetching: Said;
  readonly unreachable: Said;
  readonly again: string;
  readonly title: (version: number, page: number, pages: number) => string;
  readonly hint: string;
  readonly changed: (line: number) => string;
  readonly line: (number: number, speaker: string) => string;
  readonly correct: string;
  readonly correctLine: (number: number) => string;
  readonly mine: (line: number, words: string) => string;
  readonly state: Readonly<Record<Exclude<Asked, 'noted'>, string>>;
  readonly noted: (why: string) => string;
  readonly annex: (line: number, words: string) => string;
  readonly annexWhy: (why: string) => string;
  readonly previous: string;
  readonly next: string;
  readonly sign: string;
  readonly decline: string;
  readonly unseen: string;
  readonly entry: { readonly title: (line: number) => string; readonly hint: string; readonly send: string };
  readonly card: Said & { readonly reading: string; readonly again: string };
  readonly declining: Said & { readonly sure: string; readonly back: string };
  readonly keeping: Said;
  readonly said: {
    readonly title: Readonly<Record<'confirmed' | 'notSigned', Readonly<Record<'waiting' | 'received' | 'refused', string>>>>;
    readonly signedAt: (time: string) => string;
    readonly receivedAt: (time: string, number: string) => string;
    readonly notYet: string;
    readonly refused: string;
    readonly clockUnsure: string;
    readonly digest: (groups: string) => string;
    readonly back: string;
  };
  readonly lineLost: string;
  /** Over whatever somebody does here when a hearing begins soon. */
  readonly seatSoon: { readonly title: (from: string) => string; readonly line: string; readonly goOn: string };
  /** A hearing that was taken to another day. */
  readonly movedTo: (when: string) => string;
} // prettier-ignore

export const useRecordText = textHook<RecordText>({ 'zh-CN': recordZh, en: recordEn });
