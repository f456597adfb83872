/** What the court keeps of recordings: who ordered one and when, its stretches and breaks, its files as they lie in the vault, and who confirmed it. Nothing here deletes. */
import type { LiveRole } from '../../contract/live.ts';
import type { RecordAnswer, RecordGround, RecordStop } from '../../contract/recording.ts';
import type { RecordingFile, RecordingSegment, SegmentEnd } from '../../contract/recordingDesk.ts';

export type OrderedRecording = {
  readonly id: string;
  readonly room: string;
  readonly hearing: string | null;
  readonly ground: RecordGround;
  readonly seat: number;
  readonly from: string;
};
export type RecordingRecord = OrderedRecording & {
  readonly until: string | null;
  readonly stop: RecordStop | null;
  /** The very text whose digest `value` is; null until every file is sealed. */
  readonly manifest: string | null;
  readonly value: string | null;
};
/** `answer` null: was there when it ended, and has said nothing. `words` are sealed. */
export type KeptAnswer = {
  readonly seat: number;
  readonly role: LiveRole;
  readonly answer: RecordAnswer | null;
  readonly words: Uint8Array | null;
  readonly at: string | null;
};

export type RecordingStore = {
  add(recording: OrderedRecording): void;
  begin(recording: string, segment: number, at: string): void;
  /** `at` null: nobody was there to note it. */
  endSegment(recording: string, segment: number, at: string | null, why: SegmentEnd): void;
  end(recording: string, at: string, why: RecordStop): void;
  present(recording: string, seat: number, role: LiveRole): void;
  answer(recording: string, answer: KeptAnswer): void;
  addFile(recording: string, file: RecordingFile): void;
  seal(recording: string, manifest: string, value: string): void;
  find(recording: string): RecordingRecord | null;
  /** The newest first. */
  newest(count: number): readonly RecordingRecord[];
  /** Ordered and not ended. */
  running(): readonly RecordingRecord[];
  /** Ended, and not yet sealed. */
  unsealed(): readonly RecordingRecord[];
  segments(recording: string): readonly RecordingSegment[];
  files(recording: string): readonly RecordingFile[];
  answers(recording: string): readonly KeptAnswer[];
};
