/** Writes down what becomes of a recording, within the transaction of the room's own change. */
import type { KeyObject } from 'node:crypto';
import { unreachable } from '../../contract/result.ts';
import type { RoomNote } from '../media/roomNotes.ts';
import type { RecordingStore } from '../store/recordings.ts';
import { sealWords } from './wordsSeal.ts';

export type RecordingNote = Extract<RoomNote, { kind: 'recording' }>;
export type NotedIn = { readonly room: string; readonly hearing: string | null; readonly at: string };

export function noteRecording(
  store: RecordingStore,
  key: KeyObject,
  { room, hearing, at }: NotedIn,
  { recording, deed }: RecordingNote,
): void {
  switch (deed.did) {
    case 'ordered':
      return store.add({ id: recording, room, hearing, ground: deed.ground, seat: deed.seat, from: at });
    case 'began':
      return store.begin(recording, deed.segment, at);
    case 'paused':
      return store.endSegment(recording, deed.segment, at, deed.why);
    case 'stopped':
      store.endSegment(recording, deed.segment, at, deed.why);
      for (const { seat, role } of deed.present) store.present(recording, seat, role);
      return store.end(recording, at, deed.why);
    case 'answered': {
      const { seat, role, answer, words } = deed;
      const sealed = words === '' ? null : sealWords(key, wordsOf(recording, seat), words);
      return store.answer(recording, { seat, role, answer, words: sealed, at });
    }
    default:
      return unreachable(deed);
  }
}
export const wordsOf = (recording: string, seat: number): string => `${recording}/${seat}`;

/** For the audit: ids, and words of the contract. */
export function auditWords({ recording, deed }: RecordingNote): string {
  const seat = 'seat' in deed && deed.seat !== null ? ` ${deed.seat}` : '';
  const segment = 'segment' in deed ? ` ${deed.segment}` : '';
  const why = 'why' in deed ? ` ${deed.why}` : 'ground' in deed ? ` ${deed.ground}` : '';
  return `${recording} ${deed.did}${segment}${seat}${why}${'answer' in deed ? ` ${deed.answer}` : ''}`;
}
