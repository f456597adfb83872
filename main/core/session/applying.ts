/** Applying together for judicial confirmation, after the agreement was sealed: offered, read page by page, signed by both or by nobody. Pure. */
import type { Act } from '../../contract/act.ts';
import { isConfirmable } from '../../contract/session/confirmation.ts';
import type { Seat } from '../../contract/session/parties.ts';
import type { SessionAct } from '../../contract/sessionScreen.ts';
import {
  to,
  type DocumentMade,
  type Effect,
  type Moment,
  type Step as VisitStep,
  type Visit,
} from '../visit/visit.ts';
import { applicationTemplate } from './applicationPaper.ts';
import { applied, notApplied } from './group/afterApplying.ts';
import type { Application, Shown, Signed, Table } from './desk.ts';
import { findingsOf } from './terms.ts';
import { stepTo, wish } from './moves.ts';
import { ruledRegime } from './rules.ts';
import { anybodyElsewhere, mayBind, seatsOf } from './seats.ts';

type ApplyingAct = Extract<SessionAct, { do: 'offerConfirmation' | 'makeApplication' | 'notApply' }>;

/** By the pack: regime, subject matter and template; and both seats can bind their party. */
export function mayApply(table: Table, moment: Moment): boolean {
  const { pack } = moment;
  const regime = ruledRegime(pack, table);
  return (
    table.sealed !== null &&
    // of a group each member applies, in the line, after their own consent
    (table.group === null || table.applies !== null) &&
    // the application is signed at this table alone
    !anybodyElsewhere(table) &&
    table.sealed.delivery.kind !== 'refused' &&
    (table.application?.sealed ?? null) === null &&
    table.document !== null &&
    isConfirmable(pack, regime.id, table.kind) &&
    applicationTemplate(pack).ok &&
    seatsOf(table).every((seat) => mayBind(table.people[seat], regime)) &&
    // 民诉法解释 355: who owns a house or the like is not confirmed this way
    !findingsOf(table, moment).some(({ code }) => code === 'realRight')
  );
}

export function applyingAct(visit: Visit, table: Table, act: ApplyingAct, moment: Moment): VisitStep {
  const { step } = table;
  switch (act.do) {
    case 'offerConfirmation':
      return step.at === 'captured' && mayApply(table, moment) ? stepTo(visit, table, { at: 'offer' }) : to(visit);
    case 'makeApplication':
      return (step.at === 'offer' || (step.at === 'applicationMaking' && step.failed)) && mayApply(table, moment)
        ? stepTo(visit, table, { at: 'applicationMaking', failed: false }, wish({ do: 'makeApplication' }))
        : to(visit);
    case 'notApply':
      return isApplying(table) ? left(visit, table) : to(visit);
  }
} // prettier-ignore

/** Where one of the two may still say no. */
export const isApplying = ({ step, application }: Table): boolean =>
  step.at === 'offer' || (step.at === 'kept' && application !== null) || step.at === 'applicationPaper' || step.at === 'applicants' || (step.at === 'applicationMaking' && step.failed); // prettier-ignore

/** Both or nobody: what one has signed is dropped with it; the agreement is as it was. */
function left(visit: Visit, table: Table): VisitStep {
  const begun: Effect[] = table.application === null ? [] : [wish({ do: 'dropApplication' })];
  if (table.applies !== null) return notApplied(visit, table.applies, ...begun);
  return stepTo(
    visit,
    { ...table, application: null, applicationLeft: true, cut: null },
    { at: 'captured' },
    ...begun,
  );
}

export function applicationMade(visit: Visit, table: Table, document: DocumentMade): VisitStep {
  if (table.step.at !== 'applicationMaking') return to(visit);
  const application: Application = { document, shown: [], signed: [], sealed: null };
  return stepTo(visit, { ...table, application }, { at: 'applicationPaper', page: 1, seen: [] });
}

/** What the page that shows the paper tells: which pages stood on the screen, for how long; both sit before it. */
export function paperAct(visit: Visit, table: Table, act: Act, moment: Moment): VisitStep | null {
  const { step, application } = table;
  if (step.at !== 'applicationPaper' || application === null) return null;
  const { pages } = application.document;
  switch (act.do) {
    case 'turnPage':
      return act.page >= 1 && act.page <= pages ? stepTo(visit, table, { ...step, page: act.page }) : to(visit);
    case 'pageShown': {
      if (act.page > pages) return to(visit);
      const seen = step.seen.includes(act.page) ? step.seen : [...step.seen, act.page];
      const shown = seatsOf(table).map((who): Shown => ({ who, what: `page-${act.page}`, way: 'seen', ms: act.shownMs, at: moment.at, trusted: moment.trusted === true }));
      const next = { ...table, application: { ...application, shown: [...application.shown, ...shown] } };
      return stepTo(visit, next, { ...step, seen });
    }
    case 'previewDone':
      return step.seen.length === pages ? stepTo(visit, table, { at: 'applicants', refused: null }) : to(visit);
    default:
      return to(visit);
  }
} // prettier-ignore

/** The signature stands in the paper. After the second one it is sealed; one alone is no application. */
export function applicationSigned(visit: Visit, table: Table, signed: Signed): VisitStep {
  const { application } = table;
  if (application === null) return to(visit);
  const next: Table = { ...table, application: { ...application, signed: [...application.signed, signed] } };
  const bare: Visit = { ...visit, ink: null };
  return seatsOf(table).every((seat) => hasApplied(next, seat))
    ? stepTo(bare, next, { at: 'applicationSealing', failed: false }, wish({ do: 'captureApplication' }))
    : stepTo(bare, next, { at: 'applicants', refused: null });
}

export const hasApplied = ({ application }: Table, seat: Seat): boolean =>
  application?.signed.some((one) => one.who === seat) === true;

/** The one who has not signed yet, where the other has. */
export function waitingFor(table: Table): Seat | null {
  const open = seatsOf(table).filter((seat) => !hasApplied(table, seat));
  return open.length === 1 ? (open[0] ?? null) : null;
}

export function applicationCaptured(visit: Visit, table: Table, itemId: string, at: string, moment: Moment): VisitStep {
  const { application, applies } = table;
  if (table.step.at !== 'applicationSealing' || application === null) return to(visit);
  if (applies !== null) return applied(visit, applies, itemId, at, moment);
  const sealed = { itemId, capturedAt: at, delivery: { kind: 'waiting' } } as const;
  return stepTo(visit, { ...table, application: { ...application, sealed } }, { at: 'captured' });
} // prettier-ignore
