/** Signing at the table, in any order: a fresh card, the pad, the quality gates, the machine's word, then the increment in the PDF. Pure. */
import { formatFen } from '../../contract/money.ts';
import { ok } from '../../contract/result.ts';
import { may, UNMET } from '../../contract/session/roles.ts';
import type { SessionEvent } from '../../contract/session/session.ts';
import type { Who } from '../../contract/sessionScreen.ts';
import type { Act } from '../../contract/act.ts';
import { shortDigest } from '../documents/manifest.ts';
import { maskName } from '../visit/masking.ts';
import { emptied, inked, written, type InkEvent } from '../visit/inking.ts';
import { padOf } from '../visit/signing.ts';
import { to, type DocumentMade, type Effect, type Ink, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts'; // prettier-ignore
import { applicationSigned, hasApplied } from './applying.ts';
import { sitterOf, type PaperKind, type Signed, type Step, type Table } from './desk.ts';
import { stepTo, wish } from './moves.ts';
import { totalOf } from './terms.ts';
import { withMaster } from './group/groupClauses.ts';
import { happen, leadLight, ruledRegime, signersOf } from './rules.ts';
import { idOf, roleOf } from './seats.ts';

type SignStep = Extract<Step, { at: 'sign' }>;

export const hasSigned = (table: Table, who: Who): boolean => table.signed.some((one) => one.who === who);

export function signNow(visit: Visit, table: Table, who: Who, moment: Moment): VisitStep {
  if (table.step.at === 'applicants') {
    // whoever leads applies for nothing
    return who === 'lead' || hasApplied(table, who) ? to(visit) : askSigner(visit, table, 'application', who);
  }
  if (table.step.at !== 'signers' || hasSigned(table, who) || !signersOf(table, moment.pack).includes(who)) return to(visit); // prettier-ignore
  if (!may(roleOf(table, who), 'signForOneself', { ...UNMET, inSession: true })) return to(visit); // prettier-ignore
  return askSigner(visit, table, 'agreement', who);
}

const askSigner = (visit: Visit, table: Table, of: PaperKind, who: Who): VisitStep =>
  stepTo(
    visit,
    table,
    { at: 'signCard', of, who, phase: 'waiting', problem: null },
    { kind: 'watchCard', on: true },
  );

/** Where the signers of this paper are listed. */
export const listOf = (of: PaperKind, refused: string | null): Step =>
  of === 'agreement' ? { at: 'signers', refused } : { at: 'applicants', refused };

const documentFor = (table: Table, of: PaperKind): DocumentMade | null =>
  of === 'agreement' ? table.document : (table.application?.document ?? null);

export function backToSigners(visit: Visit, table: Table): VisitStep {
  const { step } = table;
  if (step.at === 'signCard')
    return stepTo(visit, table, listOf(step.of, null), { kind: 'watchCard', on: false });
  if (step.at !== 'sign' || step.phase.kind === 'sealing') return to(visit);
  return stepTo({ ...visit, ink: null }, table, listOf(step.of, null), { kind: 'stopSigning', job: step.job }); // prettier-ignore
}

/** The card lies there and is the right one: the pad shows what is signed. */
export function beginSigning(visit: Visit, table: Table, of: PaperKind, who: Who, moment: Moment): VisitStep {
  const sitter = sitterOf(table, who);
  const document = documentFor(table, of);
  if (sitter === null || document === null) return to(visit);
  const fen = of === 'agreement' ? totalOf(table.draft) : null;
  const start: Effect = {
    kind: 'startSigning', job: moment.newId, language: visit.look.language, on: padOf(visit, moment) === 'pointer' ? 'screen' : 'pad',
    prompt: {
      title: document.title['zh-CN'], signer: maskName(sitter.identity.card.name), pages: document.pages,
      digestGroups: shortDigest(document.sha256), ...(fen === null ? {} : { amount: formatFen(fen) }),
    },
  }; // prettier-ignore
  const step: SignStep = { at: 'sign', of, who, phase: { kind: 'starting' }, job: moment.newId, next: null };
  return stepTo({ ...visit, ink: null }, table, step, start);
}

export function stepInk(visit: Visit, table: Table, event: InkEvent, moment: Moment): VisitStep {
  const { step } = table;
  if (step.at !== 'sign' || event.job !== step.job) return to(visit);
  const next = inked({ phase: step.phase, ink: visit.ink }, event, moment.at);
  if (next === null) return to(visit);
  const touchedAt = event.kind === 'inkDrawn' ? moment.now : visit.touchedAt;
  return stepTo({ ...visit, ink: next.ink, touchedAt }, table, { ...step, phase: next.phase });
}

/** The taps of every signing screen, and the pad's own buttons. */
export function signAct(visit: Visit, table: Table, act: Act, moment: Moment): VisitStep {
  const { step } = table;
  if (step.at !== 'sign' || step.phase.kind === 'sealing') return to(visit);
  switch (act.do) {
    case 'signRefuse':
      return backToSigners(visit, table);
    case 'signOnScreen':
      return step.phase.kind === 'broke' && padOf(visit, moment) === 'stu'
        ? beginSigning({ ...visit, signsOnScreen: true }, table, step.of, step.who, moment)
        : to(visit);
    case 'signAgain':
      if (step.phase.kind === 'broke' || visit.ink === null)
        return beginSigning(visit, table, step.of, step.who, moment);
      return cleared(visit, table, step, visit.ink, moment);
    case 'signDone': {
      const phase = written({ phase: step.phase, ink: visit.ink }, moment.pack.thresholds.signature);
      return phase === null ? to(visit) : stepTo(visit, table, { ...step, phase });
    }
    case 'signConfirm':
      return step.phase.kind === 'written' && step.phase.problems.length === 0
        ? confirmed(visit, table, step, moment)
        : to(visit);
    default:
      return to(visit);
  }
}

function cleared(visit: Visit, table: Table, step: SignStep, ink: Ink, moment: Moment): VisitStep {
  const bare = emptied(ink, moment.at);
  return stepTo({ ...visit, ink: bare.ink }, table, { ...step, phase: bare.phase }, { kind: 'clearInk', job: step.job }); // prettier-ignore
}

/** Everything is asked of the machine once more; only then the signature is made. */
function confirmed(visit: Visit, table: Table, step: SignStep, moment: Moment): VisitStep {
  const sitter = sitterOf(table, step.who);
  const document = table.session?.agreement.locked ?? null;
  const { ink } = visit;
  if (sitter === null || document === null || ink === null) return to(visit);
  // one pad, one signer: while somebody signs the screen shows nothing else that could be tapped
  const light = leadLight(ruledRegime(moment.pack, table), table.lead.role);
  if (step.who === 'lead' && light === null) return to(visit);
  const event: SessionEvent =
    step.who === 'lead' && light !== null
      ? { kind: 'lightGiven', by: idOf(table, 'lead'), light, document }
      : { kind: 'signed', by: idOf(table, step.who), document, soleControl: true };
  const fresh = moment.now - sitter.identity.tappedAt <= moment.pack.timeouts.freshIdentityMs;
  const stop: Effect = { kind: 'stopSigning', job: step.job };
  // the agreement is signed and sealed: the machine of the session has nothing more to say of an application
  const done = step.of === 'agreement' ? happen(table, [event], moment) : ok(table);
  if (!done.ok || !fresh)
    return stepTo({ ...visit, ink: null }, table, listOf(step.of, done.ok ? 'identityMissing' : done.error), stop); // prettier-ignore
  return stepTo(
    visit,
    table,
    { ...step, phase: { kind: 'sealing' }, next: done.value.session },
    stop,
    wish({
      do: 'addSignature',
      of: step.of,
      who: step.who,
      identity: sitter.identity,
      ink,
      remote: null,
      at: moment.at,
    }),
  );
}

/** The table with a signature that stands in the PDF: of the agreement with what the session became by it. */
export function withSignature(table: Table, signed: Signed): Table {
  const { step, application } = table;
  if (step.at !== 'sign') throw new Error('nobody signs');
  if (step.of === 'agreement') return { ...table, session: step.next, signed: [...table.signed, signed] };
  return application === null
    ? table
    : { ...table, application: { ...application, signed: [...application.signed, signed] } };
}

/** The increment stands in the PDF: now it counts. After the last one the packet is sealed. */
export function signatureAdded(visit: Visit, table: Table, signed: Signed, moment: Moment): VisitStep {
  const { step } = table;
  if (step.at !== 'sign' || step.next === null || signed.who !== step.who) return to(visit);
  if (step.of === 'application') return applicationSigned(visit, table, signed);
  const next = withSignature(table, signed);
  const bare: Visit = { ...visit, ink: null };
  return signersOf(next, moment.pack).every((who) => hasSigned(next, who))
    ? stepTo(bare, next, { at: 'sealing', failed: false }, wish({ do: 'capture' }))
    : stepTo(bare, next, { at: 'signers', refused: null });
}

/** Sealed to the court: what was told and agreed is only in the printed copy and the packet from here on. */
export function captured(visit: Visit, table: Table, itemId: string, at: string, moment: Moment): VisitStep {
  if (table.step.at !== 'sealing') return to(visit);
  const sealed = { itemId, capturedAt: at, delivery: { kind: 'waiting' } } as const;
  return stepTo(visit, withMaster({ ...table, sealed }, itemId, at, moment), { at: 'captured' });
}
