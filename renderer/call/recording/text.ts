/** The words about the court's recording, both languages complete by type. */
import type { RecordGround, RecordPause, RecordStop } from '../../../main/contract/recording.ts';

export interface RecordingText {
  readonly on: (since: string, ground: string) => string;
  readonly paused: (why: string) => string;
  readonly off: string;
  /** Why it is off although it was on: for what is no usual end. */
  readonly offWhy: Readonly<Record<RecordStop, string>>;
  readonly ground: Readonly<Record<RecordGround, string>>;
  readonly pause: Readonly<Record<RecordPause, string>>;
  readonly control: Readonly<
    Record<'start' | 'startQuestion' | 'startWords' | 'stop' | 'stopQuestion' | 'stopWords' | 'keep', string>
  >;
  readonly refused: (kind: string) => string;
  readonly made: Readonly<
    Record<
      | 'title' | 'waiting' | 'words' | 'confirm' | 'object' | 'objection' | 'send' | 'back' | 'confirmed' | 'objected' | 'needWords',
      string
    >
  >; // prettier-ignore
  readonly missing: (who: string) => string;
  readonly endWithout: string;
}
