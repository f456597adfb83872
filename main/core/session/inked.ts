/** A paper that is signed by hand: read out here, printed, and given out; nothing of it is signed or sent. Pure. */
import type { SessionAct } from '../../contract/sessionScreen.ts';
import { to, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import type { Table } from './desk.ts';
import { stepTo, wish } from './moves.ts';
import { happen } from './rules.ts';
import { idOf } from './seats.ts';

/** The paper is in their hands: what becomes of it is not known here, and nobody here says that it was signed. */
export const inkDone = (
  visit: Visit,
  table: Table,
  _act: Extract<SessionAct, { do: 'inkDone' }>,
  moment: Moment,
): VisitStep => (table.step.at === 'ink' ? handOver(visit, table, 'onPaper', moment) : to(visit));

/** Out of the machine's hands, as it was read; `inked`: its pages came back as pictures. */
export function handOver(visit: Visit, table: Table, reason: 'onPaper' | 'inked', moment: Moment): VisitStep {
  const document = table.document?.sha256;
  if (document === undefined) return to(visit);
  const done = happen(table, [{ kind: 'handedOver', by: idOf(table, 'lead'), document }], moment);
  if (!done.ok) return to(visit);
  const bare: Table = {
    ...done.value,
    draft: { facts: '', clauses: [] },
    document: null,
    shown: [],
    signed: [],
    objections: [],
  };
  return stepTo(
    visit,
    bare,
    { at: 'ended', reason, noted: null },
    wish({ do: 'noteHandedOver', document }),
    wish({ do: 'noteEnded', reason }),
  );
}
