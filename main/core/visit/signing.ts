/** Reading is done; now the pad: fresh identity, live ink, quality gates, sealing. */
import type { PadButton } from '../../contract/devices.ts';
import { formatFen } from '../../contract/money.ts';
import type { PolicyPack } from '../../contract/policy.ts';
import { unreachable } from '../../contract/result.ts';
import type { Act } from '../../contract/act.ts';
import { shortDigest } from '../documents/manifest.ts';
import { recordJob } from '../hearing/recordCheck.ts';
import { joiningJob } from '../joining/joining.ts';
import { maskName } from './masking.ts';
import { emptied, inked, written } from './inking.ts';
import { emptyForm, totalFen } from './requestForm.ts';
import { to, type BoothEvent, type Effect, type Moment, type Step, type Visit } from './visit.ts';

type SignEvent = Extract<
  BoothEvent,
  { kind: 'signingStarted' | 'inkDrawn' | 'signingBroke' | 'captured' | 'captureFailed' }
>;

export const allPagesSeen = (visit: Visit): boolean =>
  visit.document !== null &&
  Array.from({ length: visit.document.pages }, (_, i) => i + 1).every((page) =>
    visit.seen.some((s) => s.page === page),
  );

/** A check of who it is ages by the monotonic clock: the wall may jump. */
export const isFresh = (visit: Visit, pack: PolicyPack, now: number): boolean =>
  visit.identity !== null && now - visit.identity.tappedAt <= pack.timeouts.freshIdentityMs;

/** What this person signs on. */
export const padOf = (visit: Visit, moment: Moment): Moment['pad'] =>
  visit.signsOnScreen ? 'pointer' : moment.pad;

/** A pad that failed is no end: the touch display stands in for it. A booth without any pad has no such display. */
export const mayUseScreen = (visit: Visit, moment: Moment): boolean =>
  visit.place.kind === 'sign' && visit.place.phase.kind === 'broke' && padOf(visit, moment) === 'stu';

function startEffect(visit: Visit, job: string, moment: Moment): Effect | null {
  if (visit.document === null || visit.identity === null) return null;
  const { title, pages, sha256 } = visit.document;
  const signer = maskName(visit.identity.card.name);
  const fen = visit.form === null ? null : totalFen(visit.form);
  return {
    kind: 'startSigning',
    job,
    // the title as it stands on the document itself, whatever language the booth speaks
    prompt: {
      title: title['zh-CN'],
      signer,
      pages,
      digestGroups: shortDigest(sha256),
      ...(fen === null || fen === 0 ? {} : { amount: formatFen(fen) }),
    },
    language: visit.look.language,
    on: padOf(visit, moment) === 'pointer' ? 'screen' : 'pad',
  };
}

export function beginSigning(visit: Visit, moment: Moment): Step {
  const job = moment.newId;
  const start = startEffect(visit, job, moment);
  if (start === null) return to({ ...visit, place: { kind: 'check' } });
  return to({ ...visit, ink: null, place: { kind: 'sign', phase: { kind: 'starting' }, jobId: job } }, start);
}

/** 重写: on a working pad the ink is cleared; after a broken one a new capture begins. */
export function signAgain(visit: Visit, moment: Moment): Step {
  const { place, ink } = visit;
  if (place.kind !== 'sign' || place.phase.kind === 'sealing') return to(visit);
  if (place.phase.kind === 'broke' || ink === null) return beginSigning(visit, moment);
  const bare = emptied(ink, moment.at);
  return to(
    { ...visit, ink: bare.ink, place: { ...place, phase: bare.phase } },
    { kind: 'clearInk', job: place.jobId },
  );
}

export function signOnScreen(visit: Visit, moment: Moment): Step {
  return mayUseScreen(visit, moment) ? beginSigning({ ...visit, signsOnScreen: true }, moment) : to(visit);
}

export function signDone(visit: Visit, moment: Moment): Step {
  const { place } = visit;
  if (place.kind !== 'sign') return to(visit);
  const phase = written({ phase: place.phase, ink: visit.ink }, moment.pack.thresholds.signature);
  return phase === null ? to(visit) : to({ ...visit, place: { ...place, phase } });
}

/** Every condition is asked again here: the screen only shows what this allows. */
export function signConfirm(visit: Visit, moment: Moment): Step {
  const { place } = visit;
  if (place.kind !== 'sign' || place.phase.kind !== 'written' || place.phase.problems.length > 0)
    return to(visit);
  if (!allPagesSeen(visit))
    return to({ ...visit, place: { kind: 'preview', page: 1 } }, { kind: 'stopSigning', job: place.jobId });
  if (!isFresh(visit, moment.pack, moment.now)) {
    return to(
      { ...visit, ink: null, place: { kind: 'card', purpose: 'sign', phase: 'waiting' } },
      { kind: 'stopSigning', job: place.jobId },
      { kind: 'watchCard', on: true },
    );
  }
  return to(
    { ...visit, place: { ...place, phase: { kind: 'sealing' } } },
    { kind: 'stopSigning', job: place.jobId },
    { kind: 'capture' },
  );
}

/** 不签了: back to the document; what was written is dropped. */
export function signRefuse(visit: Visit): Step {
  const { place } = visit;
  if (place.kind !== 'sign' || place.phase.kind === 'sealing') return to(visit);
  return to(
    { ...visit, ink: null, place: { kind: 'preview', page: 1 } },
    { kind: 'stopSigning', job: place.jobId },
  );
}

/** A press on the pad means what the same taps on the screen mean, in their order: each is allowed or ignored as they are. */
export function actsOfPress(button: PadButton): readonly Act[] {
  switch (button) {
    case 'confirm':
      return [{ do: 'signDone' }, { do: 'signConfirm' }];
    case 'again':
      return [{ do: 'signAgain' }];
    case 'cancel':
      return [{ do: 'signRefuse' }];
    default:
      return unreachable(button);
  }
}

/** The capture on the pad that is going on, whoever signs. */
export function signingJobOf({ place }: Visit): string | null {
  if (place.kind === 'sign') return place.jobId;
  if (place.kind === 'hearing') return recordJob(place.hall);
  if (place.kind === 'joining') return joiningJob(place.joining);
  if (place.kind !== 'session' || place.desk.stage === 'entrance') return null;
  return place.desk.step.at === 'sign' ? place.desk.step.job : null;
}

export function stepSigning(visit: Visit, event: SignEvent, moment: Moment): Step {
  const { place } = visit;
  if (place.kind !== 'sign') return to(visit);
  switch (event.kind) {
    case 'signingStarted':
    case 'inkDrawn':
    case 'signingBroke': {
      const next = event.job === place.jobId ? inked({ phase: place.phase, ink: visit.ink }, event, moment.at) : null;
      if (next === null) return to(visit);
      const touchedAt = event.kind === 'inkDrawn' ? moment.now : visit.touchedAt;
      return to({ ...visit, touchedAt, ink: next.ink, place: { ...place, phase: next.phase } });
    } // prettier-ignore
    case 'captured':
      if (place.phase.kind !== 'sealing') return to(visit);
      // sealed to the court: what was told is no longer needed here, only what the slip says
      return to({
        ...visit, touchedAt: moment.now, form: { ...emptyForm }, ink: null, document: null, seen: [], undo: null,
        place: { kind: 'captured', itemId: event.itemId, sha256: event.sha256, at: event.at, delivery: { kind: 'waiting' } },
      }); // prettier-ignore
    case 'captureFailed':
      if (place.phase.kind !== 'sealing') return to(visit);
      return to({
        ...visit,
        place: { ...place, phase: { kind: 'written', problems: [] } },
        overlay: { kind: 'notKept' },
      });
  }
}
