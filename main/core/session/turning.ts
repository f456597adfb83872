/** Another kind of mediation at the same table: told before it happens, agreed to by each side for itself, then begun anew with empty hands. Pure. */
import { isGuest } from '../../contract/session/guests.ts';
import type { RegimeId } from '../../contract/session/regime.ts';
import type { SessionEvent } from '../../contract/session/session.ts';
import type { SessionAct } from '../../contract/sessionScreen.ts';
import { to, type Effect, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import type { Sitter, StaffMember, Step, Table, TurnedAt } from './desk.ts';
import { askCard, askLead, stepTo, wish } from './moves.ts';
import { sitting } from './opening.ts';
import { findRegime, happen, mayLeadAndSign, ruledRegime, turnsTo } from './rules.ts';
import { everySeat, idOf, seatsOf } from './seats.ts';

type TurningAct = Extract<
  SessionAct,
  { do: 'offerSwitch' | 'switchTold' | 'switchAgree' | 'switchDecline' | 'switchDrop' }
>;

const isTurnedAt = (at: Step['at']): at is TurnedAt => at === 'draft' || at === 'ink';

export function turningAct(visit: Visit, table: Table, act: TurningAct, moment: Moment): VisitStep {
  const { step } = table;
  switch (act.do) {
    case 'offerSwitch': {
      const next = turnsTo(table, moment);
      if (!isTurnedAt(step.at) || next === null) return to(visit);
      const done = happen(table, [{ kind: 'switchOffered', by: idOf(table, 'lead'), to: next.id }], moment);
      if (!done.ok) return to(visit);
      const note = wish({ do: 'noteSwitchOffered', to: next.id });
      return stepTo(visit, done.value, { at: 'switchTold', to: next.id, from: step.at }, note);
    }
    case 'switchTold':
      return step.at === 'switchTold'
        ? stepTo(visit, table, { ...step, at: 'switchAsk', seat: seatsOf(table)[0] ?? 'A' })
        : to(visit);
    case 'switchAgree':
      return step.at === 'switchAsk' && step.seat === act.seat ? agreed(visit, table, step, moment) : to(visit); // prettier-ignore
    case 'switchDecline':
      return step.at === 'switchAsk' && step.seat === act.seat
        ? dropped(visit, table, step, idOf(table, act.seat), moment)
        : to(visit);
    case 'switchDrop':
      return step.at === 'switchTold' || (step.at === 'leadCard' && step.why === 'switch')
        ? dropped(visit, table, step, idOf(table, 'lead'), moment)
        : to(visit);
  }
}

function agreed(
  visit: Visit,
  table: Table,
  step: Extract<Step, { at: 'switchAsk' }>,
  moment: Moment,
): VisitStep {
  const { seat, to: wanted, from } = step;
  const done = happen(table, [{ kind: 'switchAgreed', by: idOf(table, seat) }], moment);
  if (!done.ok) return to(visit);
  const note = wish({ do: 'noteSwitchAgreed', to: wanted, seat });
  const asked = seatsOf(table)[seatsOf(table).indexOf(seat) + 1];
  if (asked !== undefined) return stepTo(visit, done.value, { ...step, seat: asked }, note);
  const regime = findRegime(moment.pack, wanted);
  if (regime === null) return to(visit);
  const { state, effects } = mayLeadAndSign(table.lead.role, regime)
    ? turned(visit, done.value, null, moment)
    : askLead(visit, done.value, 'switch', from);
  return to(state, note, ...effects);
}

/** Everything goes on where it was; whose wish it was is kept nowhere. */
function dropped(
  visit: Visit,
  table: Table,
  { from }: { readonly from: TurnedAt },
  by: string,
  moment: Moment,
): VisitStep {
  const wanted = table.session?.turning?.to;
  const done = happen(table, [{ kind: 'switchDropped', by }], moment);
  if (!done.ok || wanted === undefined) return to(visit);
  const off: Effect[] = table.step.at === 'leadCard' ? [{ kind: 'watchCard', on: false }] : [];
  return stepTo(visit, done.value, { at: from }, ...off, wish({ do: 'noteSwitchDropped', to: wanted }));
}

interface NewLead {
  readonly member: StaffMember;
  readonly sitter: Sitter;
}

/** `lead` null: whoever led goes on leading. */
export function turned(visit: Visit, table: Table, lead: NewLead | null, moment: Moment): VisitStep {
  const { session } = table;
  const wanted = session?.turning?.to;
  if (session === null || wanted === undefined) return to(visit);
  const old = idOf(table, 'lead');
  const id = lead === null ? old : `lead-${session.switches.length + 2}`;
  const led: Table = lead === null ? table : { ...table, lead: lead.member, leadId: id, people: { ...table.people, lead: lead.sitter } }; // prettier-ignore
  const comes: SessionEvent[] =
    lead === null
      ? []
      : [
          { kind: 'invited', by: old, participant: sitting(id, lead.member.role, null, 'staff') },
          { kind: 'arrived', by: id },
          { kind: 'admitted', by: old, who: id },
          { kind: 'identityChecked', by: id, who: id },
        ];
  const done = happen(
    led,
    [
      ...comes,
      { kind: 'regimeSwitched', by: id, to: wanted, explained: true },
      ...(lead === null ? [] : [{ kind: 'left', by: old } as const]),
    ],
    moment,
  );
  if (!done.ok) return to(visit);
  const next = withEmptyHands(done.value, wanted, moment);
  const { state, effects } = askCard({ ...visit, ink: null }, next, seatsOf(next)[0] ?? 'A', {
    kind: 'again',
  });
  return to(state, wish({ do: 'setAside', from: table.regime, to: wanted }), ...effects);
}

/** What was said, written, read or told under the law before stays with it: the table keeps who sits there, and nothing else. */
function withEmptyHands(table: Table, regime: RegimeId, moment: Moment): Table {
  const anew = (sitter: Sitter): Sitter => ({
    ...sitter,
    joinedAt: moment.at,
    checks: [],
    service: null,
    told: sitter.told.filter(({ notice }) => notice === table.privacy?.notice),
  });
  return {
    ...table,
    regime,
    writer: null,
    attending: table.attending.filter(({ member }) => !isGuest(member.role, ruledRegime(moment.pack, table))),
    people: { ...everySeat(table, anew), lead: table.people.lead },
    openedAt: { at: moment.at, trusted: moment.trusted === true },
    linked: null,
    draft: { facts: '', clauses: [] },
    followUp: null,
    document: null,
    versions: [],
    shown: [],
    signed: [],
    objections: [],
  };
}
