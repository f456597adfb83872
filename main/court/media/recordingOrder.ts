/** What a room knows of its recording: the order that stands, and what was made before. Pure. */
import type { RecordAnswer, RecordGround, RecordStop } from '../../contract/recording.ts';

export type Order = {
  readonly recording: string;
  readonly ground: RecordGround;
  readonly by: number;
  readonly since: string;
  /** Counts the stretches without a gap; 0 before the first. */
  readonly segment: number;
  readonly on: boolean;
};
/** One that ended, and who has answered its value. */
export type Made = {
  readonly recording: string;
  readonly stop: RecordStop;
  readonly value: string | null;
  readonly answers: readonly { readonly seat: number; readonly answer: RecordAnswer }[];
};
export type RoomRecording = {
  /** For what this room may be recorded; null: never, whoever asks (a booth's table: its mediation is the people's own). */
  readonly ground: RecordGround | null;
  readonly order: Order | null;
  readonly made: readonly Made[];
};
export const unrecorded = (ground: RecordGround | null): RoomRecording => ({ ground, order: null, made: [] });
