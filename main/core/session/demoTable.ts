/** The court's demonstration judgment at a table it is for: looked for after the notices, shown to each party before anything is drafted, and to everybody again. Pure. */
import type { Against } from '../../contract/groupKey.ts';
import type { PolicyPack } from '../../contract/policy.ts';
import type { Seat } from '../../contract/session/parties.ts';
import type { DemoView, SessionAct } from '../../contract/sessionScreen.ts';
import { to, type Effect, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import type { Linked, Shown, Step, Table } from './desk.ts';
import { stepTo, wish } from './moves.ts';
import { isElsewhere, isMany, seatsOf, sideOfSeat } from './seats.ts';

type DemoAct = Extract<SessionAct, { do: 'demoSeen' | 'demoAgain' | 'demoClosed' }>;

/** How the table goes on when everybody has seen it. */
type GoOn = (visit: Visit, table: Table, moment: Moment) => VisitStep;

/** Whom the dispute is against, as far as the table knows them. */
export const againstOf = (table: Table): readonly Against[] =>
  seatsOf(table)
    .filter((seat) => sideOfSeat(table, seat) === 'respondent')
    .flatMap((seat): Against[] => {
      const sitter = table.people[seat];
      if (sitter === null) return [];
      const { acting, identity } = sitter;
      if (acting === null) return [{ kind: 'person', number: identity.card.number }];
      const { kind, name, number } = acting.principal;
      return [kind === 'organisation' ? { kind, name } : { kind, number }];
    });

/** Disputes of this kind are linked: there may be a judgment. */
export const maySeek = ({ kind }: Table, { grouping }: PolicyPack): boolean =>
  grouping !== null && kind !== null && grouping.kinds.includes(kind);

export const seekDemo = (visit: Visit, table: Table, ...effects: Effect[]): VisitStep =>
  stepTo(visit, table, { at: 'demoSeeking' }, ...effects, wish({ do: 'seekDemo' }));

export function demoSought(visit: Visit, table: Table, linked: Linked | null, moment: Moment, goOn: GoOn): VisitStep {
  if (table.step.at !== 'demoSeeking') return to(visit);
  const found: Table = { ...table, linked };
  const first = unshown(found);
  return first === null ? goOn(visit, found, moment) : shownTo(visit, found, first);
} // prettier-ignore

const shownTo = (visit: Visit, table: Table, seat: Seat): VisitStep =>
  stepTo(visit, table, { at: 'demo', seat, back: null });

/** Names the judgment in the proof, beside clauses and pages. */
const shownAs = ({ linked }: Table): string | null =>
  linked?.demo.kind === 'here' ? `demoJudgment-${linked.demo.judgment.id}` : null;

/** The first party at this booth that has not seen it. A party elsewhere has no place for it in its page yet: whoever leads reads it out. */
export function unshown(table: Table): Seat | null {
  const what = shownAs(table);
  if (what === null) return null;
  const seen = new Set(table.shown.filter((one) => one.what === what).map(({ who }) => who));
  return seatsOf(table).find((seat) => !seen.has(seat) && !isElsewhere(table, seat)) ?? null;
}

export function demoAct(visit: Visit, table: Table, act: DemoAct, moment: Moment, goOn: GoOn): VisitStep {
  const { step } = table;
  switch (act.do) {
    case 'demoSeen': {
      if (step.at !== 'demo' || step.seat === null || step.seat !== act.seat) return to(visit);
      const seen = withShown(table, [act.seat], act, moment);
      const next = unshown(seen);
      return next === null ? goOn(visit, seen, moment) : shownTo(visit, seen, next);
    }
    case 'demoAgain':
      return (step.at === 'draft' || step.at === 'reading') && shownAs(table) !== null
        ? stepTo(visit, table, { at: 'demo', seat: null, back: step })
        : to(visit);
    case 'demoClosed': {
      if (step.at !== 'demo' || step.back === null) return to(visit);
      // of more than two nobody knows who sits at the chairs just then
      const seats = isMany(table) ? [] : seatsOf(table).filter((seat) => !isElsewhere(table, seat));
      return stepTo(visit, withShown(table, seats, act, moment), back(step.back, moment));
    }
  }
}

/** The time in which it lay over a clause is none in which the clause was read. */
const back = (step: Extract<Step, { at: 'demo' }>['back'] & object, { now }: Moment): Step =>
  step.at === 'reading' ? { ...step, since: now } : step;

interface Looked {
  readonly shownMs: number;
  readonly readAloud: boolean;
}

function withShown(table: Table, seats: readonly Seat[], { shownMs, readAloud }: Looked, moment: Moment): Table {
  const what = shownAs(table);
  if (what === null) return table;
  const more = seats.map((who): Shown => ({
    who, what, way: readAloud ? 'heard' : 'seen', ms: Math.round(shownMs), at: moment.at, trusted: moment.trusted === true,
  }));
  return { ...table, shown: [...table.shown, ...more] };
} // prettier-ignore

/** What the table says of it: nothing, that it is here, or plainly why it is not shown. */
export function demoView({ linked }: Table): DemoView {
  if (linked === null) return { kind: 'none' };
  const { demo } = linked;
  return demo.kind === 'here' ? { kind: 'here' } : demo;
}
