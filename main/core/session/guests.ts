/** A guest comes to the table – a deputy or an expert, an agency's officer, a consumer committee: proposed by whoever leads, wanted by each side alone, known by the roster; they sign and decide nothing. Pure. */
import { GuestCall, guestCall, hasGuest, isGuest } from '../../contract/session/guests.ts';
import type { SessionEvent } from '../../contract/session/session.ts';
import type { GuestsView, SessionAct, SessionCardProblem } from '../../contract/sessionScreen.ts';
import { maskName } from '../visit/masking.ts';
import { to, type Effect, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import type { Attending, StaffMember, Step, Table } from './desk.ts';
import { sitterFrom } from './sitters.ts';
import { stepTo, wish } from './moves.ts';
import { sitting } from './opening.ts';
import { happen, ruledRegime } from './rules.ts';
import { anybodyElsewhere, idOf, seatsOf } from './seats.ts';

type GuestAct = Extract<SessionAct, { do: 'inviteGuest' | 'guestAnswer' | 'guestDrop' }>;

const WATCH = (on: boolean): Effect => ({ kind: 'watchCard', on });

export function guestAct(visit: Visit, table: Table, act: GuestAct, moment: Moment): VisitStep {
  const { step } = table;
  switch (act.do) {
    case 'inviteGuest': {
      if (step.at !== 'draft' && step.at !== 'guestWhom') return to(visit);
      const calls = askable(table, moment);
      const call = act.call ?? (calls.length === 1 ? calls[0] : undefined);
      if (call === undefined) return calls.length === 0 ? to(visit) : stepTo(visit, table, { at: 'guestWhom' }); // prettier-ignore
      if (!calls.includes(call)) return to(visit);
      const done = happen(table, [{ kind: 'guestProposed', by: idOf(table, 'lead'), call }], moment);
      return done.ok ? stepTo(visit, done.value, { at: 'guestAsk', call, seat: seatsOf(table)[0] ?? 'A' }) : to(visit); // prettier-ignore
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
  { seat, call }: Extract<Step, { at: 'guestAsk' }>,
  agrees: boolean,
  moment: Moment,
): VisitStep {
  const done = happen(table, [{ kind: 'guestAnswered', by: idOf(table, seat), agrees }], moment);
  if (!done.ok) return to(visit);
  const next = seatsOf(table)[seatsOf(table).indexOf(seat) + 1];
  if (next !== undefined) return stepTo(visit, done.value, { at: 'guestAsk', call, seat: next });
  if (done.value.session?.guestDeclined.includes(call) === true)
    return stepTo(visit, done.value, { at: 'draft' }, wish({ do: 'noteGuest', answer: 'declined' }));
  const card: Step = { at: 'guestCard', call, phase: 'waiting', problem: null, held: null };
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
  if (member === null || guestCall(member.role) !== step.call) {
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

/** Numbered through: several may be here, and after another kind of mediation began they may come once more. */
const guestId = ({ session }: Table): string =>
  `guest-${(session?.participants.filter(({ id }) => id.startsWith('guest-')).length ?? 0) + 1}`;

/** Whom whoever leads may still ask for: somebody of the roster comes as one, nobody has, and no side said no. */
export function askable(table: Table, { pack }: Pick<Moment, 'pack'>): readonly GuestCall[] {
  const { session } = table;
  // each is asked alone: a page elsewhere has no way to answer that yet
  if (session?.phase.kind !== 'drafting' || anybodyElsewhere(table)) return [];
  const regime = ruledRegime(pack, table);
  const roster = pack.staff?.members.filter(({ role }) => isGuest(role, regime)) ?? [];
  return GuestCall.options.filter(
    (call) =>
      roster.some(({ role }) => guestCall(role) === call) &&
      !hasGuest(session, call) &&
      !session.guestDeclined.includes(call),
  );
}

export function guestsView(table: Table, moment: Pick<Moment, 'pack'>): GuestsView {
  const regime = ruledRegime(moment.pack, table);
  return {
    here: table.attending
      .filter(({ member }) => isGuest(member.role, regime))
      .map(({ member, sitter }) => ({
        masked: maskName(sitter.identity.card.name),
        role: member.role,
        organisation: member.organisation,
      })),
    mayAsk: [...askable(table, moment)],
    declined: [...(table.session?.guestDeclined ?? [])],
  };
}
