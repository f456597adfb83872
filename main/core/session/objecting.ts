/** Not signing: whoever does not sign either ends the mediation, or has an objection noted in their own words and talks on. Pure. */
import type { Seat } from '../../contract/session/parties.ts';
import type { SessionAct } from '../../contract/sessionScreen.ts';
import { to, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import type { Objection, Table } from './desk.ts';
import { stepTo } from './moves.ts';
import { FACTS } from './desk.ts';
import { everybodyIsBack } from './returning.ts';
import { happen } from './rules.ts';
import { idOf } from './seats.ts';

export const OBJECTION_MAX = 200;

type ObjectingAct = Extract<SessionAct, { do: 'notSign' | 'object' | 'objectionWords' | 'noteObjection' }>;

export function objectingAct(visit: Visit, table: Table, act: ObjectingAct, moment: Moment): VisitStep {
  const { step } = table;
  switch (act.do) {
    case 'notSign':
      return step.at === 'signers' && !table.signed.some((one) => one.who === act.seat)
        ? stepTo(visit, table, { at: 'refusing', who: act.seat })
        : to(visit);
    case 'object':
      return step.at === 'refusing' && !hasObjected(table, step.who)
        ? stepTo(visit, table, { at: 'objecting', who: step.who, words: '', began: moment.at })
        : to(visit);
    case 'objectionWords': {
      const words = act.text.trim().slice(0, OBJECTION_MAX);
      if (step.at !== 'objecting') return to(visit);
      // nothing is noted that was not said; what was said is shown before it is noted
      return words === ''
        ? stepTo(visit, table, { at: 'refusing', who: step.who })
        : stepTo(visit, table, { ...step, at: 'objection', words });
    }
    case 'noteObjection':
      return step.at === 'objection' ? noted(visit, table, step, moment) : to(visit);
  }
}

/** Once on the paper as it stands: the machine holds the same. */
export const hasObjected = (table: Table, who: Seat): boolean =>
  table.objections.some((one) => one.who === who && one.document === table.document?.sha256);

export function noted(
  visit: Visit,
  table: Table,
  { who, words, began }: { readonly who: Seat; readonly words: string; readonly began: string },
  moment: Moment,
): VisitStep {
  const done = happen(table, [{ kind: 'refusedToSign', by: idOf(table, who), objects: true }], moment);
  if (!done.ok || table.document === null) return stepTo(visit, table, { at: 'signers', refused: null });
  const objection: Objection = {
    who,
    words,
    began,
    done: moment.at,
    trusted: moment.trusted === true,
    document: table.document.sha256,
  };
  const clause = done.value.session?.agreement.clauses[0]?.id ?? FACTS;
  const next: Table = { ...done.value, objections: [...table.objections, objection] };
  // whoever signed before a power cut and did not come back since is missing for what is talked about now
  return everybodyIsBack(next)
    ? stepTo(visit, next, { at: 'reading', clause, since: moment.now })
    : stepTo(visit, next, { at: 'kept' });
}
