/** 返回 at the table: one step back at most, and never over what was said or signed. Pure. */
import { leave } from '../visit/leaving.ts';
import { to, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import { FACTS, type Desk, type Step, type Table } from './desk.ts';
import { guestAct } from './guests.ts';
import { notApplied } from './group/afterApplying.ts';
import { hostingBack } from './hosting.ts';
import { groupBack, groupMayGoBack } from './group/groupActs.ts';
import { leadCardBack } from './leading.ts';
import { askCard, stepTo } from './moves.ts';
import { happen, openableBy } from './rules.ts';
import { inkedBack } from './inkedScan.ts';
import { tyingBack } from './remote/tying.ts';
import { seatingBack } from './seating.ts';
import { idOf } from './seats.ts';
import { backToSigners } from './signingTable.ts';

/** Steps that were begun at the draft, and lead back to it. */
const OF_DRAFT: ReadonlySet<Step['at']> = new Set([
  'pick', 'payer', 'payee', 'secured', 'securer', 'securityWay', 'securedThing', 'total', 'count', 'first', 'plan', 'followUp', 'paperProblem', 'guestWhom',
]); // prettier-ignore

/** 返回: one step towards the table; from the entrance out. Nothing that was said or signed is taken back by it. */
export function deskBack(visit: Visit, desk: Desk, moment: Moment): VisitStep {
  if (desk.stage === 'entrance') return leave(visit, moment);
  if (desk.stage === 'group') return groupBack(visit, desk);
  const { step } = desk;
  const opening = hostingBack(visit, desk);
  if (opening !== null) return opening;
  if (step.at === 'changes') return stepTo(visit, desk, step.back);
  if (step.at === 'demo') return step.back === null ? to(visit) : stepTo(visit, desk, step.back);
  if (OF_DRAFT.has(step.at)) return stepTo(visit, desk, { at: 'draft' });
  switch (step.at) {
    case 'regimes':
    case 'source':
      return leave(visit, moment);
    case 'parties':
      return stepTo(visit, desk, { at: 'privacy' });
    case 'standing':
      return stepTo(visit, desk, { at: 'parties' });
    case 'leadCard':
      return leadCardBack(visit, desk, moment);
    case 'kinds':
      return openableBy(moment.pack, desk.lead.role).length > 1
        ? stepTo(visit, desk, { at: 'regimes', refused: null })
        : leave(visit, moment);
    case 'guestCard':
      return guestAct(visit, desk, { do: 'guestDrop' }, moment);
    case 'inkScan':
    case 'inkCompare':
      return inkedBack(visit, desk);
    case 'ink':
      return backToText(visit, desk, moment);
    case 'seatConfirm':
      return askCard(visit, desk, step.seat, step.coming);
    case 'elsewhere':
    case 'compare':
    case 'compareSigner':
      return tyingBack(visit, desk);
    case 'seatCard':
    case 'capacity':
    case 'ownName':
    case 'ward':
    case 'principal':
    case 'principalNumber':
    case 'authorityPaper':
    case 'authority':
    case 'noAuthority':
      return seatingBack(visit, desk);
    case 'reading':
      return desk.signed.length === 0 ? stepTo(visit, desk, { at: 'draft' }) : to(visit);
    case 'signers':
      return desk.signed.length === 0 ? backToReading(visit, desk, moment) : to(visit);
    case 'endReason':
      return stepTo(visit, desk, { at: 'ended', reason: step.reason, noted: null });
    case 'keptEnd':
      return stepTo(visit, desk, { at: 'kept' });
    case 'kept':
      return desk.cut?.goneOn === true ? to(visit) : leave(visit, moment);
    case 'returnCard':
      return stepTo(visit, desk, { at: 'kept' }, { kind: 'watchCard', on: false });
    case 'refusing':
      return stepTo(visit, desk, { at: 'signers', refused: null });
    case 'objecting':
      return stepTo(visit, desk, { at: 'refusing', who: step.who });
    case 'objection':
      return stepTo(visit, desk, { ...step, at: 'objecting' });
    case 'signCard':
    case 'sign':
      return backToSigners(visit, desk);
    case 'offer':
      return desk.applies === null
        ? stepTo(visit, desk, { at: 'captured' })
        : notApplied(visit, desk.applies);
    case 'applicationPaper':
      return stepTo(visit, desk, { at: 'offer' });
    case 'applicants':
      return desk.application?.signed.length === 0
        ? stepTo(visit, desk, { at: 'applicationPaper', page: 1, seen: [] })
        : to(visit);
    default:
      return to(visit);
  }
}

export function mayGoBack(desk: Desk): boolean {
  if (desk.stage === 'group') return groupMayGoBack(desk);
  if (desk.stage === 'entrance' || OF_DRAFT.has(desk.step.at)) return true;
  switch (desk.step.at) {
    case 'regimes':
    case 'source':
    case 'willing':
    case 'kinds':
    case 'standing':
    case 'ink':
    case 'guestCard':
    case 'inkCompare':
    case 'elsewhere':
    case 'compare':
    case 'compareSigner':
    case 'seatConfirm':
    case 'capacity':
    case 'ownName':
    case 'ward':
    case 'principal':
    case 'principalNumber':
    case 'authority':
    case 'noAuthority':
    case 'endReason':
    case 'keptEnd':
    case 'returnCard':
    case 'refusing':
    case 'objecting':
    case 'objection':
    case 'signCard':
    case 'offer':
    case 'applicationPaper':
      return true;
    case 'demo':
      return desk.step.back !== null;
    case 'kept':
      return desk.cut?.goneOn !== true;
    case 'applicants':
      return desk.application?.signed.length === 0;
    case 'seatCard':
      return desk.step.coming.kind !== 'party' && desk.step.coming.kind !== 'again';
    case 'leadCard':
      return desk.step.why !== 'switch';
    case 'authorityPaper':
    case 'inkScan':
      return desk.step.job === null;
    case 'reading':
    case 'signers':
      return desk.signed.length === 0;
    case 'sign':
      return desk.step.phase.kind !== 'sealing';
    default:
      return false;
  }
}

/** From the paper that is signed by hand to its text; what both have heard stays heard. */
function backToText(visit: Visit, table: Table, moment: Moment): VisitStep {
  const clause = table.session?.agreement.clauses[0]?.id ?? FACTS;
  return stepTo(visit, table, { at: 'reading', clause, since: moment.now });
}

function backToReading(visit: Visit, table: Table, moment: Moment): VisitStep {
  const done = happen(table, [{ kind: 'advanced', by: idOf(table, 'lead'), to: 'reading' }], moment);
  const clause = done.ok ? (done.value.session?.agreement.clauses[0]?.id ?? FACTS) : FACTS;
  return done.ok ? stepTo(visit, done.value, { at: 'reading', clause, since: moment.now }) : to(visit);
}
