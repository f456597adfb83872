/** The transitions of a visit. Each function answers one kind of event; what does not fit the place is ignored. */
import { unreachable } from '../../contract/result.ts';
import type { Act } from '../../contract/act.ts';
import { isKept, sayKept, stepHearingNews, typed } from '../hearing/hallStep.ts';
import { recordDelivered, stepRecordDevice } from '../hearing/recordStep.ts';
import { stepJoiningDevice } from '../joining/joiningSigning.ts';
import { stepJoiningNews, typedCode } from '../joining/joiningStep.ts';
import { ENTRANCE, deskOf, stepDesk } from '../session/deskStep.ts';
import { mayHoldSessions } from '../session/rules.ts';
import { stepAct } from './acts.ts';
import { NOTHING_FOUND, stepCard } from './cards.ts';
import { cover, isGone, isReading, NO_COMFORT, patienceOf, presence, touch, withComfort } from './comfort.ts';
import { isOfDevices } from './deviceEvents.ts';
import { leave } from './leaving.ts';
import { looked } from './pageLooks.ts';
import { stepScan } from './scans.ts';
import { actsOfPress, padOf, signingJobOf, stepSigning } from './signing.ts';
import { statementCame } from './statement.ts';
import {
  DEFAULT_LOOK,
  LEFT_PAGE_MS,
  to,
  type BoothEvent,
  type BoothState,
  type Moment,
  type Step,
  type Visit,
} from './visit.ts';

/** Places with nothing of a person on them need no opaque cover, but still end after the same time. */
export function step(state: BoothState, event: BoothEvent, moment: Moment): Step {
  if (event.kind === 'brokeDown') return to({ kind: 'outOfOrder', reason: event.reason, look: DEFAULT_LOOK });
  switch (state.kind) {
    case 'idle':
      return stepIdle(state, event, moment);
    case 'visit':
      return stepVisit(state, event, moment);
    case 'leaving':
      return stepLeaving(state, event, moment);
    case 'outOfOrder':
      return event.kind === 'repaired'
        ? to({ kind: 'idle', cardOnReader: false, readerOut: false, look: DEFAULT_LOOK })
        : to(state);
    default:
      return unreachable(state);
  }
}

function stepIdle(state: Extract<BoothState, { kind: 'idle' }>, event: BoothEvent, moment: Moment): Step {
  switch (event.kind) {
    case 'cardLifted':
      return to({ ...state, cardOnReader: false });
    case 'deviceWent':
      // whether a card still lies on a reader that is gone nobody can tell
      return to(event.device === 'idReader' ? { ...state, readerOut: true, cardOnReader: false } : state);
    case 'deviceCame':
      return to(event.device === 'idReader' ? { ...state, readerOut: false } : state);
    case 'act':
      break;
    default:
      return to(state);
  }
  const act: Act = event.act;
  if (act.do === 'setLook') return to({ ...state, look: act.look });
  const visit: Visit = {
    kind: 'visit', id: moment.newId, place: { kind: 'notice' }, overlay: null, look: state.look,
    needs: { larger: false, readAloud: false, helper: 'none' }, consents: [], identity: null, form: null, backToCheck: false,
    document: null, seen: [], ink: null, undo: null, looks: {}, cardOnReader: state.cardOnReader, readerOut: state.readerOut,
    signsOnScreen: false, scannedAnything: false, touchedAt: moment.now, comfort: NO_COMFORT, summons: null, joins: null, seatTold: null,
  }; // prettier-ignore
  if (act.do === 'start') return to(visit, { kind: 'openVisit', visitId: visit.id });
  if (act.do === 'startHearing')
    return to({ ...visit, summons: { code: null } }, { kind: 'openVisit', visitId: visit.id });
  if (act.do === 'startJoining' && !isKept(moment))
    return to({ ...visit, joins: { code: null } }, { kind: 'openVisit', visitId: visit.id });
  if ((act.do === 'startSession' || act.do === 'startJoining') && isKept(moment)) {
    const kept = sayKept(visit);
    return to(kept.state, { kind: 'openVisit', visitId: visit.id }, ...kept.effects);
  }
  if (act.do === 'startSession' && mayHoldSessions(moment.pack))
    return to(
      { ...visit, place: { kind: 'session', desk: ENTRANCE } },
      { kind: 'openVisit', visitId: visit.id },
      { kind: 'watchCard', on: true },
    );
  // help and emergency are reachable from idle too; they open over the notice page, which holds nothing personal
  if (act.do === 'openEmergency' || act.do === 'openHelp') {
    const opened = stepAct(visit, act, moment);
    return { state: opened.state, effects: [{ kind: 'openVisit', visitId: visit.id }, ...opened.effects] };
  }
  return to(state);
}

/** What the page tells of itself while it reads aloud: nobody need be there. */
const bySelf: ReadonlySet<Act['do']> = new Set(['reading', 'pageShown', 'turnPage', 'documentRead']);

/** What the devices and the runner tell goes to the table where there is one; taps, clock and cover are everybody's. */
const ofTheDesk: ReadonlySet<BoothEvent['kind']> = new Set([
  'cardFound', 'cardRead', 'cardFailed', 'pageKept', 'scanEnded', 'signingStarted', 'inkDrawn', 'signingBroke', 'courtAnswered', 'deviceWent', 'deviceCame', 'session', 'remoteAsked', 'remoteGone', 'remoteBack',
]); // prettier-ignore

function stepVisit(visit: Visit, event: BoothEvent, moment: Moment): Step {
  const desk = deskOf(visit);
  if (desk !== null && ofTheDesk.has(event.kind))
    return stepDesk({ ...visit, touchedAt: moment.now }, desk, event, moment);
  const ofPlace = atRecord(visit, event, moment) ?? atJoining(visit, event, moment);
  if (ofPlace !== null) return ofPlace;
  switch (event.kind) {
    case 'act':
      return stepAct(bySelf.has(event.act.do) ? visit : touch(visit, moment), event.act, moment);
    case 'touched':
      return to(touch(visit, moment));
    case 'headsetMoved':
      // a hand at the jack is as good as a touch
      return to(withComfort(touch(visit, moment), { headset: event.plugged }));
    case 'presenceChanged':
      return presence(visit, event.here, moment);
    case 'ticked':
      return stepTick(visit, moment);
    case 'cardFound':
    case 'cardRead':
    case 'cardFailed':
    case 'cardLifted':
      return stepCard(visit, event, moment);
    case 'shotTaken':
    case 'scanProgressed':
    case 'pageKept':
    case 'scanEnded':
      return stepScan({ ...visit, touchedAt: moment.now }, event, moment);
    case 'pageCleaned':
      return to({
        ...visit,
        looks: looked(visit.looks, event.page, event.seen, moment.pack.thresholds.pages.duplicateLikeness),
      });
    case 'documentMade':
      if (visit.place.kind !== 'making') return to(visit);
      return to({
        ...visit,
        touchedAt: moment.now,
        document: event.document,
        seen: [],
        comfort: { ...visit.comfort, documentRead: 'no' },
        place: { kind: 'preview', page: 1 },
      });
    case 'documentFailed':
      if (visit.place.kind !== 'making') return to(visit);
      return to({
        ...visit,
        touchedAt: moment.now,
        place: { kind: 'documentProblem', characters: event.characters },
      });
    case 'signingStarted':
    case 'inkDrawn':
    case 'signingBroke':
    case 'captured':
    case 'captureFailed':
      return stepSigning(visit, event, moment);
    case 'padPressed':
      return signingJobOf(visit) === event.job
        ? inTurn({ ...visit, touchedAt: moment.now }, actsOfPress(event.button), moment)
        : to(visit);
    case 'courtAnswered': {
      const { place } = visit;
      if (place.kind !== 'captured' || place.itemId !== event.itemId) return to(visit);
      return to({ ...visit, place: { ...place, delivery: event.delivery } });
    }
    case 'mattersCame': {
      if (visit.place.kind !== 'matters') return to(visit);
      const { found } = event;
      return to({
        ...visit,
        place:
          found === null
            ? { kind: 'matters', state: 'offline', found: NOTHING_FOUND, opened: null }
            : { kind: 'matters', state: 'ready', found, opened: null },
      });
    }
    case 'statementCame':
      return statementCame({ ...visit, touchedAt: moment.now }, event.job, event.problem);
    case 'deviceWent':
      return stepDeviceWent(visit, event, moment);
    case 'deviceCame':
      return stepDeviceCame(visit, event.device, moment);
    case 'codeScanned':
      if (visit.place.kind === 'joining' && visit.place.joining.at === 'code' && visit.overlay === null)
        return typedCode({ ...visit, touchedAt: moment.now }, event.text);
      return visit.place.kind === 'hearing' && visit.place.hall.at === 'code' && visit.overlay === null
        ? typed({ ...visit, touchedAt: moment.now }, event.text)
        : to(visit);
    case 'hearing':
      return visit.place.kind === 'hearing'
        ? stepHearingNews({ ...visit, touchedAt: moment.now }, visit.place.hall, event.news, moment)
        : to(visit);
    case 'joining':
      return visit.place.kind === 'joining'
        ? stepJoiningNews({ ...visit, touchedAt: moment.now }, visit.place.joining, event.news)
        : to(visit);
    case 'session':
    case 'remoteAsked':
    case 'remoteGone':
    case 'remoteBack':
    case 'wiped':
    case 'repaired':
    case 'brokeDown':
      return to(visit);
    default:
      return unreachable(event);
  }
}

/** Cards, ink and receipts of somebody at the record of a hearing. */
function atRecord(visit: Visit, event: BoothEvent, moment: Moment): Step | null {
  const { place } = visit;
  if (place.kind !== 'hearing' || place.hall.at !== 'inside') return null;
  if (isOfDevices(event))
    return stepRecordDevice({ ...visit, touchedAt: moment.now }, place.hall, event, moment);
  if (event.kind !== 'courtAnswered') return null;
  const hall = recordDelivered(place.hall, event.itemId, event.delivery);
  return hall === null ? null : to({ ...visit, place: { kind: 'hearing', hall } });
}

/** Cards and ink of somebody in a mediation of another booth. */
function atJoining(visit: Visit, event: BoothEvent, moment: Moment): Step | null {
  const { place } = visit;
  if (place.kind !== 'joining' || place.joining.at !== 'inside' || !isOfDevices(event)) return null;
  return stepJoiningDevice({ ...visit, touchedAt: moment.now }, place.joining, event, moment);
}

function inTurn(visit: Visit, acts: readonly Act[], moment: Moment): Step {
  return acts.reduce<Step>(
    ({ state, effects }, act) => {
      const next = state.kind === 'visit' ? stepAct(state, act, moment) : to(state);
      return { state: next.state, effects: [...effects, ...next.effects] };
    },
    { state: visit, effects: [] },
  );
}

function stepDeviceWent(
  visit: Visit,
  event: Extract<BoothEvent, { kind: 'deviceWent' }>,
  moment: Moment,
): Step {
  const { place } = visit;
  const gone = event.device === 'idReader' ? { ...visit, readerOut: true, cardOnReader: false } : visit;
  if (event.device === 'idReader' && place.kind === 'card') {
    return to({
      ...gone,
      place: { kind: 'cardProblem', purpose: place.purpose, problem: 'readerOut', held: null },
    });
  }
  if (event.device === 'scanner' && place.kind === 'scan' && place.jobId !== null) {
    return stepScan(gone, { kind: 'scanEnded', job: place.jobId, error: event.error, pages: 0 }, moment);
  }
  // what is written on the touch display does not depend on the pad
  if (event.device === 'signaturePad' && place.kind === 'sign' && padOf(visit, moment) !== 'pointer') {
    return stepSigning(gone, { kind: 'signingBroke', job: place.jobId, error: event.error }, moment);
  }
  return to(gone);
}

/** A reader that comes back goes on waiting for the card by itself. */
function stepDeviceCame(visit: Visit, device: string, _moment: Moment): Step {
  if (device !== 'idReader') return to(visit);
  const back = { ...visit, readerOut: false };
  const { place } = visit;
  if (place.kind === 'cardProblem' && place.problem === 'readerOut') {
    return to(
      { ...back, place: { kind: 'card', purpose: place.purpose, phase: 'waiting' } },
      { kind: 'watchCard', on: true },
    );
  }
  return place.kind === 'card' ? to(back, { kind: 'watchCard', on: true }) : to(back);
}

/** The booth works for the person right now: its own time does not count as theirs. */
function isBusy(visit: Visit): boolean {
  const { place } = visit;
  return (
    (place.kind === 'scan' && place.job.kind === 'scanning') ||
    place.kind === 'making' ||
    (place.kind === 'statement' && place.part.is === 'fetching') ||
    (place.kind === 'joining' && place.joining.at === 'entering') ||
    (place.kind === 'sign' && place.phase.kind === 'sealing')
  );
}

/** Told once, and never over a pad or a scan that is going on, nor to whoever came for the hearing. */
function seatSoon(visit: Visit, { hearing }: Moment): Visit | null {
  const from = hearing?.soon ?? null;
  const busy = isBusy(visit) || signingJobOf(visit) !== null || visit.place.kind === 'hearing' || visit.place.kind === 'joining' || visit.summons !== null;
  if (from === null || busy || visit.overlay !== null || visit.seatTold === from) return null;
  return { ...visit, seatTold: from, overlay: { kind: 'seatSoon', from } };
} // prettier-ignore

function stepTick(visit: Visit, moment: Moment): Step {
  const { timeouts } = moment.pack;
  const patience = patienceOf(visit);
  if (visit.overlay?.kind === 'cover') {
    const left = Math.ceil(
      (visit.touchedAt + (timeouts.idleCoverMs + timeouts.coverMs) * patience - moment.now) / 1000,
    );
    if (left <= 0) return leave(visit, moment);
    return left === visit.overlay.secondsLeft
      ? to(visit)
      : to({ ...visit, overlay: { kind: 'cover', secondsLeft: left } });
  }
  if (isGone(visit, moment)) return to(cover(visit, moment));
  const soon = seatSoon(visit, moment);
  if (soon !== null) return to(soon);
  if (isBusy(visit) || isReading(visit, moment)) {
    // a sensor that sees nobody goes on counting while the booth works
    return to(visit.comfort.awaySince === null ? { ...visit, touchedAt: moment.now } : visit);
  }
  if (moment.now - visit.touchedAt < timeouts.idleCoverMs * patience) return to(visit);
  // whatever lies on top – the emergency page, the question whether to leave – gives way to the cover as well
  return to(cover(visit, moment));
}

function stepLeaving(
  state: Extract<BoothState, { kind: 'leaving' }>,
  event: BoothEvent,
  moment: Moment,
): Step {
  const idle: BoothState = {
    kind: 'idle',
    cardOnReader: state.cardOnReader,
    readerOut: state.readerOut,
    look: DEFAULT_LOOK,
  };
  switch (event.kind) {
    case 'wiped':
      if (!event.ok) return to({ kind: 'outOfOrder', reason: 'wipeFailed', look: DEFAULT_LOOK });
      return to({ ...state, phase: 'done', since: moment.now });
    case 'cardLifted':
      return to({ ...state, cardOnReader: false });
    case 'deviceWent':
      return to(event.device === 'idReader' ? { ...state, readerOut: true, cardOnReader: false } : state);
    case 'deviceCame':
      return to(event.device === 'idReader' ? { ...state, readerOut: false } : state);
    case 'ticked':
      return state.phase === 'done' && moment.now - state.since >= LEFT_PAGE_MS ? to(idle) : to(state);
    case 'act':
      // the next person need not wait for the page to go
      return state.phase === 'done' && event.act.do === 'start' ? step(idle, event, moment) : to(state);
    default:
      return to(state);
  }
}
