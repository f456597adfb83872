/** What somebody at a hearing does with its record: reading it page by page, asking for a correction, signing it or not. */
import type { RecordAnswerKind } from '../../contract/hearing/record.ts';
import type { AttendanceAsk } from '../../contract/hearing/border.ts';
import type { RecordConfirmation, RecordWhole } from '../../contract/hearing/recordBorder.ts';
import type { CardProblem, Delivery, SignPhase } from '../../contract/signing.ts';
import type { PageSeen } from '../visit/visit.ts';
import type { Hall } from './hall.ts';

export type RecordAt =
  | { readonly at: 'closed' }
  | { readonly at: 'fetching' }
  | { readonly at: 'unreachable' }
  | { readonly at: 'page'; readonly page: number }
  /** Asking for a correction of this line. */
  | { readonly at: 'line'; readonly line: number }
  | { readonly at: 'card'; readonly reading: boolean; readonly problem: CardProblem | null }
  | { readonly at: 'sign'; readonly phase: SignPhase; readonly job: string }
  /** Asked once more whether they do not sign. */
  | { readonly at: 'decline' }
  | { readonly at: 'keeping' }
  | { readonly at: 'said' };

export type Correction = Omit<Extract<AttendanceAsk, { ask: 'correct' }>, 'ask'>;

/** Sealed here; whether the court has it is told by its receipt alone. */
export interface Said {
  readonly version: number;
  readonly kind: RecordAnswerKind;
  readonly itemId: string;
  readonly at: string;
  readonly delivery: Delivery;
}

export interface RecordCheck {
  readonly where: RecordAt;
  readonly text: RecordWhole | null;
  /** Of this text; pages before the first change were seen in the version before. */
  readonly seen: readonly PageSeen[];
  /** Monotonic ms since which the page stands there. */
  readonly since: number;
  /** Asked, and not yet told back by the court. */
  readonly unsent: readonly Correction[];
  readonly said: Said | null;
}
export const NO_CHECK: RecordCheck = {
  where: { at: 'closed' }, text: null, seen: [], since: 0, unsent: [], said: null,
}; // prettier-ignore

/** What the person says of a version, before coming, clock and digest of the ink are put to it. */
export type Answer = Omit<RecordConfirmation, 'attendance' | 'clock' | 'link' | 'signature'> & {
  readonly signature: Omit<NonNullable<RecordConfirmation['signature']>, 'clock' | 'samplesSha256'> | null;
};

/** The capture on the pad that is going on. */
export const recordJob = (hall: Hall): string | null =>
  hall.at === 'inside' && hall.record.where.at === 'sign' ? hall.record.where.job : null;

export const recordAwaitsCard = (hall: Hall): boolean =>
  hall.at === 'inside' && hall.record.where.at === 'card';
