/** What of a session stands on the screen: derived whole from the desk, people masked. Pure. */
import { unreachable } from '../../contract/result.ts';
import { calendarOf, knowsYear } from '../../contract/workdays.ts';
import { lightsOf } from '../../contract/session/effect.ts';
import type {
  ClauseView,
  LightsView,
  SessionScreen,
  SessionStep,
  Who,
} from '../../contract/sessionScreen.ts';
import { maskPerson } from '../visit/masking.ts';
import { padOf } from '../visit/signing.ts';
import type { Moment, Visit } from '../visit/visit.ts';
import { FACTS, sitterOf, type Desk, type Draft, type Table } from './desk.ts';
import { applicationOf, applyingView, confirmationView } from './applyingView.ts';
import { demoView } from './demoTable.ts';
import { actingView, isSeatingStep, seatingView } from './seatingView.ts';
import { followUpDates, lastDue, WORDS_MAX } from './drafting.ts';
import { CLAUSES_MAX, findingsOf, mayRead, totalOf } from './terms.ts';
import { COUNTS, firstDays, payeesOf } from './payments.ts';
import { mayAddParty, removable } from './partiesTable.ts';
import { debtsOf, securersOf, THING_MAX, waysOf } from './securing.ts';
import { areEnough, chairOf, partyAs, Standing, TWO_PARTIES } from '../../contract/session/parties.ts';
import { hasObjected, OBJECTION_MAX } from './objecting.ts';
import { mayStop } from './deskStep.ts';
import { askable, guestsView } from './guests.ts';
import { isWholeScan } from './inkedScan.ts';
import { INKED_PAGES_MAX } from '../../contract/session/inked.ts';
import { isBeingOpened } from './hosting.ts';
import { allRead } from './readingTable.ts';
import { signedAtOf } from './returning.ts';
import { keptView } from './returningView.ts';
import { statusView } from './statusView.ts';
import { regimesView, switchToldView } from './regimesView.ts';
import { changesView, pairsOf } from './versions.ts';
import { libraryOf } from './shared.ts';
import { afarAt, allAfar, isTyingStep, tyingView } from './remote/tyingView.ts';
import { findRegime, ruledRegime, signersOf, turnsTo } from './rules.ts';
import type { Regime } from '../../contract/policy.ts';
import { regimeOfGroup } from './group/groupDesk.ts';
import { mayBeGroup } from './group/groupActs.ts';
import { mayLeaveTable } from './group/groupTable.ts';
import { groupView } from './group/groupView.ts';
import { idOf, roleOf, seatsOf } from './seats.ts';

function chosenRegime(desk: Desk, { pack }: Moment): Regime | null {
  if (desk.stage === 'group') return regimeOfGroup(pack, desk);
  return desk.stage === 'table' && !isBeingOpened(desk) ? ruledRegime(pack, desk) : null;
}

export function deskView(visit: Visit, desk: Desk, clockTrusted: boolean, moment: Moment): SessionScreen {
  // before the kind of mediation is chosen nothing is said of one
  const chosen = chosenRegime(desk, moment);
  return {
    kind: 'session', ofGroup: desk.stage === 'table' && mayLeaveTable(desk), regime: chosen?.label ?? null, cost: chosen?.cost ?? null, mayStop: mayStop(desk),
    parties: (desk.stage === 'table' ? desk.parties : TWO_PARTIES).map((one, _, all) => ({ ...partyAs(all, one.seat), seat: one.seat, chair: chairOf(one.standing) })),
    step: stepView(visit, desk, clockTrusted, moment),
  }; // prettier-ignore
}

const personOf = (table: Table, who: Who) => {
  const card = sitterOf(table, who)?.identity.card;
  if (card === undefined) throw new Error(`nobody sits at ${who}`);
  return maskPerson(card.name, card.number);
};

export function lightsView(table: Table, moment: Moment): LightsView {
  if (table.session === null) throw new Error('lights without a session');
  const { parties, others, effectiveAt } = lightsOf(table.session, ruledRegime(moment.pack, table));
  return {
    parties: parties.flatMap(({ party, at }) => {
      const seat = seatsOf(table).find((one) => one === party);
      return seat === undefined ? [] : [{ seat, at }];
    }),
    others: others.map((one) => ({ ...one })),
    effectiveAt,
  };
}

const documentOf = (table: Table) => {
  if (table.document === null) throw new Error(`no document at ${table.step.at}`);
  return table.document;
};

/** The facts carry number 0: they are read like a clause and are none. */
function clauseViews({ facts, clauses }: Draft): readonly ClauseView[] {
  return [
    ...(facts === '' ? [] : [{ id: FACTS, number: 0, text: facts, fen: null, payment: false }]),
    ...clauses.map(({ id, text, payment }, index) => ({ id, number: index + 1, text, fen: payment?.totalFen ?? null, payment: payment !== null })),
  ];
} // prettier-ignore

function draftView(table: Table, moment: Moment): SessionStep {
  const { draft, session } = table;
  const clauses = clauseViews(draft).filter((one) => one.id !== FACTS);
  const numberOf = (id: string | null): number | null => clauses.find((one) => one.id === id)?.number ?? null;
  const said = session?.agreement.clauses ?? [];
  const findings = new Map(
    findingsOf(table, moment).map(({ level, code, term }) => [`${code} ${term ?? ''}`, { level, code, clause: numberOf(term) }]),
  ); // prettier-ignore
  return {
    at: 'draft',
    clauses: [...clauses],
    facts: draft.facts,
    findings: [...findings.values()],
    totalFen: totalOf(draft),
    mayRead: mayRead(table, moment),
    mayAdd: draft.clauses.length < CLAUSES_MAX,
    acting: seatsOf(table).flatMap((seat) => {
      const acting = actingView(table, seat, moment);
      return acting === null ? [] : [{ seat, person: personOf(table, seat), acting }];
    }),
    unread: said.flatMap(({ id, heardBy }) => (seatsOf(table).every((seat) => heardBy.includes(idOf(table, seat))) ? [] : [numberOf(id) ?? 0])), // prettier-ignore
    readBefore: table.versions.length > 0,
    shared: moment.shared === true,
    writer: table.writer,
    turn: turnsTo(table, moment)?.label ?? null,
    guests: guestsView(table, moment),
    status: statusView(table, moment),
    demo: demoView(table),
  };
}

function stepView(visit: Visit, desk: Desk, clockTrusted: boolean, moment: Moment): SessionStep {
  if (desk.stage === 'entrance') return { at: 'staffCard', phase: desk.phase, problem: desk.problem, cardLeft: visit.cardOnReader, cut: moment.cut ?? 'none' };
  if (desk.stage === 'group') return { at: 'group', view: groupView(visit, desk, moment) };
  const { step } = desk;
  const { pack } = moment;
  if (isTyingStep(step)) return tyingView(desk, step);
  if (isSeatingStep(step)) return seatingView(visit, desk, step, moment);
  switch (step.at) {
    case 'source':
      return { at: 'source', staff: personOf(desk, 'lead'), organisation: desk.lead.organisation };
    case 'willing': {
      const kind = pack.disputeKinds.find(({ id }) => id === desk.kind);
      if (kind === undefined) throw new Error('asked about nothing');
      return { at: 'willing', kind: kind.label };
    }
    case 'regimes':
      return regimesView(desk, step.refused, personOf(desk, 'lead'), moment);
    case 'leadCard': {
      const wanted = step.why === 'switch' ? desk.session?.turning?.to : desk.regime;
      const regime = wanted === undefined ? null : findRegime(pack, wanted);
      if (regime === null) throw new Error('a lead is asked for nothing');
      return { at: 'leadCard', why: step.why, regime: regime.label, phase: step.phase, problem: step.problem, cardLeft: visit.cardOnReader };
    }
    case 'writer':
      return { at: 'writer' };
    case 'switchTold':
      return switchToldView(desk, step.to, moment);
    case 'switchAsk':
      return {
        at: 'switchAsk', seat: step.seat, person: personOf(desk, step.seat), now: ruledRegime(pack, desk).label,
        next: (findRegime(pack, step.to) ?? ruledRegime(pack, desk)).label,
      };
    case 'guestWhom':
      return { at: 'guestWhom', calls: [...askable(desk, moment)] };
    case 'guestAsk':
      return { at: 'guestAsk', seat: step.seat, person: personOf(desk, step.seat), call: step.call };
    case 'guestCard':
      return { at: 'guestCard', call: step.call, phase: step.phase, problem: step.problem, cardLeft: visit.cardOnReader };
    case 'ink':
      return { at: 'ink', document: documentOf(desk), status: statusView(desk, moment), turn: turnsTo(desk, moment)?.label ?? null };
    case 'inkScan':
      return {
        at: 'inkScan', document: documentOf(desk), pages: step.pages.length, scanning: step.job !== null, mayScan: step.pages.length < INKED_PAGES_MAX,
        whole: isWholeScan(desk, step), problem: step.problem,
      };
    case 'inkCompare':
      return { at: 'inkCompare', person: personOf(desk, 'lead'), pages: step.pages.length, phase: step.phase, problem: step.problem, cardLeft: visit.cardOnReader };
    case 'inkSealing':
      return { at: 'inkSealing', failed: step.failed };
    case 'halted':
      return { at: 'halted', ways: ruledRegime(pack, desk).words.stopped };
    case 'kinds': {
      const kinds = pack.disputeKinds.filter((one) => pack.agreements.some(({ kind }) => kind === one.id));
      return {
        at: 'kinds', hosted: desk.intake !== null, lead: personOf(desk, 'lead'), organisation: desk.lead.organisation,
        kinds: kinds.map(({ id, label, hint }) => ({ id, label, hint })),
      }; // prettier-ignore
    }
    case 'parties':
      return { at: 'parties', mayAdd: mayAddParty(desk), mayRemove: [...removable(desk)], enough: areEnough(desk.parties), apart: desk.apart, mayBeGroup: mayBeGroup(desk, moment) };
    case 'standing':
      return { at: 'standing', standings: [...Standing.options] };
    case 'service': {
      const { version, title, paragraphs } = pack.consents.eService;
      return { at: 'service', seat: step.seat, person: personOf(desk, step.seat), statement: { version, title, paragraphs }, ...afarAt(desk, step.seat, moment) };
    }
    case 'privacy': {
      const { version, title, rows } = pack.notice;
      return { at: 'privacy', version, title, rows: rows.map(({ question, sentence }) => ({ question, sentence })) };
    }
    case 'notice': {
      const ids = ruledRegime(pack, desk).notices;
      const statement = pack.notices.find((one) => one.id === step.notice);
      if (statement === undefined) throw new Error(`no notice ${step.notice}`);
      const { version, title, paragraphs } = statement;
      return {
        at: 'notice', seat: step.seat, person: personOf(desk, step.seat), notice: step.notice, number: ids.indexOf(step.notice) + 1, of: ids.length,
        statement: { version, title, paragraphs }, ...afarAt(desk, step.seat, moment),
      };
    }
    case 'demoSeeking':
      return { at: 'demoSeeking' };
    case 'demo': {
      if (desk.linked?.demo.kind !== 'here') throw new Error('a judgment is shown that is not here');
      const { caseNo, claimed, decided, decidedOn, final } = desk.linked.demo.judgment;
      return {
        at: 'demo', seat: step.seat, person: step.seat === null ? null : personOf(desk, step.seat),
        judgment: { caseNo, claimed: [...claimed], decided: [...decided], decidedOn, final }, court: pack.court,
      };
    }
    case 'draft':
      return draftView(desk, moment);
    case 'pick': {
      const offered = pack.agreements.find((one) => one.kind === desk.kind)?.clauses ?? [];
      const taken = new Set(desk.draft.clauses.map((one) => one.text));
      const offers = offered.flatMap((id) => pack.clauses.filter((one) => one.id === id && !taken.has(one.text)));
      return { at: 'pick', offers: offers.map(({ id, label }) => ({ id, label })), secures: debtsOf(desk).length > 0 };
    }
    case 'words': {
      const clause = desk.draft.clauses.find((one) => one.id === step.clause);
      const phrases = pack.disputeKinds.find((one) => one.id === desk.kind)?.factPhrases ?? [];
      return step.of === 'facts'
        ? { at: 'words', of: 'facts', clause: FACTS, value: desk.draft.facts, phrases: [...phrases], maxLength: WORDS_MAX.facts }
        : { at: 'words', of: 'clause', clause: step.clause, value: clause?.text ?? '', phrases: libraryOf(desk, moment).map(({ text }) => text), maxLength: WORDS_MAX.clause };
    }
    case 'payer':
    case 'making':
      return { at: step.at };
    case 'settling':
      return { at: 'making' };
    case 'changes':
      return changesView(desk, step.pair);
    case 'payee':
      return { at: 'payee', payer: step.payer, payees: [...payeesOf(desk, step.payer)] };
    case 'secured':
      return { at: 'secured', debts: debtsOf(desk).map(({ clause, payment: { payer, payee, totalFen: fen } }) => ({ clause, payer, payee, fen })) };
    case 'securer':
      return { at: 'securer', securers: [...securersOf(desk, step.of)] };
    case 'securityWay':
      return { at: 'securityWay', by: step.by, ways: [...waysOf(desk, step.of, step.by)] };
    case 'securedThing': {
      const before = desk.draft.clauses.find((one) => one.id === step.clause)?.secures?.security;
      return { at: 'securedThing', by: step.by, kind: step.kind, value: before === undefined || before.kind === 'guarantee' ? '' : before.thing, maxLength: THING_MAX };
    }
    case 'total':
      return { at: 'total', fen: desk.draft.clauses.find((one) => one.id === step.clause)?.payment?.totalFen ?? null, problem: step.problem };
    case 'count':
      return { at: 'count', fen: step.fen, counts: [...COUNTS] };
    case 'first':
      return { at: 'first', days: [...firstDays(moment.today, pack)] };
    case 'followUp': {
      const days = followUpDates(desk, moment);
      const last = lastDue(desk);
      return { at: 'followUp', days: [...days], afterLast: last === null ? null : (days.find((day) => day > last) ?? null) };
    }
    case 'plan': {
      const { payer, payee, totalFen, rows } = step.payment;
      const calendar = calendarOf(pack.calendar);
      const years = new Set(rows.map(({ due }) => due.slice(0, 4)));
      return { at: 'plan', payer, payee, totalFen, rows: rows.map((row) => ({ ...row })), openYears: [...years].filter((year) => !knowsYear(year, calendar)) };
    }
    case 'paperProblem':
      return { at: 'paperProblem', characters: [...step.characters] };
    case 'reading':
      return readingView(desk, step.clause, moment);
    case 'signers':
      return {
        at: 'signers', document: documentOf(desk), lights: lightsView(desk, moment), refused: step.refused,
        people: signersOf(desk, pack).map((who) => ({
          who, role: roleOf(desk, who), person: personOf(desk, who), acting: who === 'lead' ? null : actingView(desk, who, moment),
          signedAt: desk.signed.find((one) => one.who === who)?.done ?? null, ...(who === 'lead' ? {} : afarAt(desk, who, moment)),
        })),
      };
    case 'refusing':
      return { at: 'refusing', who: step.who, person: personOf(desk, step.who), mayObject: !hasObjected(desk, step.who) };
    case 'objecting':
      return { at: 'objecting', who: step.who, person: personOf(desk, step.who), value: step.words, phrases: [...pack.objections], maxLength: OBJECTION_MAX };
    case 'objection':
      return { at: 'objection', who: step.who, person: personOf(desk, step.who), words: step.words };
    case 'kept':
      return keptView(desk, moment);
    case 'returnCard':
      return { at: 'returnCard', who: step.who, person: personOf(desk, step.who), signedAt: signedAtOf(desk, step.who), phase: step.phase, problem: step.problem, cardLeft: visit.cardOnReader };
    case 'signCard':
      return { at: 'signCard', who: step.who, person: personOf(desk, step.who), phase: step.phase, problem: step.problem, cardLeft: visit.cardOnReader };
    case 'sign': {
      const sitter = sitterOf(desk, step.who);
      if (sitter === null) throw new Error('nobody signs');
      const pad = padOf(visit, moment);
      return {
        at: 'sign', who: step.who, person: personOf(desk, step.who), pad,
        document: step.of === 'agreement' ? documentOf(desk) : applicationOf(desk).document, phase: step.phase,
        mayUseScreen: step.phase.kind === 'broke' && pad === 'stu', geometry: visit.ink?.geometry ?? null, identityAt: sitter.identity.check.at,
        before: pack.signing.before, mayRefuse: pack.signing.mayRefuse,
      };
    }
    case 'sealing':
      return { at: 'sealing', failed: step.failed };
    case 'captured': {
      const document = documentOf(desk);
      if (desk.sealed === null) throw new Error('captured without being sealed');
      const { capturedAt, delivery } = desk.sealed;
      return {
        at: 'captured', document, lights: lightsView(desk, moment), capturedAt, clockTrusted, sha256: document.sha256, followUp: desk.followUp,
        delivery, confirmation: confirmationView(desk, moment),
      };
    }
    case 'offer':
    case 'applicationMaking':
    case 'applicationPaper':
    case 'applicants':
    case 'applicationSealing':
      return applyingView(desk, step, moment);
    case 'ended':
      return {
        at: 'ended', reason: step.reason, ways: ruledRegime(pack, desk).words.stopped,
        mayNote: step.noted === null && desk.session !== null && step.reason !== 'onPaper' && step.reason !== 'inked' && pack.endReasons.length > 0,
        noted: pack.endReasons.find(({ id }) => id === step.noted)?.label ?? null,
      };
    case 'endReason':
    case 'keptEnd':
      return { at: 'endReason', reasons: [...pack.endReasons] };
    default:
      return unreachable(step);
  }
} // prettier-ignore

function readingView(table: Table, id: string, moment: Moment): SessionStep {
  const views = clauseViews(table.draft);
  const clause = views.find((one) => one.id === id);
  const said = table.session?.agreement.clauses.find((one) => one.id === id);
  if (clause === undefined || said === undefined) throw new Error('reading what is not there');
  return {
    at: 'reading',
    clause,
    of: table.draft.clauses.length,
    heard: seatsOf(table).filter((seat) => said.heardBy.includes(idOf(table, seat))),
    doubts: seatsOf(table).flatMap((seat) => said.doubts.filter((one) => one.by === idOf(table, seat)).map(({ what }) => ({ seat, what }))),
    ...allAfar(table, moment),
    allHeard: allRead(table),
    mayCompare: pairsOf(table) > 0, demo: demoView(table).kind === 'here', mayGoBack: views[0]?.id !== id,
    next: ruledRegime(moment.pack, table).eSign === 'allowed' ? 'sign' : 'ink',
  }; // prettier-ignore
}
