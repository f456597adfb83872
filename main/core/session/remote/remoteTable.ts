/** What a party elsewhere may do at the table, and no other page: hear, doubt, sign, object, refuse, stop. Each is asked of the machine. Pure. */
import { unreachable } from '../../../contract/result.ts';
import { wordProblem } from '../../../contract/remote/boothWord.ts';
import { PAGE_PAD, type RemoteAsk, type RemoteRefusal } from '../../../contract/remote/page.ts';
import type { Seat } from '../../../contract/session/parties.ts';
import type { Refusal, SessionEvent } from '../../../contract/session/session.ts';
import { samePerson } from '../../visit/cards.ts';
import { signatureProblems } from '../../visit/signature.ts';
import { to, type BoothEvent, type Ink, type Moment, type Step as VisitStep, type Visit } from '../../visit/visit.ts'; // prettier-ignore
import { withSitter, type Desk, type Table } from '../desk.ts';
import type { RemotePage, SeatIdentity } from './elsewhere.ts';
import { stepTo, wish } from '../moves.ts';
import { hasObjected, noted } from '../objecting.ts';
import { acknowledge, serviceChosen } from '../opening.ts';
import { said } from '../readingTable.ts';
import { happen } from '../rules.ts';
import { idOf, seatOfPage } from '../seats.ts';
import { hasSigned } from '../signingTable.ts';
import { chipIdentity, comesBack, isReached, offered, whenOf } from './tying.ts';

type RemoteEvent = Extract<BoothEvent, { kind: 'remoteAsked' | 'remoteGone' | 'remoteBack' }>;
/** What ends the mediation is the table's own matter. */
export interface Endings {
  readonly stop: (visit: Visit, table: Table, moment: Moment) => VisitStep;
  readonly refuse: (visit: Visit, table: Table, seat: Seat, moment: Moment) => VisitStep | null;
}

export function stepRemote(
  visit: Visit,
  desk: Desk,
  event: RemoteEvent,
  moment: Moment,
  endings: Endings,
): VisitStep {
  const answer = (refused: RemoteRefusal | null) =>
    wish({ do: 'answerPage', to: event.page, n: event.kind === 'remoteAsked' ? event.n : 0, refused });
  if (event.kind === 'remoteGone')
    return desk.stage === 'table' ? gone(visit, desk, event.page, moment) : to(visit);
  if (event.kind === 'remoteBack')
    return desk.stage === 'table' ? back(visit, desk, event.page, moment) : to(visit);
  if (desk.stage !== 'table') return to(visit, answer('notNow'));
  const done = asked(visit, desk, event, moment, endings);
  if (typeof done === 'string') return to(visit, answer(done));
  return { state: done.state, effects: [...done.effects, answer(null)] };
}

function asked(
  visit: Visit,
  table: Table,
  event: Extract<RemoteEvent, { kind: 'remoteAsked' }>,
  moment: Moment,
  endings: Endings,
): VisitStep | RemoteRefusal {
  const { page, number, ask } = event;
  const booth = event.booth ?? null;
  if (ask.want === 'look') return to(visit);
  if (ask.want === 'takePart' || ask.want === 'showCard') {
    const taken = offered(visit, table, page, number, ask, booth, moment);
    return taken.ok ? taken.value : taken.error;
  }
  // the line says whose word it is: no message has a field for a party
  const seat = seatOfPage(table, page);
  if (seat === null) return 'notYours';
  if (!isReached(table, seat)) return 'notNow';
  return ofParty(visit, table, seat, ask, booth, moment, endings);
}

type PartyAsk = Exclude<RemoteAsk, { want: 'look' | 'takePart' | 'showCard' }>;

function ofParty(
  visit: Visit,
  table: Table,
  seat: Seat,
  ask: PartyAsk,
  booth: string | null,
  moment: Moment,
  endings: Endings,
): VisitStep | RemoteRefusal {
  const { step } = table;
  const changes = (next: VisitStep | null): VisitStep | RemoteRefusal =>
    next === null || next.state === visit ? 'notNow' : next;
  switch (ask.want) {
    case 'acknowledge':
      return changes(acknowledge(visit, table, { do: 'acknowledge', seat, notice: ask.notice, shownMs: ask.shownMs, readAloud: false }, moment)); // prettier-ignore
    case 'service':
      return changes(serviceChosen(visit, table, seat, ask.way, moment));
    case 'heard':
    case 'doubt':
    case 'clear':
      return aboutClause(visit, table, seat, ask, moment);
    case 'sign':
      return signs(visit, table, seat, ask, booth, moment);
    case 'object':
      if (step.at !== 'signers') return busy(table);
      if (ask.document !== table.document?.sha256) return 'otherDocument';
      if (hasSigned(table, seat) || hasObjected(table, seat)) return 'alreadySigned';
      return noted(visit, table, { who: seat, words: ask.words, began: moment.at }, moment);
    case 'refuse':
      if (step.at !== 'signers') return busy(table);
      if (ask.document !== table.document?.sha256) return 'otherDocument';
      if (hasSigned(table, seat)) return 'alreadySigned';
      return changes(endings.refuse(visit, table, seat, moment));
    case 'stop':
      return changes(endings.stop(visit, table, moment));
    default:
      return unreachable(ask);
  }
}

/** Somebody at the table is in the middle of a signature or a question of their own: the page asks again by itself. */
function busy({ session, step }: Table): RemoteRefusal {
  const open = session?.phase.kind === 'signing' || session?.phase.kind === 'reading';
  return open && step.at !== 'reading' ? 'later' : 'notNow';
}

function aboutClause(
  visit: Visit,
  table: Table,
  seat: Seat,
  ask: Extract<PartyAsk, { want: 'heard' | 'doubt' | 'clear' }>,
  moment: Moment,
): VisitStep | RemoteRefusal {
  const { clause } = ask;
  // its own screen shows its own clause; what nobody read to it was seen
  const seen = { way: 'seen', ms: ask.want === 'heard' ? ask.shownMs : 0 } as const;
  if (table.step.at === 'signers' && ask.want === 'doubt' && !hasSigned(table, seat)) {
    const doubts = happen(table, [{ kind: 'doubted', by: idOf(table, seat), clause, what: ask.what }], moment); // prettier-ignore
    return doubts.ok ? stepTo(visit, doubts.value, { at: 'reading', clause, since: moment.now }) : 'notNow';
  }
  if (table.step.at !== 'reading') return busy(table);
  // said twice because an answer was lost: heard once
  if (ask.want === 'heard' && isHeard(table, seat, clause)) return to(visit);
  const act = ask.want === 'doubt' ? ({ do: 'doubt', clause, seat, what: ask.what } as const) : ask.want === 'heard' ? ({ do: 'heard', clause, seat, aloud: false } as const) : ({ do: 'clear', clause, seat } as const); // prettier-ignore
  return said(visit, table, act, seen, moment) ?? 'notNow';
}

const isHeard = (table: Table, seat: Seat, clause: string): boolean =>
  table.session?.agreement.clauses.find(({ id }) => id === clause)?.heardBy.includes(idOf(table, seat)) === true; // prettier-ignore

/** What the machine says of a signature, as the page is told it. */
const REFUSED: Partial<Record<Refusal, RemoteRefusal>> = {
  otherDocument: 'otherDocument', alreadySigned: 'alreadySigned', identityMissing: 'identityMissing', notHeard: 'notHeard', doubtsOpen: 'doubtsOpen',
  notAloneAtPad: 'notAlone', needsLink: 'needsLink', remoteExcluded: 'remoteExcluded',
}; // prettier-ignore

/**
 * The card right before the signature, at another booth: a fresh one of the same person, and that booth's word is for this very paper
 * and key. Null: known as before, by the eyes of whoever leads.
 */
function freshChip(
  table: Table,
  seat: Seat,
  { document, signature, atBooth }: Extract<PartyAsk, { want: 'sign' }>,
  booth: string | null,
  moment: Moment,
): SeatIdentity | RemoteRefusal | null {
  const sitter = table.people[seat];
  const elsewhere = sitter?.elsewhere ?? null;
  if (sitter === null || elsewhere === null || table.session === null) return 'notNow';
  const chip = signature.method === 'chipAtBooth';
  if (elsewhere.by === 'chipAtBooth' && !chip) return 'chipWanted';
  if (elsewhere.by !== signature.method || chip !== (atBooth !== undefined)) return 'badSignature';
  if (atBooth === undefined) return null;
  const { booth: word, key } = signature;
  if (word === undefined || booth === null) return 'badStatement';
  const meant = { session: table.session.id, party: idOf(table, seat), line: elsewhere.line, document, key };
  const problem = wordProblem(word, meant, whenOf(moment));
  if (problem !== null) return problem;
  const { card, warnings, salt } = atBooth;
  const before = sitter.identity.card;
  if (!samePerson(before, card) || before.name !== card.name) return 'differentPerson';
  return chipIdentity(table, card, { booth, warnings, salt, word }, moment);
} // prettier-ignore

/** The page's key was checked before this (`remoteSeats.ts`); whose it is, for which paper, and whether now, is checked here. */
function signs(
  visit: Visit,
  table: Table,
  seat: Seat,
  ask: Extract<PartyAsk, { want: 'sign' }>,
  booth: string | null,
  moment: Moment,
): VisitStep | RemoteRefusal {
  const { document, signature, samples, alone, atBooth } = ask;
  const sitter = table.people[seat];
  if (sitter === null || table.document === null) return 'notNow';
  if (hasSigned(table, seat)) return 'alreadySigned';
  if (document !== table.document.sha256) return 'otherDocument';
  // one increment after the other: whoever is at the pad goes first
  if (table.step.at !== 'signers') return busy(table);
  if (sitter.elsewhere?.signs !== document) return 'identityMissing';
  // a key is made for one signature: whoever has another one's has no key of their own
  if (table.signed.some(({ remote }) => remote?.key === signature.key)) return 'badSignature';
  const fresh = freshChip(table, seat, ask, booth, moment);
  if (typeof fresh === 'string') return fresh;
  const pad = atBooth ?? { pad: { ...PAGE_PAD.identity }, geometry: PAGE_PAD.geometry, gaps: 0 };
  if (signatureProblems(samples, pad.geometry, pad.gaps, moment.pack.thresholds.signature).length > 0)
    return 'inkProblem';
  const event: SessionEvent = { kind: 'signed', by: idOf(table, seat), document, soleControl: alone };
  const done = happen(table, [event], moment);
  if (!done.ok) return REFUSED[done.error] ?? 'notNow';
  const identity = fresh ?? sitter.identity;
  const known = fresh === null ? table : withSitter(table, seat, { ...sitter, identity, checks: [...sitter.checks, identity.check] }); // prettier-ignore
  const ink: Ink = { batches: [samples], gaps: pad.gaps, geometry: pad.geometry, pad: pad.pad, startedAt: identity.check.at }; // prettier-ignore
  return stepTo(
    visit,
    known,
    { at: 'sign', of: 'agreement', who: seat, phase: { kind: 'sealing' }, job: moment.newId, next: done.value.session }, // prettier-ignore
    wish({ do: 'addSignature', of: 'agreement', who: seat, identity, ink, remote: signature, at: moment.at }),
  );
}

/** Not to be reached: what it did stays, and before it signs it is looked at again. */
function gone(visit: Visit, table: Table, page: RemotePage, moment: Moment): VisitStep {
  const { step } = table;
  const left = withoutOffer(table, page);
  const seat = seatOfPage(left, page);
  const sitter = seat === null ? null : left.people[seat];
  if (seat === null || sitter === null) return left === table ? to(visit) : stepTo(visit, left, left.step);
  const stale = withSitter(left, seat, {
    ...sitter,
    elsewhere: sitter.elsewhere === null ? null : { ...sitter.elsewhere, signs: null },
    identity: { ...sitter.identity, tappedAt: LONG_AGO },
  });
  const lost = (of: Table): Table['session'] => {
    const done = happen(of, [{ kind: 'lost', who: idOf(of, seat) }], moment);
    // one that is over has nobody to lose
    return done.ok ? done.value.session : of.session;
  };
  const next = { ...stale, session: lost(stale) };
  if (step.at === 'compareSigner' && step.seat === seat)
    return stepTo(visit, next, { at: 'signers', refused: null });
  // what is being written into the paper meanwhile was checked before
  return step.at === 'sign' && step.next !== null
    ? stepTo(visit, next, { ...step, next: lost({ ...stale, session: step.next }) })
    : stepTo(visit, next, left.step);
}

const LONG_AGO = Number.MIN_SAFE_INTEGER;

function withoutOffer(table: Table, page: RemotePage): Table {
  const { step } = table;
  const same = (one: RemotePage): boolean => one.guest === page.guest && one.line === page.line;
  if (step.at === 'compare' && same(step.offer.page))
    return { ...table, step: { at: 'elsewhere', seat: step.seat, why: step.why, from: step.from, offers: [], refused: [] } }; // prettier-ignore
  return step.at === 'elsewhere' && step.offers.some((one) => same(one.page))
    ? { ...table, step: { ...step, offers: step.offers.filter((one) => !same(one.page)) } }
    : table;
}

/** Heard again on the very line that was compared: in, and known as long ago as it was; a signature wants a new look. */
function back(visit: Visit, table: Table, page: RemotePage, moment: Moment): VisitStep {
  const seat = seatOfPage(table, page);
  if (seat === null || isReached(table, seat)) return to(visit);
  const done = happen(table, comesBack(table, seat), moment);
  return done.ok ? stepTo(visit, done.value, table.step) : to(visit);
}
