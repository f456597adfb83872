/** Reading clause by clause: who has heard what and for how long, what is not understood, and when signing may begin. Pure. */
import type { Clause } from '../../contract/session/agreement.ts';
import type { SessionEvent } from '../../contract/session/session.ts';
import type { SessionAct } from '../../contract/sessionScreen.ts';
import { to, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import type { Shown, Table } from './desk.ts';
import { stepTo } from './moves.ts';
import { happen, ruledRegime } from './rules.ts';
import { idOf, seatsOf } from './seats.ts';

type ReadingAct = Extract<SessionAct, { do: 'heard' | 'doubt' | 'clear' | 'turn' | 'toSigning' }>;
type ClauseAct = Extract<SessionAct, { do: 'heard' | 'doubt' | 'clear' }>;

const clausesOf = (table: Table): readonly Clause[] => table.session?.agreement.clauses ?? [];
const isDone = (table: Table, { heardBy, doubts }: Clause): boolean =>
  seatsOf(table).every((seat) => heardBy.includes(idOf(table, seat))) && doubts.length === 0;

export const allRead = (table: Table): boolean => clausesOf(table).every((one) => isDone(table, one));

/** The first clause somebody still has to hear, after the one that is open, then from the beginning. */
export function nextUnread(table: Table, after: string | null = null): string | null {
  const clauses = clausesOf(table);
  const from = clauses.findIndex((one) => one.id === after) + 1;
  const open = [...clauses.slice(from), ...clauses.slice(0, from)].find((one) => !isDone(table, one));
  return open?.id ?? null;
}

export function readingAct(visit: Visit, table: Table, act: ReadingAct, moment: Moment): VisitStep {
  const { step } = table;
  if (step.at !== 'reading') return to(visit);
  switch (act.do) {
    case 'turn': {
      const ids = clausesOf(table).map((one) => one.id);
      const next = ids[ids.indexOf(step.clause) + act.by];
      return next === undefined
        ? to(visit)
        : stepTo(visit, table, { ...step, clause: next, since: moment.now });
    }
    case 'toSigning': {
      // read out whole, and signed by hand: the machine signs nothing of such a paper (电子签名法 3, domain.md 4.5)
      if (ruledRegime(moment.pack, table).eSign !== 'allowed')
        return allRead(table) ? stepTo(visit, table, { at: 'ink' }) : to(visit);
      const done = happen(table, [{ kind: 'advanced', by: idOf(table, 'lead'), to: 'signing' }], moment);
      return done.ok ? stepTo(visit, done.value, { at: 'signers', refused: null }) : to(visit);
    }
    default: {
      if (act.clause !== step.clause) return to(visit);
      const way = act.do === 'heard' && act.aloud ? 'heard' : 'seen';
      return said(visit, table, act, { way, ms: Math.max(0, Math.round(moment.now - step.since)) }, moment) ?? to(visit); // prettier-ignore
    }
  }
}

/** One party about one clause, at the table or in a page elsewhere, where each reads at its own pace. Null: the machine refuses. */
export function said(
  visit: Visit,
  table: Table,
  act: ClauseAct,
  seen: Pick<Shown, 'way' | 'ms'>,
  moment: Moment,
): VisitStep | null {
  const { step } = table;
  if (step.at !== 'reading') return null;
  const done = happen(table, [eventOf(act, idOf(table, act.seat))], moment);
  if (!done.ok) return null;
  const shown: Shown[] =
    act.do === 'heard'
      ? [{ who: act.seat, what: act.clause, ...seen, at: moment.at, trusted: moment.trusted === true }]
      : [];
  const next: Table = { ...done.value, shown: [...table.shown, ...shown] };
  const clause = clausesOf(next).find((one) => one.id === step.clause);
  // everybody has heard it: the next one that is open comes up by itself
  const onward = clause !== undefined && isDone(next, clause) ? nextUnread(next, step.clause) : null;
  return stepTo(visit, next, onward === null ? step : { ...step, clause: onward, since: moment.now });
}

function eventOf(act: ClauseAct, by: string): SessionEvent {
  const { clause } = act;
  switch (act.do) {
    case 'heard':
      return { kind: 'clauseHeard', by, clause };
    case 'doubt':
      return { kind: 'doubted', by, clause, what: act.what };
    case 'clear':
      return { kind: 'cleared', by, clause };
  }
}
