/** What happens at the table: `(visit with a desk, event) → the next visit and effects`. The law is asked of the machine, never of the screen. Pure. */
import { unreachable } from '../../contract/result.ts';
import type { Delivery } from '../../contract/signing.ts';
import type { Seat } from '../../contract/session/parties.ts';
import type { SessionAct, Who } from '../../contract/sessionScreen.ts';
import {
  to,
  type BoothEvent,
  type BoothState,
  type Moment,
  type Step as VisitStep,
  type Visit,
} from '../visit/visit.ts';
import { onCard, seatConfirmed, waitAgain, watched } from './deskCards.ts';
import { busyEnds, halted, haltedAct, isClosed } from './halting.ts';
import { inkDone } from './inked.ts';
import { inkedAct, inkedCaptured, stepInkedScan } from './inkedScan.ts';
import { guestAct } from './guests.ts';
import { hostingAct } from './hosting.ts';
import { chooseRegime, staffChecked } from './leading.ts';
import { turningAct } from './turning.ts';
import { isOver, type Desk, type Table } from './desk.ts';
import type { SessionNews } from './wishes.ts';
import { draftAct, locked } from './drafting.ts';
import { applicationCaptured, applicationMade, applyingAct } from './applying.ts';
import { askCard, at, stepTo, wish } from './moves.ts';
import { demoAct, demoSought } from './demoTable.ts';
import { acknowledge, chooseKind, privacyRead, serviceChosen, toWork } from './opening.ts';
import { partiesAct } from './partiesTable.ts';
import { objectingAct } from './objecting.ts';
import { readingAct } from './readingTable.ts';
import { bare, keptEnded, nobodyIsBack, returningAct } from './returning.ts';
import { onesOwn } from './remote/onesOwn.ts';
import { stepRemote } from './remote/remoteTable.ts';
import { tyingAct } from './remote/tying.ts';
import { happen } from './rules.ts';
import { groupInk } from './group/consenting.ts';
import { groupAct, groupNews } from './group/groupActs.ts';
import { groupWatched, onGroupCard } from './group/groupCards.ts';
import type { GroupDesk } from './group/groupDesk.ts';
import { seatingAct, stepPaper } from './seating.ts';
import { idOf, isElsewhere } from './seats.ts';
import { draftSettled, draftWritten } from './shared.ts';
import { backToSigners, captured, listOf, signatureAdded, signNow, stepInk } from './signingTable.ts';

/** The desk of this visit, where there is one. */
export const deskOf = (visit: Visit): Desk | null =>
  visit.place.kind === 'session' ? visit.place.desk : null;

/** The table people sit at now. */
export function tableOf(state: BoothState): Table | null {
  const desk = state.kind === 'visit' ? deskOf(state) : null;
  return desk?.stage === 'table' ? desk : null;
}

/** Somebody is asked for a card right now. */
export const awaitsCard = (desk: Desk | null): boolean =>
  desk !== null && (desk.stage === 'entrance' || desk.step.at === 'card' || desk.step.at === 'seatCard' || desk.step.at === 'signCard' || desk.step.at === 'leadCard' || desk.step.at === 'guestCard' || desk.step.at === 'inkCompare' || desk.step.at === 'returnCard'); // prettier-ignore

export const ENTRANCE: Desk = { stage: 'entrance', phase: 'waiting', problem: null, held: null };

/** Events of devices and of the runner that concern a desk; anything else leaves it as it is. */
export function stepDesk(visit: Visit, desk: Desk, event: BoothEvent, moment: Moment): VisitStep {
  switch (event.kind) {
    case 'cardFound':
    case 'cardRead':
    case 'cardFailed':
      if (desk.stage === 'group') return onGroupCard(visit, desk, event, moment);
      return onCard(visit, desk, event, moment);
    case 'signingStarted':
    case 'inkDrawn':
    case 'signingBroke':
      if (desk.stage === 'group') return groupInk(visit, desk, event, moment);
      return desk.stage === 'table' ? stepInk(visit, desk, event, moment) : to(visit);
    case 'pageKept':
    case 'scanEnded':
      if (desk.stage !== 'table') return to(visit);
      return desk.step.at === 'inkScan' ? stepInkedScan(visit, desk, event) : stepPaper(visit, desk, event);
    case 'courtAnswered': {
      if (desk.stage === 'group') return groupAnswered(visit, desk, event.itemId, event.delivery);
      return desk.stage === 'table' ? answered(visit, desk, event.itemId, event.delivery) : to(visit);
    }
    case 'deviceWent':
      if (desk.stage === 'group') return groupDeviceWent(visit, desk, event, moment);
      if (event.device === 'idReader') return watched(visit, desk, 'readerOut');
      if (event.device === 'scanner' && desk.stage === 'table' && desk.step.at === 'authorityPaper' && desk.step.job !== null)
        return stepPaper(visit, desk, { kind: 'scanEnded', job: desk.step.job, error: event.error, pages: 0 });
      if (event.device === 'scanner' && desk.stage === 'table' && desk.step.at === 'inkScan' && desk.step.job !== null)
        return stepInkedScan(visit, desk, { kind: 'scanEnded', job: desk.step.job, error: event.error, pages: 0 });
      if (event.device === 'signaturePad' && desk.stage === 'table' && desk.step.at === 'sign')
        return stepInk(visit, desk, { kind: 'signingBroke', job: desk.step.job, error: event.error }, moment);
      return to(visit);
    case 'deviceCame':
      if (event.device !== 'idReader') return to(visit);
      return desk.stage === 'group' ? groupWatched(visit, desk, null) : watched(visit, desk, null);
    case 'session':
      return stepNews(visit, desk, event.news, moment);
    case 'remoteAsked':
    case 'remoteGone':
    case 'remoteBack':
      return stepRemote(visit, desk, event, moment, { stop: stopped, refuse: refusedBy });
    default:
      return to(visit);
  }
} // prettier-ignore

/** Whatever stands on the screen meanwhile. */
function answered(visit: Visit, table: Table, itemId: string, delivery: Delivery): VisitStep {
  const next = withAnswer(table, itemId, delivery);
  const { applies } = next;
  if (applies !== null) return at(visit, { ...next, applies: { ...applies, from: toldTo(applies.from, itemId, delivery) } });
  return next === table ? to(visit) : at(visit, next);
} // prettier-ignore

function withAnswer(table: Table, itemId: string, delivery: Delivery): Table {
  const { sealed, application } = table;
  if (sealed?.itemId === itemId) return { ...table, sealed: { ...sealed, delivery } };
  if (application === null || application.sealed?.itemId !== itemId) return table;
  return { ...table, application: { ...application, sealed: { ...application.sealed, delivery } } };
}

function groupAnswered(visit: Visit, desk: GroupDesk, itemId: string, delivery: Delivery): VisitStep {
  return delivery.kind === 'waiting' ? to(visit) : at(visit, toldTo(desk, itemId, delivery));
}

function toldTo(desk: GroupDesk, itemId: string, delivery: Delivery): GroupDesk {
  if (delivery.kind === 'waiting') return desk;
  const table = desk.table === null ? null : withAnswer(desk.table, itemId, delivery);
  return { ...desk, table, told: { ...desk.told, [itemId]: delivery.kind } };
}

function groupDeviceWent(
  visit: Visit,
  desk: GroupDesk,
  event: Extract<BoothEvent, { kind: 'deviceWent' }>,
  moment: Moment,
): VisitStep {
  if (event.device === 'idReader') return groupWatched(visit, desk, 'readerOut');
  if (event.device !== 'signaturePad' || desk.step.at !== 'sign') return to(visit);
  return groupInk(visit, desk, { kind: 'signingBroke', job: desk.step.job, error: event.error }, moment);
}

function stepNews(visit: Visit, desk: Desk, news: SessionNews, moment: Moment): VisitStep {
  if (news.news === 'staffChecked') return staffChecked(visit, desk, news.member, moment, news.kept, news.group);
  if (news.news === 'group') return groupNews(visit, desk, news.told, moment);
  if (desk.stage !== 'table') return to(visit);
  const { step } = desk;
  switch (news.news) {
    case 'draftWritten':
      return draftWritten(visit, desk, news.texts, moment);
    case 'draftSettled':
      return draftSettled(visit, desk, news.texts, moment);
    case 'demoSought':
      return demoSought(visit, desk, news.linked, moment, toWork);
    case 'paperMade':
      return step.at === 'making' ? locked(visit, desk, news.document, moment) : to(visit);
    case 'paperFailed':
      return step.at === 'making'
        ? stepTo(visit, desk, { at: 'paperProblem', characters: news.characters })
        : to(visit);
    case 'signatureAdded':
      return signatureAdded(visit, desk, news.signed, moment);
    case 'signatureFailed':
      return step.at === 'sign' ? stepTo({ ...visit, ink: null }, desk, listOf(step.of, news.why)) : to(visit);
    case 'captured':
      return captured(visit, desk, news.itemId, news.at, moment);
    case 'notCaptured':
      return step.at === 'sealing' ? stepTo(visit, desk, { at: 'sealing', failed: true }) : to(visit);
    case 'inkedCaptured':
      return inkedCaptured(visit, desk, moment);
    case 'inkedNotCaptured':
      return step.at === 'inkSealing' ? stepTo(visit, desk, { ...step, failed: true }) : to(visit);
    case 'applicationMade':
      return applicationMade(visit, desk, news.document);
    case 'applicationFailed':
      return step.at === 'applicationMaking' ? stepTo(visit, desk, { ...step, failed: true }) : to(visit);
    case 'applicationCaptured':
      return applicationCaptured(visit, desk, news.itemId, news.at, moment);
    case 'applicationNotCaptured':
      return step.at === 'applicationSealing' ? stepTo(visit, desk, { ...step, failed: true }) : to(visit);
    default:
      return unreachable(news);
  }
} // prettier-ignore

export function stepSessionAct(visit: Visit, desk: Desk, act: SessionAct, moment: Moment): VisitStep {
  if (act.do === 'group') return groupAct(visit, desk, act.act, moment);
  if (desk.stage === 'group') return to(visit);
  if (act.do === 'again') return waitAgain(visit, desk);
  if (desk.stage !== 'table') return to(visit);
  // a party that is elsewhere says it in its own page, and nobody at this table says it for it
  if (onesOwn(desk, act)) return to(visit);
  switch (act.do) {
    case 'source':
    case 'willing':
    case 'unwilling':
      return hostingAct(visit, desk, act, moment);
    case 'partyElsewhere':
    case 'tieAgain':
    case 'takeOffer':
    case 'itIsThem':
    case 'itIsNotThem':
    case 'letSign':
      return tyingAct(visit, desk, act, moment);
    case 'chooseRegime':
      return chooseRegime(visit, desk, act.regime, moment);
    case 'offerSwitch':
    case 'switchTold':
    case 'switchAgree':
    case 'switchDecline':
    case 'switchDrop':
      return turningAct(visit, desk, act, moment);
    case 'inviteGuest':
    case 'guestAnswer':
    case 'guestDrop':
      return guestAct(visit, desk, act, moment);
    case 'demoSeen':
    case 'demoAgain':
    case 'demoClosed':
      return demoAct(visit, desk, act, moment, toWork);
    case 'inkDone':
      return inkDone(visit, desk, act, moment);
    case 'inkBack':
    case 'inkScan':
    case 'inkAgain':
    case 'inkPagesDone':
      return inkedAct(visit, desk, act, moment);
    case 'resume':
    case 'endNow': {
      const next = haltedAct(visit, desk, act, moment);
      return isClosed(next) ? ended(visit, next, 'refused') : at(visit, next);
    }
    case 'chooseKind':
      return chooseKind(visit, desk, act.kind, moment);
    case 'privacyRead':
      return privacyRead(visit, desk, act, moment);
    case 'moreParties':
    case 'addParty':
    case 'standing':
    case 'removeParty':
    case 'keepApart':
    case 'partiesDone':
      return partiesAct(visit, desk, act, moment);
    case 'service':
      return serviceChosen(visit, desk, act.seat, act.way, moment);
    case 'itIsMe':
      return seatConfirmed(visit, desk, act.seat, moment);
    case 'notMe':
      return desk.step.at === 'seatConfirm' ? askCard(visit, desk, desk.step.seat, desk.step.coming) : to(visit); // prettier-ignore
    case 'forAnother':
    case 'capacity':
    case 'ownName':
    case 'ward':
    case 'principal':
    case 'principalNumber':
    case 'scanPaper':
    case 'papersDone':
    case 'authority':
    case 'whoSigns':
    case 'partyComes':
    case 'newAuthority':
      return seatingAct(visit, desk, act, moment);
    case 'acknowledge':
      return acknowledge(visit, desk, act, moment);
    case 'stop':
      return stopped(visit, desk, moment);
    case 'heard':
    case 'doubt':
    case 'clear':
    case 'turn':
    case 'toSigning':
      return readingAct(visit, desk, act, moment);
    case 'signNow':
      return signNow(visit, desk, act.who, moment);
    case 'comeBack':
      // whoever is elsewhere has a new page and a new line: it is compared again, like the first time
      return isElsewhere(desk, act.seat)
        ? tyingAct(visit, desk, { do: 'tieAgain', seat: act.seat }, moment)
        : returningAct(visit, desk, act, moment);
    case 'goOn':
    case 'endKept':
      return returningAct(visit, desk, act, moment);
    case 'chooseReason':
      return desk.step.at === 'ended' && desk.session !== null && moment.pack.endReasons.length > 0
        ? stepTo(visit, desk, { at: 'endReason', reason: desk.step.reason })
        : to(visit);
    case 'endReason':
      return reasonNoted(visit, desk, act.id, moment);
    case 'refuseToSign':
      return refused(visit, desk, act.who, moment);
    case 'notSign':
    case 'object':
    case 'objectionWords':
    case 'noteObjection':
      return objectingAct(visit, desk, act, moment);
    case 'backToSigners':
      return backToSigners(visit, desk);
    case 'offerConfirmation':
    case 'makeApplication':
    case 'notApply':
      return applyingAct(visit, desk, act, moment);
    case 'sealAgain':
      if (desk.step.at === 'applicationSealing' && desk.step.failed)
        return stepTo(visit, desk, { ...desk.step, failed: false }, wish({ do: 'captureApplication' }));
      if (desk.step.at === 'inkSealing' && desk.step.failed)
        return stepTo(visit, desk, { ...desk.step, failed: false }, wish({ do: 'captureInked' }));
      return desk.step.at === 'sealing' && desk.step.failed
        ? stepTo(visit, desk, { at: 'sealing', failed: false }, wish({ do: 'capture' }))
        : to(visit);
    default:
      return draftAct(visit, desk, act, moment);
  }
}

/**
 * No "are you sure", and nobody is named: it is only kept that the mediation was stopped (人民调解法 23). From the moment a table
 * is laid to the moment its paper is sealed; where the regime's law does not let a stop end it, it halts.
 */
function stopped(visit: Visit, table: Table, moment: Moment): VisitStep {
  if (!mayStop(table)) return to(visit);
  // a party of the session, whoever sits there or is still to come: which one is not kept
  const done = happen(table, [{ kind: 'stopped', by: 'A' satisfies Seat }], moment);
  if (!done.ok) return to(visit);
  // where the table goes on later, a signature that is being written into the paper is waited for
  if (!isClosed(done.value) && table.step.at === 'sign' && table.step.phase.kind === 'sealing')
    return to(visit);
  return isClosed(done.value) ? ended(visit, done.value, 'refused') : halted(visit, done.value);
}

/** Stopping is open to a party at every step at which there is something to stop. */
export const mayStop = (desk: Desk): boolean =>
  desk.stage === 'table' &&
  desk.session !== null &&
  !isOver(desk) &&
  !nobodyIsBack(desk) &&
  desk.sealed === null &&
  desk.step.at !== 'sealing' &&
  desk.step.at !== 'inkSealing' &&
  desk.step.at !== 'halted';

function refused(visit: Visit, table: Table, who: Who, moment: Moment): VisitStep {
  if (table.step.at !== 'refusing' || who !== table.step.who) return to(visit);
  return refusedBy(visit, table, who, moment) ?? to(visit);
}

/** Null: the machine does not take it. */
function refusedBy(visit: Visit, table: Table, who: Who, moment: Moment): VisitStep | null {
  const done = happen(table, [{ kind: 'refusedToSign', by: idOf(table, who), objects: false }], moment);
  return done.ok ? ended(visit, done.value, 'refusedToSign') : null;
}

/** It ended at once; why is noted afterwards, if at all, in the pack's neutral words. */
function reasonNoted(visit: Visit, table: Table, id: string, moment: Moment): VisitStep {
  if (table.step.at === 'keptEnd') return keptEnded(visit, table, id, moment);
  if (table.step.at !== 'endReason' || !moment.pack.endReasons.some((one) => one.id === id)) return to(visit);
  const { reason } = table.step;
  return stepTo(visit, table, { at: 'ended', reason, noted: id }, wish({ do: 'noteReason', reason: id }));
}

function ended(visit: Visit, table: Table, reason: 'refused' | 'refusedToSign'): VisitStep {
  return stepTo({ ...visit, ink: null }, bare(table), { at: 'ended', reason, noted: null }, ...busyEnds(table), { kind: 'watchCard', on: false }, wish({ do: 'noteEnded', reason }));
} // prettier-ignore
