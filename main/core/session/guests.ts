/** A deputy or an expert comes to the table: proposed by whoever leads, wanted by each side alone, known by the roster; they sign and decide nothing. Pure. */
import { isGuest } from '../../contract/session/guests.ts';
import type { SessionEvent } from '../../contract/session/session.ts';
import type { GuestView, SessionAct, SessionCardProblem } from '../../contract/sessionScreen.ts';
import { maskName } from '../visit/masking.ts';
import { to, type Effect, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import type { Attending, StaffMember, Step, Table } from './desk.ts';
import { sitterFrom } from './sitters.ts';
import { stepTo, wish } from './moves.ts';
import { sitting } from './opening.ts';
import { happen } from './rules.ts';
import { anybodyElsewhere, idOf, seatsOf } from './seats.ts';

type GuestAct = Extract<SessionAct, { do: 'inviteGuest' | 'guestAnswer' | 'guestDrop' }>;

const WATCH = (on: boolean): Effect => ({ kind: 'watchCard', on });

export function guestAct(visit: Visit, table: Table, act: GuestAct, moment: Moment): VisitStep {
  const { step } = table;
  switch (act.do) {
    case 'inviteGuest': {
      if (step.at !== 'draft' || guestView(table, moment).kind !== 'mayAsk') return to(visit);
      const done = happen(table, [{ kind: 'guestProposed', by: idOf(table, 'lead') }], moment);
      return done.ok ? stepTo(visit, done.value, { at: 'guestAsk', seat: seatsOf(table)[0] ?? 'A' }) : to(visit); // prettier-ignore
    }
    case 'guestAnswer':
      return step.at === 'guestAsk' && step.seat === act.seat
        ? answered(visit, table, step, act.agrees, moment)
        : to(visit);
    case 'guestDrop': {
      if (step.at !== 'guestCard') return to(visit);
      const done = happen(table, [{ kind: 'guestDropped', by: idOf(table, 'lead') }], moment);
      return done.ok ? stepTo(visit, done.value, { at: 'draft' }, WATCH(false)) : to(visit);
    }
  }
}

/** Everybody is asked, whatever was said before; a no is told as the table's. */
function answered(
  visit: Visit,
  table: Table,
  { seat }: Extract<Step, { at: 'guestAsk' }>,
  agrees: boolean,
  moment: Moment,
): VisitStep {
  const done = happen(table, [{ kind: 'guestAnswered', by: idOf(table, seat), agrees }], moment);
  if (!done.ok) return to(visit);
  const next = seatsOf(table)[seatsOf(table).indexOf(seat) + 1];
  if (next !== undefined) return stepTo(visit, done.value, { at: 'guestAsk', seat: next });
  if (done.value.session?.guestDeclined === true)
    return stepTo(visit, done.value, { at: 'draft' }, wish({ do: 'noteGuest', answer: 'declined' }));
  const card: Step = { at: 'guestCard', phase: 'waiting', problem: null, held: null };
  return stepTo(visit, done.value, card, WATCH(true), wish({ do: 'noteGuest', answer: 'agreed' }));
}

/** What the roster says of the guest's card. */
export function guestChecked(
  visit: Visit,
  table: Table,
  step: Extract<Step, { at: 'guestCard' }>,
  member: StaffMember | null,
  moment: Moment,
): VisitStep {
  const { held } = step;
  if (held === null || step.phase !== 'checking') return to(visit);
  if (member === null || !isGuest(member.role)) {
    const problem: SessionCardProblem = member === null ? 'notStaff' : 'noGuest';
    const note = wish({ do: 'noteRefused', why: member === null ? 'notStaff' : 'cannotLead' });
    return stepTo(visit, table, { ...step, phase: 'waiting', problem, held: null }, WATCH(true), note);
  }
  const guest: Attending = { id: 'guest', member, sitter: sitterFrom(held, moment) };
  const [by, id] = [idOf(table, 'lead'), guestId(table)];
  const comes: readonly SessionEvent[] = [
    { kind: 'invited', by, participant: sitting(id, member.role, null, 'staff') },
    { kind: 'arrived', by: id },
    { kind: 'admitted', by, who: id },
    { kind: 'identityChecked', by: id, who: id },
  ];
  const done = happen({ ...table, attending: [...table.attending, { ...guest, id }] }, comes, moment);
  if (!done.ok) return to(visit);
  const note: Effect = { kind: 'noteIdentity', cardType: held.card.type };
  return stepTo(visit, done.value, { at: 'draft' }, WATCH(false), note, wish({ do: 'noteGuestCame', staff: member.id, role: member.role })); // prettier-ignore
}

/** One after another: after another kind of mediation began a guest may come once more. */
const guestId = ({ session }: Table): string =>
  `guest-${(session?.participants.filter(({ role }) => isGuest(role)).length ?? 0) + 1}`;

export function guestView(table: Table, { pack }: Pick<Moment, 'pack'>): GuestView {
  const { session, attending } = table;
  const guest = attending.find(({ member }) => isGuest(member.role));
  if (guest !== undefined)
    return {
      kind: 'here',
      masked: maskName(guest.sitter.identity.card.name),
      role: guest.member.role === 'expert' ? 'expert' : 'deputy',
    };
  if (session?.guestDeclined === true) return { kind: 'declined' };
  const known = pack.staff?.members.some(({ role }) => isGuest(role)) === true;
  // each is asked alone: a page elsewhere has no way to answer that yet
  const askable = known && session?.phase.kind === 'drafting' && !anybodyElsewhere(table);
  return { kind: askable ? 'mayAsk' : 'none' };
}
