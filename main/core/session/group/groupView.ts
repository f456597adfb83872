/** What of a group stands on the screen: counts and masks; at the seat one member alone. Pure. */
import type { GroupView, MemberView } from '../../../contract/groupScreen.ts';
import { unreachable } from '../../../contract/result.ts';
import {
  absent,
  annexOf,
  arrived,
  consented,
  memberOf,
  totalFenOf,
  type GroupMember,
} from '../../../contract/session/group.ts';
import { maskName, maskPerson } from '../../visit/masking.ts';
import { padOf } from '../../visit/signing.ts';
import type { Moment, Visit } from '../../visit/visit.ts';
import { mayChange, NAME_MAX, wantedCounts } from './groupActs.ts';
import { memberTable } from './memberTable.ts';
import { groupPolicy, regimeOfGroup, rulesOfGroup, type GroupDesk } from './groupDesk.ts';

const shown = ({ no, name, number }: GroupMember): MemberView => ({ no, ...maskPerson(name, number) });

function one(desk: GroupDesk, no: number): GroupMember {
  const found = memberOf(desk.group, no);
  if (found === null) throw new Error('nobody of this group');
  return found;
}

export function groupView(visit: Visit, desk: GroupDesk, moment: Moment): GroupView {
  const { step, group } = desk;
  const { members } = group;
  const many = (nos: readonly number[]): MemberView[] => nos.map((no) => shown(one(desk, no)));
  switch (step.at) {
    case 'wage':
    case 'fetching':
      return { at: step.at };
    case 'wageTold': {
      const { version, title, paragraphs } = group.wageIou === true ? groupPolicy(moment).withWageIou : groupPolicy(moment).arbitrationFirst;
      return { at: 'wageTold', statement: { version, title, paragraphs } };
    }
    case 'roster': {
      const { min, max } = rulesOfGroup(moment);
      return {
        at: 'roster', members: members.map((member) => ({ ...shown(member), fen: member.fen, here: member.arrivedAt !== null })), totalFen: totalFenOf(members), min, max,
        mayClose: members.length >= min, online: moment.online === true, problem: step.problem, changing: group.phase !== 'roster', changes: group.changes.length, came: step.came,
      };
    }
    case 'oneRow': {
      const member = one(desk, step.no);
      return { at: 'oneRow', person: shown(member), here: member.arrivedAt !== null, problem: step.problem };
    }
    case 'rowName':
      return { at: 'rowName', of: step.no === null ? null : shown(one(desk, step.no)), value: '', maxLength: NAME_MAX, problem: step.problem };
    case 'rowNumber':
    case 'rowSum':
      return { at: step.at, masked: maskName(step.name), problem: step.problem };
    case 'home':
      return homeView(desk, moment, many);
    case 'missing':
      return {
        at: 'missing', absent: absent(group).map(shown), of: members.length,
        waiting: group.phase === 'line' || group.phase === 'closed' ? arrived(group).filter(({ consent }) => consent === null).map(shown) : [],
      };
    case 'card': {
      const counted = { arrive: arrived(group), vote: members.filter(({ voted }) => voted), consent: consented(group) }[step.of];
      return {
        at: 'card', of: step.of, phase: step.phase, problem: step.problem, cardLeft: visit.cardOnReader, last: step.last === null ? null : shown(one(desk, step.last)),
        done: counted.length, members: step.of === 'vote' ? arrived(group).length : members.length,
      };
    }
    case 'stand':
      return {
        at: 'stand', here: arrived(group).map((member) => ({ ...shown(member), stands: group.candidates.some(({ no }) => no === member.no) })),
        mayVote: wantedCounts(desk, moment).length > 0, ...rulesOfGroup(moment).representatives,
      };
    case 'wanted':
      return { at: 'wanted', counts: [...wantedCounts(desk, moment)] };
    case 'ballot':
      return {
        at: 'ballot', voter: shown(one(desk, step.no)), wanted: group.wanted, mayCast: step.choices.length > 0,
        candidates: group.candidates.map(({ no }) => ({ ...shown(one(desk, no)), chosen: step.choices.includes(no) })),
      };
    case 'votes':
      return {
        at: 'votes', voted: members.filter(({ voted }) => voted).length, here: arrived(group).length, problem: step.problem,
        // nobody sees how it stands before everything is counted
        rows: group.phase === 'voting' && step.problem === null ? [] : group.candidates.map(({ no, votes }) => ({ ...shown(one(desk, no)), votes })).toSorted((a, b) => b.votes - a.votes),
      };
    case 'effect':
      return { at: 'effect', effects: groupPolicy(moment).effects.map(({ id, label, hint }) => ({ id, label, hint })) };
    case 'closing':
      return { at: 'closing', consented: consented(group).length, members: members.length };
    case 'done': {
      const member = one(desk, step.no);
      const answer = member.consent === null ? undefined : desk.told[member.consent.itemId];
      return { at: 'done', person: shown(member), received: answer === 'received' ? (member.consent?.itemId ?? null) : null, refused: answer === 'refused', application: applicationOf(desk, member, moment) };
    }
    default:
      return ownView(visit, desk, step, moment);
  }
} // prettier-ignore

function applicationOf(desk: GroupDesk, { applied }: GroupMember, moment: Moment): Extract<GroupView, { at: 'done' }>['application'] {
  if (applied !== null) return desk.told[applied.itemId] ?? 'sealed';
  const { step } = desk;
  return step.at === 'done' && step.applicant !== null && memberTable(desk, step.applicant, moment) !== null ? 'open' : 'none';
} // prettier-ignore

function homeView(desk: GroupDesk, moment: Moment, many: (nos: readonly number[]) => MemberView[]): GroupView {
  const { group, table, step } = desk;
  const policy = groupPolicy(moment);
  const answers = consented(group).map(({ consent }) => desk.told[consent?.itemId ?? '']);
  const effect = policy.effects.find(({ id }) => id === group.effect)?.label ?? null;
  const { version, title, paragraphs } = policy.confirmation;
  // 劳动争议解释（一）51–52: of a people's mediation committee, about payments
  const mayConfirm = group.master !== null && regimeOfGroup(moment.pack, desk).confirmable;
  return {
    at: 'home', phase: group.phase, members: group.members.length, here: arrived(group).length, consented: consented(group).length, applied: group.members.filter(({ applied }) => applied !== null).length,
    received: answers.filter((answer) => answer === 'received').length, refused: answers.filter((answer) => answer === 'refused').length,
    totalFen: totalFenOf(group.members), mayChange: mayChange(desk), changes: group.changes.length, candidates: many(group.candidates.map(({ no }) => no)), representatives: many(group.representatives), effect,
    agreement: group.master === null ? null : { 'zh-CN': group.master.title, en: group.master.title },
    table: table === null ? 'none' : table.sealed === null ? 'open' : 'sealed', keptUntil: desk.keptUntil,
    confirmation: mayConfirm ? { version, title, paragraphs } : null, problem: step.at === 'home' ? step.problem : null,
  };
} // prettier-ignore

type OwnStep = Extract<GroupDesk['step'], { person: unknown }>;

/** One member and nobody else: own name, own sum, own parts. */
function ownView(visit: Visit, desk: GroupDesk, step: OwnStep, moment: Moment): GroupView {
  const member = one(desk, step.person.no);
  const person = shown(member);
  const { document, identity } = step.person;
  switch (step.at) {
    case 'notice': {
      const ids = regimeOfGroup(moment.pack, desk).notices;
      const statement = moment.pack.notices.find(({ id }) => id === step.notice);
      if (statement === undefined) throw new Error(`no notice ${step.notice}`);
      const { version, title, paragraphs } = statement;
      return { at: 'notice', person, notice: step.notice, number: ids.indexOf(step.notice) + 1, of: ids.length, statement: { version, title, paragraphs } };
    }
    case 'own': {
      const { master, id } = desk.group;
      const effect = groupPolicy(moment).effects.find((choice) => choice.id === desk.group.effect);
      if (master === null || effect === undefined) throw new Error('a consent to nothing');
      return { at: 'own', person, fen: member.fen, rows: annexOf({ id, days: master.days }, member, '').rows, agreement: master.title, effect: effect.hint };
    }
    case 'making':
    case 'sealing':
      return { at: step.at, person, failed: step.failed };
    case 'paper':
      if (document === null) throw new Error('no paper');
      return { at: 'paper', person, document, page: step.page, seen: [...step.seen] };
    case 'sign': {
      if (document === null) throw new Error('no paper');
      const pad = padOf(visit, moment);
      return {
        at: 'sign', person, document, pad, phase: step.phase, mayUseScreen: step.phase.kind === 'broke' && pad === 'stu', geometry: visit.ink?.geometry ?? null,
        identityAt: identity.check.at, before: moment.pack.signing.before, mayRefuse: moment.pack.signing.mayRefuse,
      };
    }
    default:
      return unreachable(step);
  }
} // prettier-ignore
