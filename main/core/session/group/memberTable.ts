/** The table of two at which one member and whoever pays apply together for confirmation: laid in the line after the consent. Pure. */
import { memberOf, type GroupMaster } from '../../../contract/session/group.ts';
import { TWO_PARTIES } from '../../../contract/session/parties.ts';
import type { Session } from '../../../contract/session/session.ts';
import type { RegimeId } from '../../../contract/session/regime.ts';
import {
  to,
  type DocumentMade,
  type Effect,
  type Moment,
  type Step as VisitStep,
  type Visit,
} from '../../visit/visit.ts';
import { mayApply } from '../applying.ts';
import { NO_SITTERS, type Sitter, type Step, type Table } from '../desk.ts';
import { stepTo } from '../moves.ts';
import { sitterFrom } from '../sitters.ts';
import type { Consenting, GroupDesk, HalfApplied } from './groupDesk.ts';
import { OFF } from './groupMoves.ts';
import { annexDigest, annexFor } from './rosterFile.ts';

/** What ties a member's own application to what came before it. `from`: the group, as it goes on afterwards. */
export interface Applies {
  readonly no: number;
  /** SHA-256 of the paper of the consent before its signature, and of the annex. */
  readonly consent: string;
  readonly consentedAt: string;
  readonly annex: string;
  readonly from: GroupDesk;
}

/** Null where there is nothing to apply for: no agreement, no consent, or nobody known who pays. */
function tableFor(desk: GroupDesk, member: Sitter, no: number, moment: Moment): Table | null {
  const { group, payer } = desk;
  const { master } = group;
  const one = memberOf(group, no);
  const consent = one?.consent ?? null;
  if (master === null || payer === null || one === null || consent === null || consent.sha256 === null || one.applied !== null) return null;
  const delivery = { kind: desk.told[master.itemId] === 'refused' || desk.told[consent.itemId] === 'refused' ? 'refused' : 'waiting' } as const;
  if (delivery.kind === 'refused') return null;
  return {
    stage: 'table', lead: desk.lead, leadId: 'lead', attending: [], intake: null, regime: desk.regime, writer: null, parties: TWO_PARTIES, apart: false, linked: null, group,
    applies: { no, consent: consent.sha256, consentedAt: consent.at, annex: annexDigest(annexFor(group, master.days, one)), from: desk },
    people: { ...NO_SITTERS, lead: desk.sitter, A: member, B: payer }, beside: [], kind: desk.kind, session: sessionOf(master, desk.regime),
    openedAt: { at: master.sealedAt, trusted: moment.trusted === true }, privacy: null, draft: draftOf(master), followUp: null, document: documentOf(master),
    versions: [], shown: [], signed: [], objections: [], sealed: { itemId: master.itemId, capturedAt: master.sealedAt, delivery: { kind: 'waiting' } },
    application: null, applicationLeft: false, cut: null, step: { at: 'offer' },
  };
} // prettier-ignore

/** The agreement was made in the session of the representatives: nothing happens in that machine any more. */
const sessionOf = ({ session: id, sha256 }: GroupMaster, regime: RegimeId): Session => ({
  id, regime, switches: [], turning: null, declined: [], guesting: null, guestDeclined: [], phase: { kind: 'sealed' }, participants: [],
  agreement: { clauses: [], blocks: 0, locked: sha256, version: 1 }, signatures: [], lights: [],
}); // prettier-ignore

const draftOf = ({ facts, clauses }: GroupMaster): Table['draft'] => ({
  facts,
  clauses: clauses.map((text, index) => ({ id: `clause-${index + 1}`, kind: 'other', text, payment: null, secures: null })), // prettier-ignore
});

const documentOf = ({ sha256, pages, title }: GroupMaster): DocumentMade => ({
  id: sha256,
  title: { 'zh-CN': title, en: title },
  pages,
  sha256,
});

/** The table as it would be laid for this member; null where it cannot be offered. */
export function memberTable(desk: GroupDesk, person: Consenting, moment: Moment): Table | null {
  const table = tableFor(
    desk,
    { ...sitterFrom(person.identity, moment), told: person.told },
    person.no,
    moment,
  );
  return table !== null && mayApply(table, moment) ? table : null;
}

/** Asked, and free to say no: what follows is the application of two parties. */
export function offered(visit: Visit, desk: GroupDesk, person: Consenting, moment: Moment, ...effects: Effect[]): VisitStep {
  const table = memberTable(desk, person, moment);
  return table === null ? to(visit) : stepTo(visit, table, { at: 'offer' }, OFF, ...effects);
} // prettier-ignore

/** As it was kept, at the list of those who sign it. */
export function halfTable(desk: GroupDesk, half: HalfApplied, moment: Moment): Table | null {
  const table = tableFor({ ...desk, payer: half.payer }, half.member, half.no, moment);
  const step: Step = { at: 'applicants', refused: null };
  return table === null ? null : { ...table, application: half.application, step };
}
