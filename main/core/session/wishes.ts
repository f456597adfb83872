/** What the table asks its runner to do, and what the runner tells of it. */
import type { CardRecord } from '../../contract/devices.ts';
import type { Seat } from '../../contract/session/parties.ts';
import type { RegimeId } from '../../contract/session/regime.ts';
import type { Who } from '../../contract/sessionScreen.ts';
import type { GroupFound } from './group/groupDesk.ts';
import type { GroupNews, GroupWish } from './group/groupWishes.ts';
import type { ClauseText } from './shared.ts';
import type { RemoteRefusal } from '../../contract/remote/page.ts';
import type { RemoteSignature } from '../../contract/remote/signature.ts';
import type { DocumentMade, Ink } from '../visit/visit.ts';
import type { KeptFound, Linked, PaperKind, Signed, StaffMember } from './desk.ts';
import type { RemotePage, SeatIdentity } from './remote/elsewhere.ts';

/** What the session asks its runner to do. `at`: the moment of the confirmed signature, which the lights take as theirs. */
export type SessionWish =
  | { readonly do: 'checkStaff'; readonly card: CardRecord }
  | { readonly do: 'makePaper' }
  /** Nobody writes in the draft any more, here or elsewhere. */
  | { readonly do: 'settleDraft' }
  | {
      readonly do: 'addSignature';
      readonly of: PaperKind;
      readonly who: Who;
      readonly identity: SeatIdentity;
      readonly ink: Ink;
      /** Given in a page elsewhere, and checked. */
      readonly remote: RemoteSignature | null;
      readonly at: string;
    }
  /** The key of this dispute, and whether the court has a demonstration judgment for it. */
  | { readonly do: 'seekDemo' }
  | { readonly do: 'capture' }
  | { readonly do: 'makeApplication' }
  | { readonly do: 'captureApplication' }
  | { readonly do: 'dropApplication' }
  | { readonly do: 'noteRefused'; readonly why: 'notStaff' | 'cannotLead' }
  | { readonly do: 'noteTold'; readonly seat: Seat; readonly notice: string; readonly version: string }
  | { readonly do: 'noteOpened' }
  | { readonly do: 'noteSwitchOffered'; readonly to: RegimeId }
  | { readonly do: 'noteSwitchAgreed'; readonly to: RegimeId; readonly seat: Seat }
  | { readonly do: 'noteSwitchDropped'; readonly to: RegimeId }
  /** The paper set of the regime before is closed; nothing of it stays here. */
  | { readonly do: 'setAside'; readonly from: RegimeId; readonly to: RegimeId }
  /** Everybody was asked alone; of a no only that there was one. */
  | { readonly do: 'noteGuest'; readonly answer: 'agreed' | 'declined' }
  | { readonly do: 'noteGuestCame'; readonly staff: string; readonly role: string }
  | { readonly do: 'captureInked' }
  | { readonly do: 'noteHandedOver'; readonly document: string }
  | {
      readonly do: 'noteActing';
      readonly seat: Seat;
      readonly as: string;
      readonly authority: string;
      readonly pages: number;
    }
  /** To the page that asked: done, or why not. */
  | {
      readonly do: 'answerPage';
      readonly to: RemotePage;
      readonly n: number;
      readonly refused: RemoteRefusal | null;
    }
  | { readonly do: 'noteTied'; readonly seat: Seat; readonly method: string }
  | { readonly do: 'noteEnded'; readonly reason: string }
  | { readonly do: 'noteReason'; readonly reason: string }
  | { readonly do: 'group'; readonly wish: GroupWish }
  /** What was cut goes on: from here on leaving ends it like any other. */
  | { readonly do: 'resume' };

/** What the runner tells of it. */
export type SessionNews =
  | {
      readonly news: 'staffChecked';
      readonly member: StaffMember | null;
      readonly kept?: KeptFound;
      readonly group?: GroupFound;
    }
  | { readonly news: 'group'; readonly told: GroupNews }
  /** Words of clauses that were written together. */
  | { readonly news: 'draftWritten'; readonly texts: readonly ClauseText[] }
  | { readonly news: 'draftSettled'; readonly texts: readonly ClauseText[] }
  | { readonly news: 'demoSought'; readonly linked: Linked | null }
  | { readonly news: 'paperMade'; readonly document: DocumentMade }
  | { readonly news: 'paperFailed'; readonly characters: readonly string[] }
  | { readonly news: 'signatureAdded'; readonly signed: Signed }
  /** `noRoom`: it could not be kept against a power cut, the disk is full. */
  | { readonly news: 'signatureFailed'; readonly why: 'notKept' | 'noRoom' }
  | { readonly news: 'captured'; readonly itemId: string; readonly at: string }
  | { readonly news: 'notCaptured' }
  | { readonly news: 'inkedCaptured' }
  | { readonly news: 'inkedNotCaptured' }
  | { readonly news: 'applicationMade'; readonly document: DocumentMade }
  | { readonly news: 'applicationFailed' }
  | { readonly news: 'applicationCaptured'; readonly itemId: string; readonly at: string }
  | { readonly news: 'applicationNotCaptured' };
