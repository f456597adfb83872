/** What a mediation at one booth shows and what can be tapped in it: the part of the screen border that belongs to the session. */
import { z } from 'zod';
import { DemoJudgment, JudgmentFlaw } from './demoJudgment.ts';
import { DeviceErrorKind, PadGeometry } from './devices.ts';
import { GroupAct, GroupView } from './groupScreen.ts';
import { LocalText, RegimeWords, Statement } from './policy.ts';
import { Instant, Sha256 } from './request.ts';
import { Authority, Capacity } from './session/acting.ts';
import { GuestCall } from './session/guests.ts';
import { DisputeSource } from './session/hosting.ts';
import { PartyAs, Seat, ServiceWish, Standing } from './session/parties.ts';
import { Light, RegimeId } from './session/regime.ts';
import { Role } from './session/roles.ts';
import { Delivery, SignPhase } from './signing.ts';

const Id = z.string().max(40);
const Person = z.object({ masked: z.string(), spoken: z.string(), last4: z.string() });

/** Each has its own words and way on. */
export const SessionCardProblem = z.enum([
  'readerOut', 'removedWhileReading', 'readFailed', 'unsupportedCard', 'authFailed', 'checkDigit', 'minor',
  /** Of staff: not on the roster; on it, but not to lead this kind of mediation. */
  'notStaff', 'cannotLead',
  /** Of staff who is asked for beside whoever leads: may lead, but not this kind; the very card of whoever leads. */
  'cannotLeadThis', 'leadsAlready',
  /** Of a guest: on the roster as somebody else. */
  'noGuest',
  /** Of a party: the other party's card; the card of whoever leads; of somebody else of staff at this table; not the card of whose turn it is. */
  'otherPartysCard', 'leadsCard', 'staffsCard', 'differentPerson',
  /** Of a party that comes after its agent: not the one the agent’s paper names. */
  'notThePrincipal',
  /** At the seat of a group’s representative: not that member; on the other side: one of the group. */
  'notTheRepresentative',
]); // prettier-ignore
export type SessionCardProblem = z.infer<typeof SessionCardProblem>;

/** `cardLeft`: the card before still lies on the reader; the next one is read when it is gone. */
const CardPhase = z.enum(['waiting', 'reading', 'checking']);

/** Whose turn it is: a party by its place, or whoever leads. */
export const Who = z.enum([...Seat.options, 'lead']);
export type Who = z.infer<typeof Who>;

export const FindingView = z.object({
  level: z.enum(['block', 'warn']),
  code: z.string().max(40),
  /** Number of the clause it concerns; null: the agreement as a whole. */
  clause: z.number().int().nullable(),
});

export const ClauseView = z.object({
  id: Id,
  number: z.number().int(),
  text: z.string(),
  fen: z.number().int().nullable(),
  /** Filled in by the instalment builder: changed there, not as words. */
  payment: z.boolean(),
});
export type ClauseView = z.infer<typeof ClauseView>;

/** The words of a version, in their order; number 0: the facts. */
export const VersionView = z.object({
  version: z.number().int().nullable(),
  at: Instant.nullable(),
  sha256: Sha256.nullable(),
  clauses: z.array(z.object({ id: Id, number: z.number().int(), text: z.string() })),
});
export type VersionView = z.infer<typeof VersionView>;

export const InstalmentView = z.object({
  no: z.number().int(),
  fen: z.number().int(),
  due: z.iso.date(),
  movedFrom: z.iso.date().nullable(),
});

export const LightsView = z.object({
  parties: z.array(z.object({ seat: Seat, at: Instant.nullable() })),
  others: z.array(z.object({ light: Light, at: Instant.nullable() })),
  effectiveAt: Instant.nullable(),
});
export type LightsView = z.infer<typeof LightsView>;

/** A party that did not come itself: a person masked, an organisation in full. */
const Party = z.object({ masked: z.string(), spoken: z.string() });

/** Whom somebody at a seat acts for, and with which authority as their paper says it. */
export const ActingView = z.object({
  as: Capacity,
  authority: Authority.nullable(),
  party: Party,
  /** By the regime’s own list. */
  mayBind: z.boolean(),
});
export type ActingView = z.infer<typeof ActingView>;

/** Who is to lay a card down at a seat. `partyNow`: the party itself, after an agent who may not sign. */
export const ComingView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('party') }),
  z.object({ kind: z.literal('partyNow'), party: Party }),
  z.object({ kind: z.literal('acting'), as: Capacity, party: Party }),
  z.object({ kind: z.literal('helping'), role: z.enum(['supporter', 'interpreter']) }),
  /** A guardian in their own name, for what was bought for this child. */
  z.object({ kind: z.literal('ownName'), ward: Party }),
  /** Whoever sits there, once more: another kind of mediation began. */
  z.object({ kind: z.literal('again') }),
]);
export type ComingView = z.infer<typeof ComingView>;

/** What was sealed here and what became of it. */
/** `open`: both may still apply; `left`: it was begun and somebody did not go on; `sealed`: signed by both. */
export const JointApplication = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('open'), left: z.boolean() }),
  z.object({ kind: z.literal('sealed'), title: LocalText, delivery: Delivery }),
]);
export type JointApplication = z.infer<typeof JointApplication>;

const Document = z.object({ id: Id, title: LocalText, pages: z.number().int(), sha256: Sha256 });

/**
 * What became of the last mediation here that a crash or a power cut ended: `kept`, it can go on; `lost`, nothing of it was signed
 * or could be read again; `expired`, nobody came back for it in time.
 */
export const CutTold = z.enum(['none', 'lost', 'kept', 'expired']);
export type CutTold = z.infer<typeof CutTold>;

/** A party's page elsewhere: heard, not to be reached, or looked at just now so that it may sign. */
/** Another booth read the chip; null: none was read. */
const ChipAtBooth = z.object({ booth: z.string(), readAt: Instant }).nullable();
const Afar = z.enum(['here', 'away', 'maySign']);
export type Afar = z.infer<typeof Afar>;

const at = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.object({ at: z.literal(name), ...shape });

/** A party by how it stands in the dispute, and the chair of the booth it takes when it is its turn. */
export const PartyView = PartyAs.extend({ seat: Seat, chair: z.enum(['A', 'B']) });
export type PartyView = z.infer<typeof PartyView>;

/** How a debt is secured: by a guarantor, or by a thing. */
const SecurityWay = z.enum(['general', 'joint', 'mortgage', 'pledge']);

/** A kind of mediation as it is told before anybody decides. */
const RegimeView = z.object({ label: LocalText, cost: LocalText, words: RegimeWords });

/** What of personal status the clauses settle, by the pack; `clause`: the first one that does. */
export const StatusView = z.object({
  id: Id,
  clause: z.number().int(),
  label: LocalText,
  words: LocalText,
  way: z.enum(['byHand', 'elsewhere']),
});
export type StatusView = z.infer<typeof StatusView>;

/** Guests of this table: who is there, masked, with where they come from; whom one may still ask for; whom a side did not want. */
const GuestsView = z.object({
  here: z.array(z.object({ masked: z.string(), role: Role, organisation: z.string() })),
  mayAsk: z.array(GuestCall),
  declined: z.array(GuestCall),
});
export type GuestsView = z.infer<typeof GuestsView>;

/** `offline`: the court could not be asked, and nothing of it is here; `refused`: what is here may not be shown, by name. */
const DemoView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('here') }),
  z.object({ kind: z.literal('offline') }),
  z.object({ kind: z.literal('refused'), why: JudgmentFlaw }),
]);
export type DemoView = z.infer<typeof DemoView>;

/** Where the table is. */
export const SessionStep = z.discriminatedUnion('at', [
  /** Of whoever opens for somebody else to lead: where the dispute came from; whether the person present wants a mediation. */
  at('source', { staff: Person, organisation: z.string() }),
  at('willing', { kind: LocalText }),
  /** The kinds of mediation whoever laid the card down may lead; `refused`: the one just chosen needs the link. */
  at('regimes', {
    lead: Person,
    organisation: z.string(),
    /** Whoever laid the card down opens it for somebody else to lead. */
    hosted: z.boolean(),
    regimes: z.array(RegimeView.extend({ id: RegimeId, open: z.boolean() })),
    refused: LocalText.nullable(),
  }),
  /** Somebody else of staff has to sign, or leads what the mediation turns into (`regime`). */
  at('leadCard', {
    why: z.enum(['signs', 'switch', 'hosted']), regime: LocalText, phase: CardPhase, problem: SessionCardProblem.nullable(), cardLeft: z.boolean(),
  }),
  /** Whoever leads may not write for the parties. */
  at('writer', {}),
  /** What changes and what does not, before anybody is asked; `otherLead`: somebody else would lead. */
  at('switchTold', { now: RegimeView, next: RegimeView, otherLead: z.boolean() }),
  at('switchAsk', { seat: Seat, person: Person, now: LocalText, next: LocalText }),
  at('staffCard', { phase: CardPhase, problem: SessionCardProblem.nullable(), cardLeft: z.boolean(), cut: CutTold }),
  /**
   * After the card of whoever led: a mediation that was cut. `back`: their card was read since; `paper`: the paper they act by
   * cannot be had back and is scanned again. `allSigned`: nothing but the sealing is left.
   */
  at('kept', {
    of: z.enum(['agreement', 'application']), keptAt: Instant, until: Instant, goneOn: z.boolean(), mayGoOn: z.boolean(), allSigned: z.boolean(),
    people: z.array(z.object({
      who: Who, role: Role, person: Person, acting: ActingView.nullable(), signedAt: Instant.nullable(), back: z.boolean(), paper: z.boolean(),
    })),
  }),
  at('returnCard', { who: Seat, person: Person, signedAt: Instant.nullable(), phase: CardPhase, problem: SessionCardProblem.nullable(), cardLeft: z.boolean() }),
  at('kinds', {
    hosted: z.boolean(),
    lead: Person,
    organisation: z.string(),
    kinds: z.array(z.object({ id: z.string(), label: LocalText, hint: LocalText })),
  }),
  /** More than two: who stands how, before anybody sits down; `apart`: the families keep their data from each other. */
  at('parties', { mayAdd: z.boolean(), mayRemove: z.array(Seat), enough: z.boolean(), apart: z.boolean(), mayBeGroup: z.boolean() }),
  at('standing', { standings: z.array(Standing) }),
  /** Many with a roster, mediating through representatives. */
  at('group', { view: GroupView }),
  /** Told to everybody before anything of them is read (个保法 17). */
  at('privacy', { version: z.string(), title: LocalText, rows: z.array(z.object({ question: LocalText, sentence: LocalText })) }),
  at('seatCard', { seat: Seat, coming: ComingView, mayActForAnother: z.boolean(), mayBeElsewhere: z.literal(true).optional(), phase: CardPhase, problem: SessionCardProblem.nullable(), cardLeft: z.boolean() }),
  /** `beside`: helpers who sit there already, masked. */
  at('seatConfirm', { seat: Seat, coming: ComingView, person: Person, expired: z.boolean(), beside: z.array(z.string()) }),
  /** A party that is elsewhere: who offers to be it, by masked name and the six digits of their page. */
  at('elsewhere', {
    seat: Seat, again: z.boolean(), offers: z.array(z.object({ guest: z.number().int(), number: z.string(), masked: z.string(), spoken: z.string() })),
  }),
  /** Whoever leads compares, whole, as it stands on the card: what was typed with the card before the camera, or what another booth read with the face. */
  at('compare', {
    seat: Seat, again: z.boolean(), number: z.string(), name: z.string(), idNumber: z.string(), address: z.string(), validTo: z.string(), chip: ChipAtBooth,
  }),
  at('compareSigner', { seat: Seat, person: Person, name: z.string(), idNumber: z.string(), chip: ChipAtBooth }),
  /** `agents`: somebody may settle for a party here. */
  at('capacity', { seat: Seat, agents: z.boolean() }),
  /** A guardian is the party in their own name, or acts for the child; then for which child. */
  at('ownName', { seat: Seat }),
  at('ward', { seat: Seat, value: z.string(), maxLength: z.number().int() }),
  at('principal', { seat: Seat, as: Capacity, organisation: z.boolean(), value: z.string(), maxLength: z.number().int() }),
  at('principalNumber', { seat: Seat, as: Capacity, organisation: z.boolean(), value: z.string(), problem: z.boolean() }),
  /** The paper that shows for whom somebody comes is scanned; `mayScan`: there is room for another page. */
  at('authorityPaper', {
    seat: Seat, as: Capacity, person: Person, party: Party, pages: z.number().int(), scanning: z.boolean(), mayScan: z.boolean(),
    problem: DeviceErrorKind.nullable(),
  }),
  /** Whoever leads reads the paper and says what stands there. */
  at('authority', { seat: Seat, person: Person, party: Party }),
  at('noAuthority', { seat: Seat, person: Person, organisation: z.boolean(), acting: ActingView }),
  at('notice', {
    seat: Seat, person: Person, notice: Id, number: z.number().int(), of: z.number().int(), statement: Statement,
    /** Of a party elsewhere, who reads it there. */
    afar: Afar.optional(),
  }),
  /** How the agreement reaches a party that leaves its chair before the end. */
  at('service', { seat: Seat, person: Person, statement: Statement, afar: Afar.optional() }),
  /** Whom to ask for; whether they may come, asked of each alone; then their card. */
  at('guestWhom', { calls: z.array(GuestCall) }),
  at('guestAsk', { seat: Seat, person: Person, call: GuestCall }),
  at('guestCard', { call: GuestCall, phase: CardPhase, problem: SessionCardProblem.nullable(), cardLeft: z.boolean() }),
  /** The court's demonstration judgment: looked for; before one party, or before everybody once more (`seat` null). */
  at('demoSeeking', {}),
  at('demo', {
    seat: Seat.nullable(), person: Person.nullable(), court: z.string(),
    judgment: DemoJudgment.pick({ caseNo: true, claimed: true, decided: true, decidedOn: true, final: true }),
  }),
  at('draft', {
    clauses: z.array(ClauseView), facts: z.string(), findings: z.array(FindingView), totalFen: z.number().int().nullable(),
    mayRead: z.boolean(), mayAdd: z.boolean(),
    /** Who writes where whoever leads may not; what it may be turned into. */
    writer: Seat.nullable(), turn: LocalText.nullable(), guests: GuestsView, status: z.array(StatusView), demo: DemoView,
    /** Seats at which somebody acts for the party. */
    acting: z.array(z.object({ seat: Seat, person: Person, acting: ActingView })),
    /** A text was changed after it had been read: only these clauses are read again. */
    unread: z.array(z.number().int()), readBefore: z.boolean(),
    /** Others write in it too. */
    shared: z.boolean(),
  }),
  /** `secures`: a payment stands there that somebody at the table can stand in for. */
  at('pick', { offers: z.array(z.object({ id: Id, label: LocalText })), secures: z.boolean() }),
  /** `clause`: the id under which it is written together; null: a new one. */
  at('words', { of: z.enum(['clause', 'facts']), clause: Id.nullable(), value: z.string(), phrases: z.array(z.string()), maxLength: z.number().int() }),
  at('payer', {}),
  /** Whom a payer pays, where there are several. */
  at('payee', { payer: Seat, payees: z.array(Seat) }),
  /** Which debt is secured, by its payment; by whom; how. */
  at('secured', { debts: z.array(z.object({ clause: Id, payer: Seat, payee: Seat, fen: z.number().int() })) }),
  at('securer', { securers: z.array(Seat) }),
  at('securityWay', { by: Seat, ways: z.array(SecurityWay) }),
  at('securedThing', { by: Seat, kind: z.enum(['mortgage', 'pledge']), value: z.string(), maxLength: z.number().int() }),
  at('total', { fen: z.number().int().nullable(), problem: z.boolean() }),
  at('count', { fen: z.number().int(), counts: z.array(z.number().int()) }),
  at('first', { days: z.array(z.iso.date()) }),
  at('plan', {
    payer: Seat, payee: Seat, totalFen: z.number().int(), rows: z.array(InstalmentView),
    /** Years of these days whose holidays the pack does not know yet: only their weekends were avoided. */
    openYears: z.array(z.string().regex(/^\d{4}$/u)),
  }), // prettier-ignore
  /** `afterLast`: the first of these days that lies behind the last payment. */
  at('followUp', { days: z.array(z.iso.date()), afterLast: z.iso.date().nullable() }),
  /** A version and what follows on it; `version` null: as it is being written now. `pairs`: so many there are to choose from. */
  at('changes', {
    pair: z.number().int(), pairs: z.number().int(),
    before: VersionView, after: VersionView,
  }),
  at('making', {}),
  at('paperProblem', { characters: z.array(z.string()) }),
  at('reading', {
    clause: ClauseView, of: z.number().int(), heard: z.array(Seat), doubts: z.array(z.object({ seat: Seat, what: z.enum(['notUnderstood', 'objects']) })),
    allHeard: z.boolean(), mayGoBack: z.boolean(),
    /** Earlier versions were read: what is different can be looked at. */
    mayCompare: z.boolean(),
    /** The demonstration judgment can be looked at again. */
    demo: z.boolean(),
    /** Parties that say it in a page of their own. */
    afar: z.array(z.object({ seat: Seat, state: Afar })).optional(),
    /** What comes after the reading: signatures here, or ink on paper. */
    next: z.enum(['sign', 'ink']),
  }),
  /** Read out whole; it is printed and signed by hand. */
  at('ink', { document: Document, status: z.array(StatusView), turn: LocalText.nullable() }),
  /** It is brought back: scanned page by page (`whole`: as many as the paper has), compared by whoever led, sealed. */
  at('inkScan', {
    document: Document, pages: z.number().int(), scanning: z.boolean(), mayScan: z.boolean(), whole: z.boolean(), problem: DeviceErrorKind.nullable(),
  }),
  at('inkCompare', { person: Person, pages: z.number().int(), phase: CardPhase, problem: SessionCardProblem.nullable(), cardLeft: z.boolean() }),
  at('inkSealing', { failed: z.boolean() }),
  at('signers', {
    document: Document, lights: LightsView,
    people: z.array(z.object({ who: Who, role: Role, person: Person, acting: ActingView.nullable(), signedAt: Instant.nullable(), afar: Afar.optional() })),
    /** Why the last try to sign was not taken; the name of the machine's refusal. */
    refused: z.string().max(40).nullable(),
  }),
  at('signCard', { who: Who, person: Person, phase: CardPhase, problem: SessionCardProblem.nullable(), cardLeft: z.boolean() }),
  at('sign', {
    who: Who, person: Person, document: Document, pad: z.enum(['stu', 'pointer', 'none']), phase: SignPhase, mayUseScreen: z.boolean(),
    geometry: PadGeometry.nullable(), identityAt: Instant, before: LocalText, mayRefuse: LocalText,
  }),
  /** Not signing is a choice of two: the mediation ends, or an objection is noted; `mayObject`: none is noted on this paper yet. */
  at('refusing', { who: Seat, person: Person, mayObject: z.boolean() }),
  at('objecting', { who: Seat, person: Person, value: z.string(), phrases: z.array(z.string()), maxLength: z.number().int() }),
  at('objection', { who: Seat, person: Person, words: z.string() }),
  at('sealing', { failed: z.boolean() }),
  at('captured', {
    document: Document, lights: LightsView, capturedAt: Instant, clockTrusted: z.boolean(), sha256: Sha256,
    followUp: z.iso.date().nullable(),
    delivery: Delivery, confirmation: JointApplication,
  }),
  /** A joint application for judicial confirmation; `due`: its last day, counted from today where nothing is in effect yet. */
  at('offer', { due: z.iso.date(), exact: z.boolean(), inEffect: z.boolean() }),
  at('applicationMaking', { failed: z.boolean() }),
  at('applicationPaper', { document: Document, page: z.number().int().positive(), seen: z.array(z.number().int()) }),
  /** `waiting`: signed by one; alone it is no application. */
  at('applicants', {
    document: Document, refused: z.string().max(40).nullable(), waiting: Seat.nullable(),
    people: z.array(z.object({ seat: Seat, person: Person, acting: ActingView.nullable(), signedAt: Instant.nullable() })),
  }),
  at('applicationSealing', { failed: z.boolean() }),
  /** A side stopped where that ends nothing by itself. */
  at('halted', { ways: LocalText }),
  /** `ways`: what is left to everybody, by the regime. */
  at('ended', { reason: z.enum(['refused', 'refusedToSign', 'onPaper', 'inked', 'dropped']), ways: LocalText, mayNote: z.boolean(), noted: LocalText.nullable() }),
  at('endReason', { reasons: z.array(z.object({ id: Id, label: LocalText })) }),
]); // prettier-ignore
export type SessionStep = z.infer<typeof SessionStep>;

export const SessionScreen = z.object({
  kind: z.literal('session'),
  /** The table belongs to a group: its members are one tap away. */
  ofGroup: z.boolean(),
  /** 人民调解 · 不收费, always on the screen once it is chosen (ux 60). */
  regime: LocalText.nullable(),
  cost: LocalText.nullable(),
  /** A party is at the table: stopping is one touch away. */
  mayStop: z.boolean(),
  /** Everybody who has a place at this table. */
  parties: z.array(PartyView),
  step: SessionStep,
});
export type SessionScreen = z.infer<typeof SessionScreen>;

const act = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.object({ do: z.literal(name), ...shape });

/** Everything a tap in a session can mean; what does not fit the step changes nothing. */
export const SessionAct = z.discriminatedUnion('do', [
  act('again', {}),
  act('source', { source: DisputeSource }),
  act('willing', {}),
  act('unwilling', {}),
  act('chooseRegime', { regime: RegimeId }),
  /** One of the parties writes, where whoever leads may not. */
  act('writer', { seat: Seat }),
  act('offerSwitch', {}),
  act('switchTold', {}),
  act('switchAgree', { seat: Seat }),
  act('switchDecline', { seat: Seat }),
  /** Whoever leads does not go on with it. */
  act('switchDrop', {}),
  /** Without `call`, where several may be asked for, it is chosen first. */
  act('inviteGuest', { call: GuestCall.optional() }),
  act('guestAnswer', { seat: Seat, agrees: z.boolean() }),
  /** Whoever leads does not wait for the guest. */
  act('guestDrop', {}),
  /** The demonstration judgment was before this party; before everybody again, and closed. */
  act('demoSeen', { seat: Seat, shownMs: z.number().nonnegative(), readAloud: z.boolean() }),
  act('demoAgain', {}),
  act('demoClosed', { shownMs: z.number().nonnegative(), readAloud: z.boolean() }),
  /** The paper that is signed by hand is given out. */
  act('inkDone', {}),
  /** Or it is signed now, and comes back as pictures of its pages. */
  act('inkBack', {}),
  act('inkScan', { source: z.enum(['feeder', 'flatbed']) }),
  act('inkAgain', {}),
  act('inkPagesDone', {}),
  /** After a stop that did not end it. */
  act('resume', {}),
  act('endNow', {}),
  act('chooseKind', { kind: z.string().max(40) }),
  act('privacyRead', { shownMs: z.number().int().nonnegative(), readAloud: z.boolean() }),
  act('moreParties', {}),
  act('addParty', {}),
  act('standing', { standing: Standing }),
  act('removeParty', { seat: Seat }),
  act('keepApart', { on: z.boolean() }),
  act('group', { act: GroupAct }),
  act('partiesDone', {}),
  /** The party is elsewhere: one of the pages in the live session is to be tied to it. */
  act('partyElsewhere', {}),
  act('tieAgain', { seat: Seat }),
  act('takeOffer', { guest: z.number().int() }),
  act('itIsThem', {}),
  act('itIsNotThem', {}),
  /** Whoever leads looks at a party elsewhere once more, right before it signs. */
  act('letSign', { seat: Seat }),
  act('itIsMe', { seat: Seat }),
  act('notMe', {}),
  act('forAnother', {}),
  act('capacity', { as: z.enum(['party', 'agent', 'organisationsAgent', 'guardian', 'legalRep', 'supporter', 'interpreter']) }),
  act('ownName', { own: z.boolean() }),
  act('ward', { name: z.string().max(200) }),
  act('principal', { name: z.string().max(200) }),
  act('principalNumber', { number: z.string().max(40) }),
  act('scanPaper', { source: z.enum(['feeder', 'flatbed']) }),
  act('papersDone', {}),
  act('authority', { authority: Authority }),
  act('whoSigns', { seat: Seat }),
  act('partyComes', {}),
  act('newAuthority', {}),
  act('acknowledge', { notice: Id, seat: Seat, shownMs: z.number().int().nonnegative(), readAloud: z.boolean() }),
  act('service', { seat: Seat, way: ServiceWish }),
  /** One side does not go on: people's mediation ends at once, without a question (人民调解法 23). */
  act('stop', {}),
  act('addClause', {}),
  act('editFacts', {}),
  act('pickClause', { offer: Id.nullable() }),
  act('addPayment', {}),
  act('editClause', { id: Id }),
  act('removeClause', { id: Id }),
  /** `together`: every letter of it is in the shared draft already. */
  act('words', { text: z.string().max(2000), together: z.boolean().optional() }),
  act('payer', { seat: Seat }),
  act('payee', { seat: Seat }),
  act('secure', {}),
  act('secured', { clause: Id }),
  act('securer', { seat: Seat }),
  act('securityWay', { way: SecurityWay }),
  act('securedThing', { thing: z.string().max(2000) }),
  act('total', { fen: z.number().int().nonnegative().nullable() }),
  act('count', { count: z.number().int().positive().max(36) }),
  act('first', { day: z.iso.date() }),
  act('takePlan', {}),
  act('read', {}),
  act('followUp', { day: z.iso.date().nullable() }),
  act('heard', { clause: Id, seat: Seat, aloud: z.boolean() }),
  act('doubt', { clause: Id, seat: Seat, what: z.enum(['notUnderstood', 'objects']) }),
  act('clear', { clause: Id, seat: Seat }),
  act('turn', { by: z.union([z.literal(-1), z.literal(1)]) }),
  act('toSigning', {}),
  /** What is different between two versions; which two. */
  act('changes', {}),
  act('changesOf', { pair: z.number().int().nonnegative() }),
  act('backToDraft', {}),
  act('signNow', { who: Who }),
  act('notSign', { seat: Seat }),
  act('refuseToSign', { who: Who }),
  act('object', {}),
  act('objectionWords', { text: z.string().max(2000) }),
  act('noteObjection', {}),
  act('backToSigners', {}),
  act('sealAgain', {}),
  act('offerConfirmation', {}),
  act('makeApplication', {}),
  /** One of them does not apply; nothing is kept of who. */
  act('notApply', {}),
  /** Somebody of a mediation that was cut lays their card down again. */
  act('comeBack', { seat: Seat }),
  act('goOn', {}),
  /** Whoever led ends what was cut; a reason is chosen first. */
  act('endKept', {}),
  act('chooseReason', {}),
  act('endReason', { id: Id }),
]); // prettier-ignore
export type SessionAct = z.infer<typeof SessionAct>;
