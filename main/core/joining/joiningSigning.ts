/** Card and pad of somebody who joins from this booth: a fresh card of the same person, the ink, the gates of every signature; then it goes to the table. Pure. */
import type { Act } from '../../contract/act.ts';
import { shortDigest } from '../documents/manifest.ts';
import { identityOf, problemOf, samePerson } from '../visit/cards.ts';
import { emptied, inked, written } from '../visit/inking.ts';
import { maskName } from '../visit/masking.ts';
import { padOf } from '../visit/signing.ts';
import type { DeviceEvent } from '../visit/deviceEvents.ts';
import { to, type Effect, type Identity, type Moment, type Step, type Visit } from '../visit/visit.ts'; // prettier-ignore
import type { Inside, Part } from './joining.ts';
import { at, FOLLOW, wish, withPart, WATCH } from './moves.ts';

type CardPart = Extract<Part, { at: 'card' }>;
type SignPart = Extract<Part, { at: 'sign' }>;
/** In 在线诉讼规则 7's manner: an earlier tap does not do. */
export const askCard = (
  visit: Visit,
  inside: Inside,
  { of, shownMs }: Pick<CardPart, 'of' | 'shownMs'>,
): Step =>
  // prettier-ignore
  withPart(
    visit,
    { ...inside, refused: null },
    { at: 'card', of, shownMs, reading: false, problem: visit.readerOut ? 'readerOut' : null },
    WATCH,
  );

/** Null: it is nothing of this person's part. */
export function stepJoiningDevice(
  visit: Visit,
  inside: Inside,
  event: DeviceEvent,
  moment: Moment,
): Step | null {
  const { part } = inside;
  if (part.at === 'card') return stepCard(visit, inside, part, event, moment);
  return part.at === 'sign' ? stepInk(visit, inside, part, event, moment) : null;
}

function stepCard(
  visit: Visit,
  inside: Inside,
  part: CardPart,
  event: DeviceEvent,
  moment: Moment,
): Step | null {
  const shows = (change: Partial<CardPart>, ...effects: Effect[]): Step =>
    withPart({ ...visit, cardOnReader: true }, inside, { ...part, reading: false, problem: null, ...change }, ...effects); // prettier-ignore
  switch (event.kind) {
    case 'cardFound':
      return shows({ reading: true });
    case 'cardFailed':
      return shows({ problem: problemOf(event.error.kind) }, WATCH);
    case 'cardRead': {
      const identity = identityOf(event.card, event.warnings, event.samNumber, moment);
      if (visit.identity === null || !samePerson(visit.identity.card, event.card))
        return shows({ problem: 'differentPerson' }, WATCH);
      const known: Visit = { ...visit, cardOnReader: true, identity };
      const noted: Effect = { kind: 'noteIdentity', cardType: identity.card.type };
      if (part.of === 'sign') return beginInk(known, inside, identity, moment, noted);
      const sends = wish({ wish: 'showCard', identity, shownMs: part.shownMs });
      return at(known, { ...inside, part: FOLLOW, busy: true, refused: null }, noted, sends);
    }
    case 'deviceWent':
      return event.device === 'idReader'
        ? withPart({ ...visit, readerOut: true, cardOnReader: false }, inside, { ...part, reading: false, problem: 'readerOut' }) // prettier-ignore
        : null;
    case 'deviceCame':
      return event.device === 'idReader' ? askCard({ ...visit, readerOut: false }, inside, part) : null;
    default:
      return null;
  }
}

/** The pad shows what is signed: title, pages, digest, and whose name. */
function beginInk(visit: Visit, inside: Inside, identity: Identity, moment: Moment, ...before: Effect[]): Step {
  const place = inside.view.at === 'table' ? inside.view.place : null;
  if (place?.on !== 'signing') return withPart(visit, inside, FOLLOW, ...before);
  const { title, pages, sha256 } = place.document;
  const start: Effect = {
    kind: 'startSigning', job: moment.newId, language: visit.look.language, on: padOf(visit, moment) === 'pointer' ? 'screen' : 'pad',
    prompt: { title: title['zh-CN'], signer: maskName(identity.card.name), pages, digestGroups: shortDigest(sha256) },
  };
  const part: Part = { at: 'sign', phase: { kind: 'starting' }, job: moment.newId, began: moment.at };
  return withPart({ ...visit, ink: null }, inside, part, ...before, start);
} // prettier-ignore

function stepInk(visit: Visit, inside: Inside, part: SignPart, event: DeviceEvent, moment: Moment): Step | null {
  switch (event.kind) {
    case 'signingStarted':
    case 'inkDrawn':
    case 'signingBroke': {
      const next = event.job === part.job ? inked({ phase: part.phase, ink: visit.ink }, event, moment.at) : null;
      return next === null ? to(visit) : withPart({ ...visit, ink: next.ink }, inside, { ...part, phase: next.phase });
    }
    case 'deviceWent':
      // what is written on the touch display does not depend on the pad
      return event.device === 'signaturePad' && padOf(visit, moment) !== 'pointer'
        ? stepInk(visit, inside, part, { kind: 'signingBroke', job: part.job, error: event.error }, moment)
        : null;
    default:
      return null;
  }
} // prettier-ignore

/** The taps of every signing screen, and the pad's own buttons. */
export function joiningSignAct(visit: Visit, inside: Inside, act: Act, moment: Moment): Step {
  const { part } = inside;
  const { ink, identity } = visit;
  if (part.at !== 'sign' || part.phase.kind === 'sealing' || identity === null) return to(visit);
  switch (act.do) {
    case 'signRefuse':
      return withPart({ ...visit, ink: null }, inside, FOLLOW, { kind: 'stopSigning', job: part.job });
    case 'signOnScreen':
      return part.phase.kind === 'broke' && padOf(visit, moment) === 'stu'
        ? beginInk({ ...visit, signsOnScreen: true }, inside, identity, moment)
        : to(visit);
    case 'signAgain': {
      if (part.phase.kind === 'broke' || ink === null) return beginInk(visit, inside, identity, moment);
      const bare = emptied(ink, moment.at);
      return withPart({ ...visit, ink: bare.ink }, inside, { ...part, phase: bare.phase }, { kind: 'clearInk', job: part.job }); // prettier-ignore
    }
    case 'signDone': {
      const phase = written({ phase: part.phase, ink }, moment.pack.thresholds.signature);
      return phase === null ? to(visit) : withPart(visit, inside, { ...part, phase });
    }
    case 'signConfirm':
      return confirm(visit, inside, part, identity, moment);
    default:
      return to(visit);
  }
}

/** Everything is asked once more; only then it goes to the table, which asks again. */
function confirm(visit: Visit, inside: Inside, part: SignPart, identity: Identity, moment: Moment): Step {
  const { ink } = visit;
  if (part.phase.kind !== 'written' || part.phase.problems.length > 0 || inside.busy) return to(visit);
  const stop: Effect = { kind: 'stopSigning', job: part.job };
  if (moment.now - identity.tappedAt > moment.pack.timeouts.freshIdentityMs)
    return withPart({ ...visit, ink: null }, inside, { at: 'card', of: 'sign', shownMs: 0, reading: false, problem: null }, stop, WATCH);
  if (ink === null || ink.geometry === null || ink.pad === null) return to(visit);
  const sealing: Inside = { ...inside, busy: true, refused: null, part: { ...part, phase: { kind: 'sealing' } } };
  return at(visit, sealing, stop, wish({ wish: 'sign', identity, ink, began: part.began, done: moment.at }));
} // prettier-ignore
