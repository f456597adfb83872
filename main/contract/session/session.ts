/** A linked mediation session in types: its phases, who is in it, what can happen, what it can want done (domain.md 4.5). */
import type { Agreement } from './agreement.ts';
import type { GuestCall } from './guests.ts';
import type { Light, RegimeId } from './regime.ts';
import { speaks } from './acting.ts';
import type { Role } from './roles.ts';

export type Side = 'applicant' | 'respondent' | 'thirdParty';

/** Where a person sits: several persons share one booth, each with a seat of their own. */
export type Place =
  | { readonly kind: 'seat'; readonly booth: string; readonly seat: 'A' | 'B' | 'staff' }
  | { readonly kind: 'remote' };

/** `lost`: the line broke; whoever comes back is checked again, never assumed (在线诉讼规则 7). */
export type Here = 'invited' | 'waiting' | 'admitted' | 'lost' | 'left';

export interface Participant {
  readonly id: string;
  readonly role: Role;
  readonly side: Side | null;
  readonly place: Place;
  /** The party an agent, a guardian or a legal representative acts for, or a helper sits beside. */
  readonly actsFor: string | null;
  /** May bind the party: as the papers say and the regime allows. "全权代理" alone is not enough (解释 89). */
  readonly maySettle: boolean;
  readonly here: Here;
  /** Monotonic ms of the last good identity check; null before it and after every loss. */
  readonly identityAt: number | null;
  /** Notices of the present regime this person has acknowledged. */
  readonly acknowledged: readonly string[];
}

/**
 * 在线调解规则 25: the eight ways a mediation ends. `onPaper` is none of them: what was read out is signed by hand elsewhere, and
 * nobody here knows whether it was.
 */
export type EndReason =
  | 'agreement'
  | 'settledWithdrawn'
  | 'unreachable'
  | 'refused'
  | 'tooFarApart'
  | 'expired'
  | 'refusedToSign'
  | 'other'
  | 'onPaper';

export type WorkPhase =
  | { readonly kind: 'opened' }
  | { readonly kind: 'identityRound' }
  | { readonly kind: 'rightsRound' }
  | { readonly kind: 'statements' }
  | { readonly kind: 'caucus'; readonly side: Side }
  | { readonly kind: 'proposals' }
  | { readonly kind: 'drafting' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'signing' };

export type PauseReason = 'cooldown' | 'techFault' | 'breakOff';

export type Phase =
  | { readonly kind: 'draft' }
  | { readonly kind: 'invited' }
  | { readonly kind: 'lobby' }
  | WorkPhase
  | { readonly kind: 'paused'; readonly why: PauseReason; readonly from: WorkPhase }
  | { readonly kind: 'sealed' }
  | { readonly kind: 'service' }
  | { readonly kind: 'confirmation' }
  | { readonly kind: 'closed'; readonly reason: EndReason };

/** Order-free and final: one act of a person on one exact document. */
export interface SignatureAct {
  readonly by: string;
  readonly document: string;
  readonly at: string;
  /** A refusal or objection is recorded neutrally, beside the signatures. */
  readonly act: 'signed' | 'refused' | 'objected';
}

export interface LightOn {
  readonly light: Light;
  readonly by: string;
  readonly at: string;
}

export interface RegimeSwitch {
  readonly from: RegimeId;
  readonly to: RegimeId;
  readonly by: string;
  readonly at: string;
}

/** Another regime as it was proposed and explained; each side agrees for itself. `agreed`: by participant. */
export interface Turning {
  readonly to: RegimeId;
  readonly agreed: readonly string[];
}

/** A guest as it was proposed: who has answered, and whether somebody said no; whose it was is not kept. */
export interface Guesting {
  readonly call: GuestCall;
  readonly answered: readonly string[];
  readonly no: boolean;
}

export interface Session {
  readonly id: string;
  readonly regime: RegimeId;
  readonly switches: readonly RegimeSwitch[];
  readonly turning: Turning | null;
  /** What a side did not want to turn to: it is not asked a second time; who it was is not kept. */
  readonly declined: readonly RegimeId[];
  readonly guesting: Guesting | null;
  /** Guests a side did not want: they are not asked for a second time. */
  readonly guestDeclined: readonly GuestCall[];
  readonly phase: Phase;
  readonly participants: readonly Participant[];
  readonly agreement: Agreement;
  readonly signatures: readonly SignatureAct[];
  readonly lights: readonly LightOn[];
}

/** `by` is the participant who acts; the caller has already tied it to a key or an identity, never to a message's own word. */
export type SessionEvent =
  | { readonly kind: 'invited'; readonly by: string; readonly participant: Participant }
  | { readonly kind: 'invitationsSent'; readonly by: string }
  /** `place`: elsewhere, in a page of their own; absent: at the chair they were invited to. */
  | { readonly kind: 'arrived'; readonly by: string; readonly place?: Place }
  | { readonly kind: 'admitted'; readonly by: string; readonly who: string }
  | { readonly kind: 'lost'; readonly who: string }
  | { readonly kind: 'left'; readonly by: string }
  | { readonly kind: 'identityChecked'; readonly by: string; readonly who: string }
  /** The papers somebody acts by, as whoever leads read them. */
  | { readonly kind: 'authorityShown'; readonly by: string; readonly who: string; readonly special: boolean }
  | { readonly kind: 'noticeAcknowledged'; readonly by: string; readonly notice: string }
  | { readonly kind: 'advanced'; readonly by: string; readonly to: WorkPhase['kind'] }
  /** `othersLeftRoom`: said by whoever leads when both sides sit in one booth. */
  | { readonly kind: 'caucusCalled'; readonly by: string; readonly side: Side; readonly othersLeftRoom: boolean }
  | { readonly kind: 'edited'; readonly by: string; readonly clauses: readonly { readonly id: string; readonly text: string }[]; readonly blocks: number }
  | { readonly kind: 'locked'; readonly by: string; readonly document: string }
  | { readonly kind: 'clauseHeard'; readonly by: string; readonly clause: string }
  | { readonly kind: 'doubted'; readonly by: string; readonly clause: string; readonly what: 'notUnderstood' | 'objects' }
  | { readonly kind: 'cleared'; readonly by: string; readonly clause: string }
  | { readonly kind: 'signed'; readonly by: string; readonly document: string; readonly soleControl: boolean }
  | { readonly kind: 'refusedToSign'; readonly by: string; readonly objects: boolean }
  | { readonly kind: 'lightGiven'; readonly by: string; readonly light: Light; readonly document: string }
  | { readonly kind: 'served'; readonly by: string }
  | { readonly kind: 'confirmationAsked'; readonly by: string }
  | { readonly kind: 'switchOffered'; readonly by: string; readonly to: RegimeId }
  | { readonly kind: 'switchAgreed'; readonly by: string }
  /** By a side: it does not want to. By whoever leads: it is not gone on with. */
  | { readonly kind: 'switchDropped'; readonly by: string }
  | { readonly kind: 'guestProposed'; readonly by: string; readonly call: GuestCall }
  | { readonly kind: 'guestAnswered'; readonly by: string; readonly agrees: boolean }
  | { readonly kind: 'guestDropped'; readonly by: string }
  | { readonly kind: 'handedOver'; readonly by: string; readonly document: string }
  | { readonly kind: 'regimeSwitched'; readonly by: string; readonly to: RegimeId; readonly explained: boolean }
  | { readonly kind: 'paused'; readonly by: string; readonly why: PauseReason }
  | { readonly kind: 'resumed'; readonly by: string }
  | { readonly kind: 'stopped'; readonly by: string }
  | { readonly kind: 'ended'; readonly by: string; readonly reason: EndReason }; // prettier-ignore

/** Why an event changes nothing; each has its own sentence on the screen. */
export type Refusal =
  | 'unknownPerson' | 'notNow' | 'notYourPart' | 'alreadyThere' | 'partyMissing' | 'leadMissing' | 'identityMissing' | 'noticeMissing'
  | 'sameBooth' | 'notExplained' | 'blocked' | 'notHeard' | 'doubtsOpen' | 'otherDocument' | 'alreadySigned' | 'notAloneAtPad'
  | 'needsSpecialAuthority' | 'agentsExcluded' | 'needsLink' | 'needsWetInk' | 'notConfirmable' | 'notComplete'
  | 'noSuchSwitch' | 'notAgreed' | 'declinedBefore' | 'remoteExcluded'; // prettier-ignore

export type SessionEffect =
  /** Sound and picture go between these persons only; nobody else's leave or reach their seat. */
  | { readonly do: 'connect'; readonly whom: readonly string[] }
  | { readonly do: 'disconnectAll' }
  /** The regime's own paper set is closed and stays with it; what follows is a new one. */
  | { readonly do: 'setPapersAside'; readonly regime: RegimeId }
  | { readonly do: 'recordFault'; readonly who: string }
  | {
      readonly do: 'announce';
      readonly what:
        'caucus' | 'caucusOver' | 'paused' | 'resumed' | 'regimeSwitched' | 'stopped' | 'ended' | 'allSigned';
    };

/** `wall` as written into records; `now` monotonic ms. */
export interface SessionMoment {
  readonly now: number;
  readonly wall: string;
  readonly link: 'online' | 'offline';
}

export const isWork = (phase: Phase): phase is WorkPhase =>
  phase.kind !== 'draft' && phase.kind !== 'invited' && phase.kind !== 'lobby' && phase.kind !== 'paused' &&
  phase.kind !== 'sealed' && phase.kind !== 'service' && phase.kind !== 'confirmation' && phase.kind !== 'closed'; // prettier-ignore

export const personOf = (session: Session, id: string): Participant | undefined =>
  session.participants.find((one) => one.id === id);

export const partiesOf = (session: Session): readonly Participant[] =>
  session.participants.filter((one) => one.role === 'party');

/** Those who speak for a party: itself and whoever acts for it. */
export const speakersOf = (session: Session, party: string): readonly Participant[] =>
  session.participants.filter((one) => one.id === party || (one.actsFor === party && speaks(one.role)));

/** Those of them who can bind it. */
export const bindersOf = (session: Session, party: string): readonly Participant[] =>
  speakersOf(session, party).filter((one) => one.id === party || one.maySettle);
