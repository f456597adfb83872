/** One person's visit to the booth, from the idle screen back to it: `(state, event) → {state, effects}`, nothing else. */
import type {
  CardRecord,
  CardWarning,
  DeviceError,
  DeviceName,
  PadButton,
  PadGeometry,
  PadIdentity,
  PadPrompt,
  PenSample,
} from '../../contract/devices.ts';
import type { ToldAgreement } from '../../contract/agreements.ts';
import type { MattersAnswer } from '../../contract/link.ts';
import type { Language, LocalText, PolicyPack } from '../../contract/policy.ts';
import type { ConsentRecord, EvidencePage, IdentityCheck, Needs } from '../../contract/request.ts';
import type { Act } from '../../contract/act.ts';
import type {
  CardPurpose,
  ListName,
  Look,
  Overlay,
  QuestionError,
  QuestionId,
  ScanJob,
  Service,
  Undoable,
} from '../../contract/screen.ts';

import type { CardProblem, Delivery, SignPhase } from '../../contract/signing.ts';
import type { Cropping } from '../pages/planning.ts';
import type { LookedAt, PageLooks } from './pageLooks.ts';
import type { Comfort } from './comfort.ts';
import type { HearingDoor } from '../../contract/hearing/screen.ts';
import type { Hall, HearingNews, HearingWish } from '../hearing/hall.ts';
import type { Joining, JoiningNews, JoiningWish } from '../joining/joining.ts';
import type { StatementPart, StatementProblem } from '../../contract/statement.ts';
import type { CutTold } from '../../contract/sessionScreen.ts';
import type { RequestForm } from './requestForm.ts';
import type { Desk } from '../session/desk.ts';
import type { RemotePage } from '../session/remote/elsewhere.ts';
import type { RemoteAsk } from '../../contract/remote/page.ts';
import type { SessionNews, SessionWish } from '../session/wishes.ts';

export interface DocumentMade {
  readonly id: string;
  readonly title: LocalText;
  readonly pages: number;
  readonly sha256: string;
}

export interface Identity {
  readonly card: CardRecord;
  readonly check: IdentityCheck;
  /** Monotonic ms of the tap; a check ages by this clock, not by the wall. */
  readonly tappedAt: number;
}

/** Where in the visit the person is. */
export type Place =
  | { readonly kind: 'notice' }
  | { readonly kind: 'needs' }
  | { readonly kind: 'card'; readonly purpose: CardPurpose; readonly phase: 'waiting' | 'reading' }
  | {
      readonly kind: 'cardProblem';
      readonly purpose: CardPurpose;
      readonly problem: CardProblem;
      readonly held: Identity | null;
    }
  | { readonly kind: 'noCard' }
  | { readonly kind: 'confirmIdentity'; readonly identity: Identity }
  | { readonly kind: 'home' }
  | { readonly kind: 'notAvailable'; readonly service: Service }
  | {
      readonly kind: 'question';
      readonly id: QuestionId;
      readonly row: string | null;
      readonly error: QuestionError | null;
    }
  | { readonly kind: 'list'; readonly list: ListName }
  | {
      readonly kind: 'scan';
      readonly row: string;
      readonly selected: string | null;
      readonly job: ScanJob;
      readonly jobId: string | null;
      readonly replacing: string | null;
      /** Pages kept by the job that runs or ran last. */
      readonly ofJob?: readonly string[];
    }
  | { readonly kind: 'check' }
  | { readonly kind: 'making' }
  | { readonly kind: 'documentProblem'; readonly characters: readonly string[] }
  | { readonly kind: 'preview'; readonly page: number }
  | { readonly kind: 'sign'; readonly phase: SignPhase; readonly jobId: string }
  /** Several people at one booth, with staff: a machine of its own (main/core/session). */
  | { readonly kind: 'session'; readonly desk: Desk }
  /** On the way to a hearing, or in it (main/core/hearing). */
  | { readonly kind: 'hearing'; readonly hall: Hall }
  /** On the way into a mediation of another booth, or in it (main/core/joining). */
  | { readonly kind: 'joining'; readonly joining: Joining }
  | {
      readonly kind: 'captured';
      readonly itemId: string;
      readonly sha256: string;
      readonly at: string;
      readonly delivery: Delivery;
    }
  | {
      readonly kind: 'matters';
      readonly state: 'loading' | 'offline' | 'ready';
      readonly found: MattersAnswer;
      /** The agreement one comes back to. */
      readonly opened: string | null;
    }
  | StatementPlace;

/** Reading the court's own statement; `job` names this one fetching of it, and its bytes. */
export interface StatementPlace {
  readonly kind: 'statement';
  readonly job: string;
  readonly told: ToldAgreement;
  readonly part: StatementPart;
  /** What was told, to come back to. */
  readonly found: MattersAnswer;
}

export interface PageSeen {
  readonly page: number;
  readonly ms: number;
}

/** Ink as it comes: batches, so that a long signature is not copied at every report. */
export interface Ink {
  readonly batches: readonly (readonly PenSample[])[];
  readonly gaps: number;
  readonly geometry: PadGeometry | null;
  readonly pad: PadIdentity | null;
  readonly startedAt: string;
}

export interface Undo {
  readonly what: Undoable;
  readonly form: RequestForm;
}

export interface Visit {
  readonly kind: 'visit';
  readonly id: string;
  readonly place: Place;
  readonly overlay: Overlay | null;
  readonly look: Look;
  readonly needs: Needs;
  readonly consents: readonly ConsentRecord[];
  readonly identity: Identity | null;
  readonly form: RequestForm | null;
  /** After 改 on the check page, the way on leads back there. */
  readonly backToCheck: boolean;
  readonly document: DocumentMade | null;
  readonly seen: readonly PageSeen[];
  readonly ink: Ink | null;
  readonly undo: Undo | null;
  readonly looks: PageLooks;
  readonly cardOnReader: boolean;
  readonly readerOut: boolean;
  /** The pad was out and the person chose to sign on the touch display: holds for the rest of the visit. */
  readonly signsOnScreen: boolean;
  readonly scannedAnything: boolean;
  readonly touchedAt: number;
  readonly comfort: Comfort;
  /** Bound for a hearing; `code`: the number on the summons, once it was given. */
  readonly summons: { readonly code: string | null } | null;
  /** Bound for a mediation of another booth; `code`: the room's, once it was given. */
  readonly joins: { readonly code: string | null } | null;
  /** Of which hearing's seat this person was told that it is kept in a moment. */
  readonly seatTold: string | null;
}

export type BoothState =
  | {
      readonly kind: 'idle';
      readonly cardOnReader: boolean;
      readonly readerOut: boolean;
      readonly look: Look;
    }
  | Visit
  | {
      readonly kind: 'leaving';
      readonly phase: 'wiping' | 'done';
      readonly cardOnReader: boolean;
      readonly readerOut: boolean;
      readonly scannedAnything: boolean;
      readonly since: number;
      readonly look: Look;
      /** A mediation that was cut was looked at and not taken up: it waits until then. */
      readonly keptUntil?: string;
    }
  | { readonly kind: 'outOfOrder'; readonly reason: OutOfOrder; readonly look: Look };

export type OutOfOrder =
  'notProvisioned' | 'noPolicy' | 'wipeFailed' | 'storage' | 'newerDatabase' | 'diskFull';

/** What the state needs to know of the world at the moment of an event. */
export interface Moment {
  readonly pack: PolicyPack;
  /** Monotonic ms. */
  readonly now: number;
  /** RFC 3339 wall time of the booth. */
  readonly at: string;
  /** YYYY-MM-DD at the booth. */
  readonly today: string;
  /** A fresh id, used at most once by the step. */
  readonly newId: string;
  readonly pad: 'stu' | 'pointer' | 'none';
  /** The court link is there; absent: it is not. */
  readonly online?: boolean;
  /** The clock has a trusted source; absent: it has not. */
  readonly trusted?: boolean;
  /** What became of a mediation here that a crash cut; absent: there was none. */
  readonly cut?: CutTold;
  /** Hearings as the entrance knows them; `phone`: the clerk's; `soon`: from when the seat is kept, where that is in a moment. */
  readonly hearing?: { readonly door: HearingDoor; readonly phone: string; readonly soon: string | null };
  /** Until when one that was cut waits; absent or null: none does. */
  readonly cutUntil?: string | null;
  /** Others write in the draft of this table too; absent: nobody does. */
  readonly shared?: boolean;
}

export type BoothEvent =
  | { readonly kind: 'act'; readonly act: Act }
  | { readonly kind: 'touched' }
  | { readonly kind: 'headsetMoved'; readonly plugged: boolean }
  /** The presence sensor sees somebody, or nobody. */
  | { readonly kind: 'presenceChanged'; readonly here: boolean }
  | { readonly kind: 'ticked' }
  | { readonly kind: 'cardFound' }
  | {
      readonly kind: 'cardRead';
      readonly card: CardRecord;
      readonly warnings: readonly CardWarning[];
      readonly samNumber: string;
    }
  | { readonly kind: 'cardFailed'; readonly error: DeviceError }
  | { readonly kind: 'cardLifted' }
  | { readonly kind: 'deviceWent'; readonly device: DeviceName; readonly error: DeviceError }
  | { readonly kind: 'deviceCame'; readonly device: DeviceName }
  | {
      readonly kind: 'scanProgressed';
      readonly job: string;
      readonly page: number;
      readonly percent: number | null;
    }
  /** The document camera has a picture; `job` is made for this one page. */
  | { readonly kind: 'shotTaken'; readonly job: string; readonly replaces: string | null }
  | { readonly kind: 'pageKept'; readonly job: string; readonly page: EvidencePage }
  /** `seen` null: the page could not be looked at. */
  | { readonly kind: 'pageCleaned'; readonly page: string; readonly seen: LookedAt | null }
  | {
      readonly kind: 'scanEnded';
      readonly job: string;
      readonly error: DeviceError | null;
      readonly pages: number;
    }
  /** The code reader read something; only the number of a summons is asked for. */
  | { readonly kind: 'codeScanned'; readonly text: string }
  | { readonly kind: 'documentMade'; readonly document: DocumentMade }
  | { readonly kind: 'documentFailed'; readonly characters: readonly string[] }
  | {
      readonly kind: 'signingStarted';
      readonly job: string;
      readonly geometry: PadGeometry;
      readonly pad: PadIdentity;
    }
  | {
      readonly kind: 'inkDrawn';
      readonly job: string;
      readonly samples: readonly PenSample[];
      readonly gaps: number;
    }
  /** A button on the pad itself. */
  | { readonly kind: 'padPressed'; readonly job: string; readonly button: PadButton }
  | { readonly kind: 'signingBroke'; readonly job: string; readonly error: DeviceError }
  | { readonly kind: 'captured'; readonly itemId: string; readonly sha256: string; readonly at: string }
  | { readonly kind: 'captureFailed' }
  | { readonly kind: 'courtAnswered'; readonly itemId: string; readonly delivery: Delivery }
  /** Null: the court could not be asked. */
  | { readonly kind: 'mattersCame'; readonly found: MattersAnswer | null }
  /** Null: its bytes are here, and they are what the court signed for. */
  | { readonly kind: 'statementCame'; readonly job: string; readonly problem: StatementProblem | null }
  | { readonly kind: 'session'; readonly news: SessionNews }
  | { readonly kind: 'hearing'; readonly news: HearingNews }
  | { readonly kind: 'joining'; readonly news: JoiningNews }
  /** Said in a page elsewhere, over its sealed line. `number`: the six digits of that line. */
  | {
      readonly kind: 'remoteAsked';
      readonly page: RemotePage;
      readonly number: string;
      readonly n: number;
      readonly ask: RemoteAsk;
      /** The booth whose word came with it and was checked, as the court calls it; absent: none did. */
      readonly booth?: string;
    }
  /** The page cannot be reached, or is another; it was heard again on the same line. */
  | { readonly kind: 'remoteGone'; readonly page: RemotePage }
  | { readonly kind: 'remoteBack'; readonly page: RemotePage }
  | { readonly kind: 'wiped'; readonly ok: boolean }
  | { readonly kind: 'brokeDown'; readonly reason: OutOfOrder }
  | { readonly kind: 'repaired' };

export type Effect =
  | { readonly kind: 'openVisit'; readonly visitId: string }
  | { readonly kind: 'watchCard'; readonly on: boolean }
  | { readonly kind: 'startScan'; readonly job: string; readonly source: 'feeder' | 'flatbed' }
  | { readonly kind: 'cancelScan'; readonly job: string }
  | { readonly kind: 'cleanPage'; readonly page: EvidencePage; readonly cropping: Cropping }
  | { readonly kind: 'makeDocument' }
  | {
      readonly kind: 'startSigning';
      readonly job: string;
      readonly prompt: PadPrompt;
      readonly on: 'pad' | 'screen';
      readonly language: Language;
    }
  | { readonly kind: 'clearInk'; readonly job: string }
  | { readonly kind: 'stopSigning'; readonly job: string }
  /** Seal and queue: everything it needs is in the state it comes with. */
  | { readonly kind: 'capture' }
  | { readonly kind: 'queryMatters' }
  | { readonly kind: 'fetchStatement'; readonly job: string; readonly told: ToldAgreement }
  /** For audit and log: what became of a statement. */
  | {
      readonly kind: 'noteStatement';
      readonly agreement: string;
      readonly was: 'shown' | 'differs' | 'unshown';
    }
  | { readonly kind: 'session'; readonly wish: SessionWish }
  | { readonly kind: 'hearing'; readonly wish: HearingWish }
  | { readonly kind: 'joining'; readonly wish: JoiningWish }
  | { readonly kind: 'wipe' }
  /** For the audit chain: that it happened, never what was said. */
  | { readonly kind: 'noteIdentity'; readonly cardType: CardRecord['type'] }
  | {
      readonly kind: 'noteConsent';
      readonly stage: ConsentRecord['stage'];
      readonly textVersion: string;
      readonly answer: boolean;
    };

export interface Step {
  readonly state: BoothState;
  readonly effects: readonly Effect[];
}

export const DEFAULT_LOOK: Look = { scale: 100, contrast: 'day', language: 'zh-CN' };
/** How long the "your information is cleared" page stays. */
export const LEFT_PAGE_MS = 8_000;

export const to = (state: BoothState, ...effects: Effect[]): Step => ({ state, effects });
