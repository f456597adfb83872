/** The word of somebody on the record: a fresh card, the pad, the gates of every signature, and what is sealed; or that they do not sign. Pure. */
import type { Act } from '../../contract/act.ts';
import { recordTitle } from '../../contract/hearing/record.ts';
import { shortDigest } from '../documents/manifest.ts';
import { identityOf, samePerson } from '../visit/cards.ts';
import { emptied, inked, written } from '../visit/inking.ts';
import { maskName } from '../visit/masking.ts';
import { padOf } from '../visit/signing.ts';
import type { DeviceEvent } from '../visit/deviceEvents.ts';
import { to, type BoothEvent, type Effect, type Identity, type Moment, type Step, type Visit } from '../visit/visit.ts'; // prettier-ignore
import type { Inside } from './hall.ts';
import { at, wish } from './moves.ts';
import type { Answer, RecordAt } from './recordCheck.ts';

type SignAt = Extract<RecordAt, { at: 'sign' }>;
const goTo = (visit: Visit, hall: Inside, where: RecordAt, ...effects: Effect[]): Step =>
  at(visit, { ...hall, record: { ...hall.record, where } }, ...effects);

export function cardCame(visit: Visit, hall: Inside, read: Extract<BoothEvent, { kind: 'cardRead' }>, moment: Moment): Step {
  const identity = identityOf(read.card, read.warnings, read.samNumber, moment);
  if (visit.identity === null || !samePerson(visit.identity.card, read.card))
    return goTo(visit, hall, { at: 'card', reading: false, problem: 'differentPerson' }, { kind: 'watchCard', on: true });
  return beginInk({ ...visit, identity }, hall, identity, moment, { kind: 'noteIdentity', cardType: identity.card.type });
} // prettier-ignore

/** The pad shows what is signed: title, pages, digest, and whose name. */
function beginInk(visit: Visit, hall: Inside, identity: Identity, moment: Moment, ...before: Effect[]): Step {
  const { text } = hall.record;
  if (text === null) return to(visit);
  const { version, pages, digest } = text.version;
  const start: Effect = {
    kind: 'startSigning', job: moment.newId, language: visit.look.language, on: padOf(visit, moment) === 'pointer' ? 'screen' : 'pad',
    prompt: { title: recordTitle(version), signer: maskName(identity.card.name), pages, digestGroups: shortDigest(digest) },
  };
  return goTo({ ...visit, ink: null }, hall, { at: 'sign', phase: { kind: 'starting' }, job: moment.newId }, ...before, start);
} // prettier-ignore

export function stepRecordInk(visit: Visit, hall: Inside, where: SignAt, event: DeviceEvent, moment: Moment): Step | null {
  switch (event.kind) {
    case 'signingStarted':
    case 'inkDrawn':
    case 'signingBroke': {
      const next = event.job === where.job ? inked({ phase: where.phase, ink: visit.ink }, event, moment.at) : null;
      return next === null ? to(visit) : goTo({ ...visit, ink: next.ink }, hall, { ...where, phase: next.phase });
    }
    case 'deviceWent':
      // what is written on the touch display does not depend on the pad
      return event.device === 'signaturePad' && padOf(visit, moment) !== 'pointer'
        ? stepRecordInk(visit, hall, where, { kind: 'signingBroke', job: where.job, error: event.error }, moment)
        : null;
    default:
      return null;
  }
} // prettier-ignore

export function stepSigning(visit: Visit, hall: Inside, where: SignAt, act: Act, moment: Moment): Step {
  const { ink, identity } = visit;
  if (identity === null) return to(visit);
  switch (act.do) {
    case 'signOnScreen':
      return where.phase.kind === 'broke' && padOf(visit, moment) === 'stu'
        ? beginInk({ ...visit, signsOnScreen: true }, hall, identity, moment)
        : to(visit);
    case 'signAgain': {
      if (where.phase.kind === 'broke' || ink === null) return beginInk(visit, hall, identity, moment);
      const bare = emptied(ink, moment.at);
      return goTo({ ...visit, ink: bare.ink }, hall, { ...where, phase: bare.phase }, { kind: 'clearInk', job: where.job }); // prettier-ignore
    }
    case 'signDone': {
      const phase = written({ phase: where.phase, ink }, moment.pack.thresholds.signature);
      return phase === null ? to(visit) : goTo(visit, hall, { ...where, phase });
    }
    case 'signConfirm':
      return confirm(visit, hall, where, identity, moment);
    default:
      return to(visit);
  }
}

/** Everything is asked once more; only then it is sealed. */
function confirm(visit: Visit, hall: Inside, where: SignAt, identity: Identity, moment: Moment): Step {
  const { ink } = visit;
  if (where.phase.kind !== 'written' || where.phase.problems.length > 0) return to(visit);
  const stop: Effect = { kind: 'stopSigning', job: where.job };
  if (moment.now - identity.tappedAt > moment.pack.timeouts.freshIdentityMs)
    return goTo({ ...visit, ink: null }, hall, { at: 'card', reading: false, problem: null }, stop, { kind: 'watchCard', on: true });
  const said = answerOf(hall, identity, 'confirmed', moment);
  if (said === null || ink === null || ink.geometry === null || ink.pad === null) return to(visit);
  const signature: Answer['signature'] = {
    documentSha256: said.digest, geometry: ink.geometry, pad: ink.pad, samples: ink.batches.flat(), gaps: ink.gaps,
    startedAt: ink.startedAt, completedAt: moment.at, identity: identity.check,
    pagesShown: said.seen.map(({ page }) => page).toSorted((a, b) => a - b),
    readOutOffered: true, helper: visit.needs.helper,
  };
  return goTo(visit, hall, { ...where, phase: { kind: 'sealing' } }, stop, wish({ wish: 'answerRecord', said: { ...said, signature } }));
} // prettier-ignore

/** Recorded as it is, without a reason and without ink (民诉法 150). */
export function saidNot(visit: Visit, hall: Inside, moment: Moment): Step {
  const said = visit.identity === null ? null : answerOf(hall, visit.identity, 'notSigned', moment);
  return said === null
    ? to(visit)
    : goTo(visit, hall, { at: 'keeping' }, wish({ wish: 'answerRecord', said }));
}

function answerOf(
  { told, record }: Inside,
  { card, check }: Identity,
  kind: Answer['kind'],
  moment: Moment,
): Answer | null {
  const { text, seen } = record;
  if (text === null) return null;
  const { version, digest, pages } = text.version;
  return {
    v: 1, id: moment.newId, hearing: told.info.hearing, participant: told.who, version, digest, title: recordTitle(version), pages, kind,
    card, identity: check, seen: seen.map(({ page, ms }) => ({ page, ms })), signature: null, at: moment.at, policyVersion: moment.pack.version,
  };
} // prettier-ignore
