/** Where somebody at this booth stands on the way to a hearing. What counts is decided by the court; this is what they see of it. */
import type { Delivery } from '../../contract/signing.ts';
import type { CardRecord } from '../../contract/devices.ts';
import type {
  ArrivalAnswer,
  ArrivalRefusal,
  AttendanceAsk,
  HearingTold,
} from '../../contract/hearing/border.ts';
import type { Absence, OnlineBar } from '../../contract/hearing/hearing.ts';
import type { RecordAnswerKind } from '../../contract/hearing/record.ts';
import type { RecordWhole } from '../../contract/hearing/recordBorder.ts';
import type { Identity } from '../visit/visit.ts';
import type { Answer, RecordCheck } from './recordCheck.ts';

export type Hall =
  | { readonly at: 'code'; readonly digits: string; readonly short: boolean }
  /** The court compares card and summons; only then the card is the visit's. */
  | { readonly at: 'checking'; readonly identity: Identity }
  | {
      readonly at: 'refused';
      readonly why: ArrivalRefusal | 'offline';
      readonly from: string | null;
      readonly bar: OnlineBar | null;
      readonly phone: string;
    }
  /** Another task was wanted while the seat is kept. */
  | { readonly at: 'kept' }
  | Inside
  | {
      readonly at: 'ended';
      readonly why: Absence | 'forgotten';
      readonly bar: OnlineBar | null;
      readonly phone: string;
      /** When it is now, where it was taken to another day. */
      readonly startsAt: string | null;
    };

/** Known to the court as the person of the summons. */
export interface Inside {
  readonly at: 'inside';
  readonly told: HearingTold;
  readonly infoRead: boolean;
  /** The reasons for coming to the courtroom instead lie on the screen. */
  readonly asking: boolean;
  readonly line: boolean;
  readonly rttMs: number | null;
  readonly record: RecordCheck;
}

/** What the court, or the line to it, tells. */
export type HearingNews =
  /** Null: the court could not be asked. */
  | { readonly news: 'answered'; readonly answer: ArrivalAnswer | null }
  | { readonly news: 'told'; readonly told: HearingTold | null }
  | { readonly news: 'line'; readonly up: boolean }
  | { readonly news: 'measured'; readonly rttMs: number }
  /** Null: the court could not be asked, or what came is not what its digest says. */
  | { readonly news: 'recordCame'; readonly text: RecordWhole | null }
  /** Sealed and queued. `delivery`: a court that is near may have answered already. */
  | {
      readonly news: 'recordKept';
      readonly itemId: string;
      readonly delivery: Delivery;
      readonly kind: RecordAnswerKind;
      readonly at: string;
    }
  | { readonly news: 'recordNotKept' };

export type HearingWish =
  | { readonly wish: 'arrive'; readonly code: string; readonly card: CardRecord }
  | { readonly wish: 'say'; readonly ask: AttendanceAsk }
  | { readonly wish: 'fetchRecord' }
  | { readonly wish: 'answerRecord'; readonly said: Answer }
  /** It was refused because the court cannot be reached: written down for the court. */
  | { readonly wish: 'noteOffline' };
