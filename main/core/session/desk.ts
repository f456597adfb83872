/** A mediation at one booth in types: who sits there, what is drafted, where the table is; the law of it is the machine in main/contract/session. */
import type { DemoJudgment, JudgmentFlaw } from '../../contract/demoJudgment.ts';
import type { DeviceErrorKind } from '../../contract/devices.ts';
import type { GroupKey } from '../../contract/groupKey.ts';
import type { DisputeKindId, StaffRoster } from '../../contract/policy.ts';
import type { EvidencePage } from '../../contract/request.ts';
import type { Authority, Capacity } from '../../contract/session/acting.ts';
import type { AcknowledgedNotice } from '../../contract/session/packet.ts';
import type { Instalment } from '../../contract/session/instalments.ts';
import type { GuestCall } from '../../contract/session/guests.ts';
import type { DisputeSource } from '../../contract/session/hosting.ts';
import type { RemoteSignature, SessionCheck } from '../../contract/remote/signature.ts';
import type { RegimeId } from '../../contract/session/regime.ts';
import type { Session } from '../../contract/session/session.ts';
import type { Group } from '../../contract/session/group.ts';
import type { GroupDesk } from './group/groupDesk.ts';
import type { Applies } from './group/memberTable.ts';
import type { TermKind } from '../../contract/session/terms.ts';
import type { Party, Seat, Security, ServiceWish } from '../../contract/session/parties.ts';
import type { SessionCardProblem, Who } from '../../contract/sessionScreen.ts';
import type { Delivery, SignPhase } from '../../contract/signing.ts';
import type { DocumentMade, Identity } from '../visit/visit.ts';
import type { Elsewhere, SeatIdentity, TyingStep } from './remote/elsewhere.ts';

export type StaffMember = StaffRoster['members'][number];

/** `checking`: the card is being compared with the roster. */
export type CardPhase = 'waiting' | 'reading' | 'checking';

/** A party that did not come itself, as its paper names it. `number`: of its identity card or credit code; '' where it is not known. */
export interface Principal {
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  readonly number: string;
}

/** Whom somebody at a seat acts for, by which scanned papers, with which authority as they say it. */
export interface Acting {
  readonly as: Capacity;
  readonly principal: Principal;
  readonly authority: Authority | null;
  readonly pages: readonly EvidencePage[];
}

export type Helping = 'supporter' | 'interpreter';

/** Who is about to lay a card down at a seat. `partyNow`: the party itself, after somebody without authority. `again`: whoever sits there. */
export type Coming =
  | { readonly kind: 'party' }
  | { readonly kind: 'partyNow' }
  | { readonly kind: 'acting'; readonly as: Capacity; readonly principal: Principal }
  | { readonly kind: 'helping'; readonly role: Helping }
  /** A guardian as the party, for what was bought for this child. */
  | { readonly kind: 'ownName'; readonly ward: string }
  | { readonly kind: 'again' };

/** At the table without a seat of their own: helpers, and an agent whose party came itself. */
export interface Beside {
  readonly id: string;
  readonly seat: Seat;
  readonly role: Helping | 'agent';
  readonly sitter: Sitter;
}

/** Of staff at the table beside whoever leads: opened the session, and somebody else has to lead and sign it. */
export interface Attending {
  readonly id: string;
  readonly member: StaffMember;
  readonly sitter: Sitter;
}

/** What whoever opened for somebody else noted before: where the dispute came from, and that the person present wants it. */
export interface Intake {
  readonly source: DisputeSource;
  readonly consentAt: string | null;
}

/** Somebody at the table, or elsewhere in a page of their own. `identity` is the latest check; a signature wants a fresh one. */
export interface Sitter {
  readonly identity: SeatIdentity;
  /** Null: at the table. */
  readonly elsewhere: Elsewhere | null;
  readonly joinedAt: string;
  readonly checks: readonly SessionCheck[];
  readonly told: readonly AcknowledgedNotice[];
  /** Null: for oneself. */
  readonly acting: Acting | null;
  /** The child for whom a guardian, who is the party in their own name, made the contract; shown masked alone. */
  readonly ward: string | null;
  /** How the agreement reaches the party; null: not asked, it leaves with the print. */
  readonly service: ServiceWish | null;
}

/** `offline`: the court could not be asked, and nothing of it is here. `refused`: what is here may not be shown. */
export type DemoFound =
  | { readonly kind: 'none' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'refused'; readonly why: JudgmentFlaw }
  | { readonly kind: 'here'; readonly judgment: DemoJudgment };

export interface Linked {
  readonly key: GroupKey;
  readonly demo: DemoFound;
}

export interface Payment {
  readonly payer: Seat;
  readonly payee: Seat;
  readonly totalFen: number;
  readonly rows: readonly Instalment[];
}

export interface DraftClause {
  readonly id: string;
  readonly kind: TermKind;
  /** As it is printed and read. */
  readonly text: string;
  readonly payment: Payment | null;
  /** Secures the debt of another clause. */
  readonly secures: Secures | null;
}

/** `of`: the clause with the payment that is secured; `by`: the party that stands in for it. */
export interface Secures {
  readonly of: string;
  readonly by: Seat;
  readonly security: Security;
}

/** The main facts stand in the paper and are read out like a clause, under this id. */
export const FACTS = 'facts';

export interface Draft {
  readonly facts: string;
  readonly clauses: readonly DraftClause[];
}

/** A clause before the eyes of a seat, or read to it, until its person said so. */
export interface Shown {
  readonly who: Seat;
  readonly what: string;
  readonly way: 'seen' | 'heard';
  readonly ms: number;
  readonly at: string;
  readonly trusted: boolean;
}

/** A signature that stands in the PDF. */
export interface Signed {
  readonly id: string;
  readonly who: Who;
  readonly began: string;
  readonly done: string;
  readonly trusted: boolean;
  readonly pad: { readonly model: string; readonly serial: string; readonly firmware: string };
  readonly samples: string;
  /** Given in a page elsewhere: what its own key signed. */
  readonly remote: RemoteSignature | null;
  readonly field: { readonly name: string; readonly bytes: number; readonly sha256: string };
}

export type Pays = Pick<Payment, 'payer' | 'payee'>;

/** What a party has against the paper, in its own words; it is noted beside the signatures and ends nothing. */
export interface Objection {
  readonly who: Seat;
  readonly words: string;
  readonly began: string;
  readonly done: string;
  readonly trusted: boolean;
  /** SHA-256 of the paper it was said of: an earlier one where the text was changed since. */
  readonly document: string;
}

/** Sealed to the court and queued, and what the court said of it. */
export interface Sealed {
  readonly itemId: string;
  readonly capturedAt: string;
  readonly delivery: Delivery;
}

/** The joint application for judicial confirmation, as far as it has come. */
export interface Application {
  readonly document: DocumentMade;
  /** Its pages before the eyes of both. */
  readonly shown: readonly Shown[];
  readonly signed: readonly Signed[];
  readonly sealed: Sealed | null;
}

/** Which of the two papers of a table a signature is for. */
export type PaperKind = 'agreement' | 'application';

/** `onPaper`: read out and given out to be signed by hand; nothing was signed here. `inked`: signed so, scanned and sealed to the court. */
export type Ended = 'refused' | 'refusedToSign' | 'onPaper' | 'inked' | 'dropped';

/** Why another card of staff is asked for: its holder has to sign the paper, leads what the mediation turns into, or what somebody else opened. */
export type LeadWhy = 'signs' | 'switch' | 'hosted';

/** Where the table was when another kind of mediation was proposed. */
export type TurnedAt = 'draft' | 'ink';

/** A mediation that a crash cut: when it was last kept, how long it waits, and whether it goes on by now. */
export interface Cut {
  readonly keptAt: string;
  readonly until: string;
  readonly goneOn: boolean;
}

export type Step =
  /** Of whoever opens for somebody else: where the dispute came from; whether the person present wants it. */
  | { readonly at: 'source' }
  | { readonly at: 'willing' }
  /** `refused`: the one just chosen needs the link, and it is away. */
  | { readonly at: 'regimes'; readonly refused: RegimeId | null }
  | {
      readonly at: 'leadCard';
      readonly why: LeadWhy;
      readonly from: TurnedAt;
      readonly phase: CardPhase;
      readonly problem: SessionCardProblem | null;
      readonly held: Identity | null;
    }
  | { readonly at: 'kinds' }
  /** Who takes part where there are more than two. */
  | { readonly at: 'parties' }
  | { readonly at: 'standing' }
  | { readonly at: 'privacy' }
  | {
      readonly at: 'seatCard';
      readonly seat: Seat;
      readonly coming: Coming;
      readonly phase: CardPhase;
      readonly problem: SessionCardProblem | null;
    }
  | { readonly at: 'seatConfirm'; readonly seat: Seat; readonly coming: Coming; readonly identity: Identity }
  | TyingStep
  /** In which capacity somebody comes who is not the party. */
  | { readonly at: 'capacity'; readonly seat: Seat }
  /** A guardian: in their own name, or for the child; then for which child. */
  | { readonly at: 'ownName'; readonly seat: Seat }
  | { readonly at: 'ward'; readonly seat: Seat; readonly name: string }
  | { readonly at: 'principal'; readonly seat: Seat; readonly as: Capacity; readonly party: Principal }
  | {
      readonly at: 'principalNumber';
      readonly seat: Seat;
      readonly as: Capacity;
      readonly party: Principal;
      readonly problem: boolean;
    }
  /** `job`: the scan that runs; `problem`: why the last one stopped. */
  | {
      readonly at: 'authorityPaper';
      readonly seat: Seat;
      readonly pages: readonly EvidencePage[];
      readonly job: string | null;
      readonly problem: DeviceErrorKind | null;
    }
  | { readonly at: 'authority'; readonly seat: Seat; readonly pages: readonly EvidencePage[] }
  /** What can be done where nobody at a seat may sign. */
  | { readonly at: 'noAuthority'; readonly seat: Seat }
  | { readonly at: 'notice'; readonly seat: Seat; readonly notice: string }
  | { readonly at: 'service'; readonly seat: Seat }
  /** Whoever leads may not write for the parties: one of them does. */
  | { readonly at: 'writer' }
  /** What would change, before anybody is asked. */
  | { readonly at: 'switchTold'; readonly to: RegimeId; readonly from: TurnedAt }
  | { readonly at: 'switchAsk'; readonly to: RegimeId; readonly from: TurnedAt; readonly seat: Seat }
  /** Which guest; each side is asked alone; then the guest's card. */
  | { readonly at: 'guestWhom' }
  | { readonly at: 'guestAsk'; readonly call: GuestCall; readonly seat: Seat }
  | {
      readonly at: 'guestCard';
      readonly call: GuestCall;
      readonly phase: CardPhase;
      readonly problem: SessionCardProblem | null;
      readonly held: Identity | null;
    }
  /** The court's demonstration judgment: looked for; then before a party, or before everybody once more (`seat` null). */
  | { readonly at: 'demoSeeking' }
  | { readonly at: 'demo'; readonly seat: Seat | null; readonly back: StepBack | null }
  | { readonly at: 'draft' }
  | { readonly at: 'pick' }
  /** `clause` null: a new one. */
  | { readonly at: 'words'; readonly of: 'clause' | 'facts'; readonly clause: string | null }
  | { readonly at: 'payer'; readonly clause: string | null }
  | { readonly at: 'payee'; readonly clause: string | null; readonly payer: Seat }
  | ({ readonly at: 'total'; readonly clause: string | null; readonly problem: boolean } & Pays)
  | ({ readonly at: 'count'; readonly clause: string | null; readonly fen: number } & Pays)
  | ({
      readonly at: 'first';
      readonly clause: string | null;
      readonly fen: number;
      readonly count: number;
    } & Pays)
  /** Securing a debt: which one, by whom, how. */
  | { readonly at: 'secured' }
  | { readonly at: 'securer'; readonly of: string; readonly clause: string | null }
  | { readonly at: 'securityWay'; readonly of: string; readonly by: Seat; readonly clause: string | null }
  | {
      readonly at: 'securedThing';
      readonly of: string;
      readonly by: Seat;
      readonly clause: string | null;
      readonly kind: 'mortgage' | 'pledge';
    }
  | { readonly at: 'plan'; readonly clause: string | null; readonly payment: Payment }
  /** Others write in it too: until nobody does. */
  | { readonly at: 'settling' }
  /** What is different between a version and the next; `pair` counts from 0. */
  | { readonly at: 'changes'; readonly pair: number; readonly back: StepBack }
  | { readonly at: 'followUp' }
  | { readonly at: 'making' }
  | { readonly at: 'paperProblem'; readonly characters: readonly string[] }
  /** `since`: monotonic ms at which this clause came up. */
  | { readonly at: 'reading'; readonly clause: string; readonly since: number }
  /** Read out whole; it is signed by hand, not here. */
  | { readonly at: 'ink' }
  /** Signed by hand and brought back: its pages are scanned, compared with the original by whoever led, sealed. */
  | {
      readonly at: 'inkScan';
      readonly pages: readonly EvidencePage[];
      readonly job: string | null;
      readonly problem: DeviceErrorKind | null;
    }
  | {
      readonly at: 'inkCompare';
      readonly pages: readonly EvidencePage[];
      readonly phase: CardPhase;
      readonly problem: SessionCardProblem | null;
    }
  | {
      readonly at: 'inkSealing';
      readonly pages: readonly EvidencePage[];
      readonly comparedAt: string;
      readonly failed: boolean;
    }
  | { readonly at: 'signers'; readonly refused: string | null }
  | {
      readonly at: 'signCard';
      readonly of: PaperKind;
      readonly who: Who;
      readonly phase: CardPhase;
      readonly problem: SessionCardProblem | null;
    }
  | {
      readonly at: 'sign';
      readonly of: PaperKind;
      readonly who: Who;
      readonly phase: SignPhase;
      readonly job: string;
      /** What the session becomes when the signature stands in the PDF. */
      readonly next: Session | null;
    }
  | { readonly at: 'refusing'; readonly who: Seat }
  | { readonly at: 'objecting'; readonly who: Seat; readonly words: string; readonly began: string }
  /** What would be noted, before it is. */
  | { readonly at: 'objection'; readonly who: Seat; readonly words: string; readonly began: string }
  | { readonly at: 'sealing'; readonly failed: boolean }
  | { readonly at: 'captured' }
  /** Applying together for judicial confirmation (applying.ts). */
  | { readonly at: 'offer' }
  | { readonly at: 'applicationMaking'; readonly failed: boolean }
  | { readonly at: 'applicationPaper'; readonly page: number; readonly seen: readonly number[] }
  | { readonly at: 'applicants'; readonly refused: string | null }
  | { readonly at: 'applicationSealing'; readonly failed: boolean }
  /** A side stopped where that ends nothing by itself: whoever leads says how it goes on. */
  | { readonly at: 'halted'; readonly from: Step }
  /** `noted`: the reason of the pack's list that whoever led chose, if any. */
  | { readonly at: 'ended'; readonly reason: Ended; readonly noted: string | null }
  | { readonly at: 'endReason'; readonly reason: Ended }
  /** A mediation that was cut (returning.ts): who is back, whose card is asked for, why it is ended. */
  | { readonly at: 'kept' }
  | {
      readonly at: 'returnCard';
      readonly who: Seat;
      readonly phase: CardPhase;
      readonly problem: SessionCardProblem | null;
    }
  | { readonly at: 'keptEnd' };

/** Where the differences are looked at from. */
export type StepBack =
  { readonly at: 'draft' } | { readonly at: 'reading'; readonly clause: string; readonly since: number };

/** Before anybody of staff is known there is no table. */
export type Desk =
  | {
      readonly stage: 'entrance';
      readonly phase: CardPhase;
      readonly problem: SessionCardProblem | null;
      /** Read, and being compared with the roster. */
      readonly held: Identity | null;
    }
  | Table
  | GroupDesk;

export interface Table {
  readonly stage: 'table';
  readonly lead: StaffMember;
  /** Of whoever leads, in the machine: another one after another lead took over. */
  readonly leadId: string;
  readonly attending: readonly Attending[];
  /** Null: whoever leads opened it. */
  readonly intake: Intake | null;
  readonly regime: RegimeId;
  /** Who writes where whoever leads may not. */
  readonly writer: Seat | null;
  /** Two to eight, in the order of the paper. */
  readonly parties: readonly Party[];
  /** Families that keep their data from each other: papers and certificates name them masked. */
  readonly apart: boolean;
  /** The applicants are the representatives of this group; null: everybody is here for themselves. */
  readonly group: Group | null;
  /** One member of that group and whoever pays, applying together after the member's consent; null: a table of its own. */
  readonly applies: Applies | null;
  /** Null: nobody sits there yet, or it is no place of this table. */
  readonly people: { readonly lead: Sitter } & Readonly<Record<Seat, Sitter | null>>;
  readonly beside: readonly Beside[];
  readonly kind: DisputeKindId | null;
  /** Null until the kind of dispute is chosen. */
  readonly session: Session | null;
  readonly openedAt: { readonly at: string; readonly trusted: boolean };
  readonly privacy: AcknowledgedNotice | null;
  /** Linked with other matters, and what the court says of their sample case; null: not looked for, or linked with none. */
  readonly linked: Linked | null;
  readonly draft: Draft;
  /** The day of the 回访; null: none. */
  readonly followUp: string | null;
  readonly document: DocumentMade | null;
  readonly versions: readonly {
    readonly version: number;
    readonly sha256: string;
    readonly at: string;
    readonly trusted: boolean;
    /** Its words, as they were read out. */
    readonly clauses: readonly { readonly id: string; readonly text: string }[];
  }[];
  readonly shown: readonly Shown[];
  readonly signed: readonly Signed[];
  readonly objections: readonly Objection[];
  /** The agreement, once it is sealed. */
  readonly sealed: Sealed | null;
  readonly application: Application | null;
  /** An application was begun and somebody did not go on. */
  readonly applicationLeft: boolean;
  /** Null: it was never cut. */
  readonly cut: Cut | null;
  readonly step: Step;
}

/** What of a table outlives a crash: all of it but what stands on the screen. A member's application is kept with its group. */
export type KeptTable = Omit<Table, 'step' | 'cut' | 'applies'>;

/** A mediation that was cut, opened with the card of whoever led it. */
export interface KeptFound extends Omit<Cut, 'goneOn'> {
  readonly table: KeptTable;
}

/** Nobody sits anywhere. */
export const NO_SITTERS: Readonly<Record<Seat, null>> = {
  A: null,
  B: null,
  C: null,
  D: null,
  E: null,
  F: null,
  G: null,
  H: null,
};

export const sitterOf = (table: Table, who: Who): Sitter | null => table.people[who];

export const withSitter = (table: Table, who: Who, sitter: Sitter): Table => ({
  ...table,
  people: { ...table.people, [who]: sitter },
});

/** Nothing of anybody has to be kept any more: captured, or ended. */
export const isOver = (desk: Desk): boolean =>
  // a group is kept at every moment: leaving loses nothing but what its table has not sealed
  (desk.stage === 'group' &&
    !('person' in desk.step) &&
    (desk.table === null || desk.table.step.at === 'captured')) ||
  (desk.stage === 'table' &&
    (desk.step.at === 'captured' || desk.step.at === 'ended' || desk.step.at === 'endReason'));
