/** Somebody at this booth on the way into a mediation of another booth, and in it, in types. What counts is decided at the table there; this is their end of it. */
import type { RoomPhase, SeatEnd, SeatProblem } from '../../contract/joining.ts';
import type { RemoteAsk, RemoteRefusal, RemoteView } from '../../contract/remote/page.ts';
import type { Result } from '../../contract/result.ts';
import type { CardProblem, SignPhase } from '../../contract/signing.ts';
import type { Identity, Ink } from '../visit/visit.ts';

export type Joining =
  | { readonly at: 'code'; readonly typed: string; readonly problem: SeatProblem | 'short' | null }
  /** The court is asked for the seat of this code. */
  | { readonly at: 'entering' }
  | Inside
  | { readonly at: 'over'; readonly why: SeatEnd };

/** What the person does beside following the table. `offer`: to be known there; `sign`: the fresh card before the pad. */
export type Part =
  | { readonly at: 'follow' }
  | {
      readonly at: 'card';
      readonly of: 'offer' | 'sign';
      readonly shownMs: number;
      readonly reading: boolean;
      readonly problem: CardProblem | null;
    }
  | { readonly at: 'sign'; readonly phase: SignPhase; readonly job: string; readonly began: string }
  | { readonly at: 'notSigning' };

/** A seat in the room is theirs. */
export interface Inside {
  readonly at: 'inside';
  readonly ticket: string;
  /** The booth's line to the court. */
  readonly line: boolean;
  readonly phase: RoomPhase;
  /** The six digits of the sealed line to the table; null: there is none yet. */
  readonly number: string | null;
  readonly view: RemoteView;
  readonly part: Part;
  /** The clause that was turned to; null: the first that is not done. */
  readonly clause: string | null;
  readonly busy: boolean;
  readonly refused: RemoteRefusal | null;
}

export type JoiningNews =
  | { readonly news: 'seat'; readonly seat: Result<string, SeatProblem> }
  | { readonly news: 'room'; readonly phase: RoomPhase }
  | { readonly news: 'line'; readonly up: boolean }
  | { readonly news: 'table'; readonly number: string | null; readonly view: RemoteView }
  /** Null: done. */
  | { readonly news: 'answered'; readonly want: RemoteAsk['want']; readonly refused: RemoteRefusal | null }
  | { readonly news: 'over'; readonly why: SeatEnd };

/** The plain words of the person; what needs key, card or pad has a wish of its own. */
export type PlainAsk = Exclude<RemoteAsk, { want: 'look' | 'takePart' | 'showCard' | 'sign' }>;

export type JoiningWish =
  | { readonly wish: 'enter'; readonly code: string }
  | { readonly wish: 'ask'; readonly ask: PlainAsk }
  | { readonly wish: 'showCard'; readonly identity: Identity; readonly shownMs: number }
  | {
      readonly wish: 'sign';
      readonly identity: Identity;
      readonly ink: Ink;
      readonly began: string;
      readonly done: string;
    };

/** A card is waited for. */
export const joiningAwaitsCard = (joining: Joining): boolean =>
  joining.at === 'inside' && joining.part.at === 'card';

/** The capture on the pad that is going on. */
export const joiningJob = (joining: Joining): string | null =>
  joining.at === 'inside' && joining.part.at === 'sign' ? joining.part.job : null;
