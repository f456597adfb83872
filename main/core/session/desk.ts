/** A mediation at one booth in types: who sits there, what is drafted, where the table is; the law of it is the machine in main/contract/session. */
import type { CardRecord, DeviceErrorKind } from '../../contract/devices.ts';
import type { DisputeKindId, StaffRoster } from '../../contract/policy.ts';
import type { EvidencePage, IdentityCheck } from '../../contract/request.ts';
import type { Authority, Capacity } from '../../contract/session/acting.ts';
import type { AcknowledgedNotice } from '../../contract/session/packet.ts';
import type { Instalment } from '../../contract/session/instalments.ts';
import type { RegimeId } from '../../contract/session/regime.ts';
import type { Session } from '../../contract/session/session.ts';
import type { TermKind } from '../../contract/session/terms.ts';
import type { Seat, SessionCardProblem, SessionSignPhase, Who } from '../../contract/sessionScreen.ts';
import type { Delivery, DocumentMade, Identity, Ink } from '../visit/visit.ts';

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

/** Somebody at the table. `identity` is the latest tap; a signature wants a fresh one. */
export interface Sitter {
  readonly identity: Identity;
  readonly joinedAt: string;
  readonly checks: readonly IdentityCheck[];
  readonly told: readonly AcknowledgedNotice[];
  /** Null: for oneself. */
  readonly acting: Acting | null;
}

export interface Payment {
  readonly payer: Seat;
  readonly totalFen: number;
  readonly rows: readonly Instalment[];
}

export interface DraftClause {
  readonly id: string;
  readonly kind: TermKind;
  /** As it is printed and read. */
  readonly text: string;
  readonly payment: Payment | null;
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
  readonly field: { readonly name: string; readonly bytes: number; readonly sha256: string };
}

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

/** `onPaper`: read out and given out to be signed by hand; nothing was signed here. */
export type Ended = 'refused' | 'refusedToSign' | 'onPaper' | 'dropped';

/** Why another card of staff is asked for: its holder has to sign the paper, or leads what the mediation turns into. */
export type LeadWhy = 'signs' | 'switch';

/** Where the table was when another kind of mediation was proposed. */
export type TurnedAt = 'draft' | 'ink';

/** A mediation that a crash cut: when it was last kept, how long it waits, and whether it goes on by now. */
export interface Cut {
  readonly keptAt: string;
  readonly until: string;
  readonly goneOn: boolean;
}

export type Step =
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
  | { readonly at: 'kinds'; readonly wetInk: DisputeKindId | null }
  | { readonly at: 'privacy' }
  | {
      readonly at: 'seatCard';
      readonly seat: Seat;
      readonly coming: Coming;
      readonly phase: CardPhase;
      readonly problem: SessionCardProblem | null;
    }
  | { readonly at: 'seatConfirm'; readonly seat: Seat; readonly coming: Coming; readonly identity: Identity }
  /** In which capacity somebody comes who is not the party. */
  | { readonly at: 'capacity'; readonly seat: Seat }
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
  /** Whoever leads may not write for the parties: one of them does. */
  | { readonly at: 'writer' }
  /** What would change, before anybody is asked. */
  | { readonly at: 'switchTold'; readonly to: RegimeId; readonly from: TurnedAt }
  | { readonly at: 'switchAsk'; readonly to: RegimeId; readonly from: TurnedAt; readonly seat: Seat }
  | { readonly at: 'draft' }
  | { readonly at: 'pick' }
  /** `clause` null: a new one. */
  | { readonly at: 'words'; readonly of: 'clause' | 'facts'; readonly clause: string | null }
  | { readonly at: 'payer'; readonly clause: string | null }
  | { readonly at: 'total'; readonly clause: string | null; readonly payer: Seat; readonly problem: boolean }
  | { readonly at: 'count'; readonly clause: string | null; readonly payer: Seat; readonly fen: number }
  | {
      readonly at: 'first';
      readonly clause: string | null;
      readonly payer: Seat;
      readonly fen: number;
      readonly count: number;
    }
  | { readonly at: 'plan'; readonly clause: string | null; readonly payment: Payment }
  | { readonly at: 'followUp' }
  | { readonly at: 'making' }
  | { readonly at: 'paperProblem'; readonly characters: readonly string[] }
  /** `since`: monotonic ms at which this clause came up. */
  | { readonly at: 'reading'; readonly clause: string; readonly since: number }
  /** Read out whole; it is signed by hand, not here. */
  | { readonly at: 'ink' }
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
      readonly phase: SessionSignPhase;
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

/** Before anybody of staff is known there is no table. */
export type Desk =
  | {
      readonly stage: 'entrance';
      readonly phase: CardPhase;
      readonly problem: SessionCardProblem | null;
      /** Read, and being compared with the roster. */
      readonly held: Identity | null;
    }
  | Table;

export interface Table {
  readonly stage: 'table';
  readonly lead: StaffMember;
  /** Of whoever leads, in the machine: another one after another lead took over. */
  readonly leadId: string;
  readonly attending: readonly Attending[];
  readonly regime: RegimeId;
  /** Who writes where whoever leads may not. */
  readonly writer: Seat | null;
  readonly people: { readonly lead: Sitter; readonly A: Sitter | null; readonly B: Sitter | null };
  readonly beside: readonly Beside[];
  readonly kind: DisputeKindId | null;
  /** Null until the kind of dispute is chosen. */
  readonly session: Session | null;
  readonly openedAt: { readonly at: string; readonly trusted: boolean };
  readonly privacy: AcknowledgedNotice | null;
  readonly draft: Draft;
  /** The day of the 回访; null: none. */
  readonly followUp: string | null;
  readonly document: DocumentMade | null;
  readonly versions: readonly {
    readonly version: number;
    readonly sha256: string;
    readonly at: string;
    readonly trusted: boolean;
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

/** What of a table outlives a crash: all of it but what stands on the screen. */
export type KeptTable = Omit<Table, 'step' | 'cut'>;

/** A mediation that was cut, opened with the card of whoever led it. */
export interface KeptFound extends Omit<Cut, 'goneOn'> {
  readonly table: KeptTable;
}

/** What the session asks its runner to do. `at`: the moment of the confirmed signature, which the lights take as theirs. */
export type SessionWish =
  | { readonly do: 'checkStaff'; readonly card: CardRecord }
  | { readonly do: 'makePaper' }
  | {
      readonly do: 'addSignature';
      readonly of: PaperKind;
      readonly who: Who;
      readonly identity: Identity;
      readonly ink: Ink;
      readonly at: string;
    }
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
  | { readonly do: 'noteHandedOver'; readonly document: string }
  | {
      readonly do: 'noteActing';
      readonly seat: Seat;
      readonly as: string;
      readonly authority: string;
      readonly pages: number;
    }
  | { readonly do: 'noteEnded'; readonly reason: string }
  | { readonly do: 'noteReason'; readonly reason: string }
  /** What was cut goes on: from here on leaving ends it like any other. */
  | { readonly do: 'resume' };

/** What the runner tells of it. */
export type SessionNews =
  | { readonly news: 'staffChecked'; readonly member: StaffMember | null; readonly kept?: KeptFound }
  | { readonly news: 'paperMade'; readonly document: DocumentMade }
  | { readonly news: 'paperFailed'; readonly characters: readonly string[] }
  | { readonly news: 'signatureAdded'; readonly signed: Signed }
  /** `noRoom`: it could not be kept against a power cut, the disk is full. */
  | { readonly news: 'signatureFailed'; readonly why: 'notKept' | 'noRoom' }
  | { readonly news: 'captured'; readonly itemId: string; readonly at: string }
  | { readonly news: 'notCaptured' }
  | { readonly news: 'applicationMade'; readonly document: DocumentMade }
  | { readonly news: 'applicationFailed' }
  | { readonly news: 'applicationCaptured'; readonly itemId: string; readonly at: string }
  | { readonly news: 'applicationNotCaptured' };

/** Everybody with a place of their own at the table. */
export const SIGNERS: readonly Who[] = ['A', 'B', 'lead'];

export const sitterOf = (table: Table, who: Who): Sitter | null => table.people[who];

export const withSitter = (table: Table, who: Who, sitter: Sitter): Table => ({
  ...table,
  people: { ...table.people, [who]: sitter },
});

/** Nothing of anybody has to be kept any more: captured, or ended. */
export const isOver = (desk: Desk): boolean =>
  desk.stage === 'table' &&
  (desk.step.at === 'captured' || desk.step.at === 'ended' || desk.step.at === 'endReason');
