/** A party elsewhere, in types: its page or its booth, how it is known, and the steps by which a page is tied to it. */
import type { CardRecord } from '../../../contract/devices.ts';
import type { BoothWord } from '../../../contract/remote/boothWord.ts';
import type { RemoteRefusal } from '../../../contract/remote/page.ts';
import type { SessionCheck } from '../../../contract/remote/signature.ts';
import type { RemoteMethod } from '../../../contract/session/regime.ts';
import type { AcknowledgedNotice } from '../../../contract/session/packet.ts';
import type { Seat } from '../../../contract/session/parties.ts';
import type { Step } from '../desk.ts';

/** A page at the other end of a sealed line: its seat in the live room, and the line by its id. Another page is another line. */
export interface RemotePage {
  readonly guest: number;
  readonly line: string;
}

/** A page that is tied to a party. `by`: how its card was seen; whoever was known by a chip is not known by less afterwards. `signs`: the paper it may sign, since whoever leads looked at the party for it; an edit, a cut or another page takes that back. */
export interface Elsewhere extends RemotePage {
  readonly by: RemoteMethod;
  readonly signs: string | null;
}

/** Who somebody is, by the card that was read here, or shown to a camera and compared. */
export interface SeatIdentity {
  readonly card: CardRecord;
  readonly check: SessionCheck;
  readonly tappedAt: number;
}

/** A chip that another booth read: its word, checked against the court's own word on its key; `booth`: as the court calls it. */
export interface ChipRead {
  readonly booth: string;
  readonly warnings: readonly string[];
  readonly salt: string;
  readonly word: BoothWord;
}

/** Somebody elsewhere who says that they are a party: what they typed, or what another booth read (`chip`), and the six digits they see. */
export interface Offer {
  readonly page: RemotePage;
  readonly number: string;
  readonly card: CardRecord;
  readonly chip: ChipRead | null;
  readonly told: AcknowledgedNotice;
}

/** Why a page is tied to a party: it takes its seat; its line or its page is another; it is about to sign. */
export type TieWhy = 'seat' | 'again';

export type TyingStep =
  /** A party that is elsewhere: pages that offer themselves, and what was said to those that were not taken. */
  | {
      readonly at: 'elsewhere';
      readonly seat: Seat;
      readonly why: TieWhy;
      readonly from: Step | null;
      readonly offers: readonly Offer[];
      readonly refused: readonly { readonly page: RemotePage; readonly why: RemoteRefusal }[];
    }
  /** Whoever leads looks: the six digits, the face, and the card before the camera where no chip was read. */
  | {
      readonly at: 'compare';
      readonly seat: Seat;
      readonly why: TieWhy;
      readonly from: Step | null;
      readonly offer: Offer;
    }
  /** And once more right before a signature. */
  | { readonly at: 'compareSigner'; readonly seat: Seat };
