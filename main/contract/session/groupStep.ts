/** What happens in a group: `(group, event, rules) → the next group`, or the refusal by name. Pure; times come with the events. */
import { err, ok, unreachable, type Result } from '../result.ts';
import {
  arrived, memberOf, type Group, type GroupMaster, type GroupMember, type GroupPhase, type GroupRules, type RosterChange, type RosterRow,
} from './group.ts'; // prettier-ignore
import type { GroupEffect } from './groupEffect.ts';

export type GroupEvent =
  /** A whole roster, or one more row by hand. */
  | { readonly kind: 'rosterImported'; readonly rows: readonly RosterRow[] }
  | { readonly kind: 'rowAdded'; readonly row: RosterRow; readonly at: string }
  | { readonly kind: 'rowRemoved'; readonly no: number; readonly at: string }
  /** A wrong name, of somebody whose card nobody has seen yet. */
  | { readonly kind: 'rowRenamed'; readonly no: number; readonly name: string; readonly at: string }
  /** The whole roster anew, after people began to come. */
  | { readonly kind: 'rosterChanged'; readonly rows: readonly RosterRow[]; readonly at: string }
  | { readonly kind: 'iouAnswered'; readonly iou: boolean }
  | { readonly kind: 'rosterClosed' }
  /** By a card: name and number as the chip has them. */
  | { readonly kind: 'arrived'; readonly name: string; readonly number: string; readonly at: string }
  | { readonly kind: 'nominated'; readonly no: number }
  | { readonly kind: 'withdrawn'; readonly no: number }
  | { readonly kind: 'votingOpened'; readonly wanted: number }
  | { readonly kind: 'voted'; readonly no: number; readonly choices: readonly number[] }
  /** Everything that was voted is thrown away, and it is voted anew. */
  | { readonly kind: 'votingDropped' }
  | { readonly kind: 'votesCounted' }
  | { readonly kind: 'effectChosen'; readonly effect: GroupEffect }
  | { readonly kind: 'masterSealed'; readonly master: GroupMaster }
  | {
      readonly kind: 'consented';
      readonly no: number;
      readonly itemId: string;
      readonly at: string;
      readonly sha256: string | null;
    }
  | { readonly kind: 'applied'; readonly no: number; readonly itemId: string; readonly at: string }
  | { readonly kind: 'closed' };

export type GroupRefusal =
  | 'notNow' | 'badRow' | 'twice' | 'tooMany' | 'tooFew' | 'notListed' | 'nameDiffers' | 'alreadyHere' | 'notHere' | 'alreadyVoted'
  | 'badChoice' | 'tooFewCandidates' | 'tooFewVotes' | 'tied' | 'effectMissing' | 'alreadyConsented' | 'notInAgreement' | 'stands' | 'notConsented'
  | 'alreadyApplied'; // prettier-ignore

type Stepped = Result<Group, GroupRefusal>;

export const newGroup = (id: string, salt: string, openedAt: string): Group => ({
  id, salt, openedAt, phase: 'roster', members: [], changes: [], wageIou: null, candidates: [], wanted: 0, representatives: [], effect: null, master: null,
}); // prettier-ignore

/** Somebody can come as long as there is something to come to. */
const ARRIVING: ReadonlySet<GroupPhase> = new Set(['gathering', 'voting', 'elected', 'line']);

export function stepGroup(group: Group, event: GroupEvent, rules: GroupRules): Stepped {
  switch (event.kind) {
    case 'rosterImported':
      return imported(group, event.rows, rules);
    case 'rowAdded':
      return added(group, event, rules);
    case 'rowRemoved':
      return removed(group, event, rules);
    case 'rowRenamed':
      return renamed(group, event);
    case 'rosterChanged':
      return rosterChanged(group, event, rules);
    case 'iouAnswered':
      return group.phase === 'roster' ? ok({ ...group, wageIou: event.iou }) : err('notNow');
    case 'rosterClosed':
      if (group.phase !== 'roster') return err('notNow');
      return group.members.length < rules.min ? err('tooFew') : ok({ ...group, phase: 'gathering' });
    case 'arrived':
      return came(group, event);
    case 'nominated':
      return nominated(group, event.no);
    case 'withdrawn':
      return group.phase === 'gathering'
        ? ok({ ...group, candidates: group.candidates.filter(({ no }) => no !== event.no) })
        : err('notNow');
    case 'votingOpened':
      return votingOpened(group, event.wanted, rules);
    case 'voted':
      return voted(group, event.no, event.choices);
    case 'votingDropped':
      return group.phase === 'voting' ? ok(withoutVotes({ ...group, phase: 'gathering' })) : err('notNow');
    case 'votesCounted':
      return counted(group);
    case 'effectChosen':
      return group.phase === 'elected' ? ok({ ...group, effect: event.effect }) : err('notNow');
    case 'masterSealed':
      if (group.phase !== 'elected') return err('notNow');
      return group.effect === null
        ? err('effectMissing')
        : ok({ ...group, phase: 'line', master: event.master });
    case 'consented':
      return consent(group, event);
    case 'applied':
      return applied(group, event);
    case 'closed':
      return group.phase === 'closed' ? err('notNow') : ok({ ...group, phase: 'closed' });
    default:
      return unreachable(event);
  }
}

const asMember = (row: RosterRow, no: number): GroupMember => ({ ...row, no, arrivedAt: null, voted: false, consent: null, applied: null }); // prettier-ignore

const numbered = (members: readonly GroupMember[]): GroupMember[] =>
  members.map((one, index) => ({ ...one, no: index + 1 }));

/** All or nothing: a roster with one wrong row is no roster. */
function imported(group: Group, rows: readonly RosterRow[], rules: GroupRules): Stepped {
  if (group.phase !== 'roster') return err('notNow');
  const wrong = rowsFlaw(rows, rules);
  return wrong === null
    ? ok({ ...group, members: rows.map((row, index) => asMember(row, index + 1)) })
    : err(wrong);
}

function rowsFlaw(rows: readonly RosterRow[], rules: GroupRules): GroupRefusal | null {
  if (rows.length > rules.max) return 'tooMany';
  if (rows.length === 0 || !rows.every(isSum)) return 'badRow';
  return new Set(rows.map(({ number }) => number)).size === rows.length ? null : 'twice';
}

const isSum = ({ fen }: RosterRow): boolean => Number.isSafeInteger(fen) && fen > 0;

/** Until the agreement is sealed; not while votes are in the box, which more or fewer people would count otherwise. */
const CHANGING: ReadonlySet<GroupPhase> = new Set(['gathering', 'elected']);
export const mayChangeRoster = ({ phase }: Pick<Group, 'phase'>): boolean => CHANGING.has(phase);

function added(group: Group, { row, at }: Extract<GroupEvent, { kind: 'rowAdded' }>, rules: GroupRules): Stepped {
  if (group.phase !== 'roster' && !mayChangeRoster(group)) return err('notNow');
  if (!isSum(row)) return err('badRow');
  if (group.members.length >= rules.max) return err('tooMany');
  if (group.members.some(({ number }) => number === row.number)) return err('twice');
  if (group.phase === 'roster') return ok({ ...group, members: [...group.members, asMember(row, group.members.length + 1)] });
  const no = nextNo(group);
  return ok(noted({ ...group, members: [...group.members, asMember(row, no)] }, [{ what: 'added', no, at }]));
} // prettier-ignore

const noted = (group: Group, changes: readonly RosterChange[]): Group => ({
  ...group,
  changes: [...group.changes, ...changes],
});

/** A place that was taken away is in the notes: it is nobody else's later. */
const nextNo = ({ members, changes }: Group): number =>
  1 + Math.max(0, ...[...members, ...changes].map(({ no }) => no));

const standsIn = ({ candidates, representatives }: Group, no: number): boolean =>
  representatives.includes(no) || candidates.some((one) => one.no === no);

function removed(group: Group, { no, at }: Extract<GroupEvent, { kind: 'rowRemoved' }>, rules: GroupRules): Stepped {
  const members = group.members.filter((one) => one.no !== no);
  if (group.phase === 'roster') return ok({ ...group, members: numbered(members) });
  if (!mayChangeRoster(group) || members.length === group.members.length) return err('notNow');
  // whoever stands for the others stays as long as they do
  if (standsIn(group, no)) return err('stands');
  return members.length < rules.min
    ? err('tooFew')
    : ok(noted({ ...group, members }, [{ what: 'removed', no, at }]));
} // prettier-ignore

/** Whoever came is known by the name on the card; of whoever did not the roster may have been wrong. */
function renamed(group: Group, { no, name, at }: Extract<GroupEvent, { kind: 'rowRenamed' }>): Stepped {
  const member = memberOf(group, no);
  if (!mayChangeRoster(group) || member === null) return err('notNow');
  if (member.arrivedAt !== null) return err('alreadyHere');
  if (name === '' || name === member.name) return err('badRow');
  return ok(noted(change(group, no, { name }), [{ what: 'renamed', no, at }]));
}

/**
 * The next version of the file: whoever is on both keeps place and everything done so far; a new name counts for whoever has not
 * come, a new sum for everybody; whoever is not on it any more goes, unless they came or stand for the others: they are taken
 * off one by one.
 */
function rosterChanged(group: Group, { rows, at }: Extract<GroupEvent, { kind: 'rosterChanged' }>, rules: GroupRules): Stepped {
  if (!mayChangeRoster(group)) return err('notNow');
  const wrong = rowsFlaw(rows, rules);
  if (wrong !== null) return err(wrong);
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const changes: RosterChange[] = [];
  const kept = group.members.flatMap((member): GroupMember[] => {
    const { no, name, fen, arrivedAt } = member;
    const row = byNumber.get(member.number);
    byNumber.delete(member.number);
    if (row === undefined) {
      if (arrivedAt !== null || standsIn(group, no)) return [member];
      changes.push({ what: 'removed', no, at });
      return [];
    }
    const said = arrivedAt === null ? row.name : name;
    if (said !== name) changes.push({ what: 'renamed', no, at });
    if (row.fen !== fen) changes.push({ what: 'paid', no, at });
    return [{ ...member, name: said, fen: row.fen }];
  });
  const first = nextNo(group);
  const more = [...byNumber.values()].map((row, index) => asMember(row, first + index));
  const members = [...kept, ...more];
  if (members.length > rules.max) return err('tooMany');
  if (members.length < rules.min) return err('tooFew');
  return ok(noted({ ...group, members }, [...changes, ...more.map(({ no }) => ({ what: 'added' as const, no, at }))]));
} // prettier-ignore

const change = (group: Group, no: number, by: Partial<GroupMember>): Group => ({
  ...group,
  members: group.members.map((one) => (one.no === no ? { ...one, ...by } : one)),
});

function came(group: Group, { name, number, at }: Extract<GroupEvent, { kind: 'arrived' }>): Stepped {
  if (!ARRIVING.has(group.phase)) return err('notNow');
  const member = group.members.find((one) => one.number === number);
  // the roster of a sealed agreement is what it was: somebody else is not touched by it
  if (member === undefined) return err(group.phase === 'line' ? 'notInAgreement' : 'notListed');
  // a card of that number with another name is a wrong roster, not a member
  if (member.name !== name) return err('nameDiffers');
  return member.arrivedAt === null ? ok(change(group, member.no, { arrivedAt: at })) : err('alreadyHere');
}

const isHere = (group: Group, no: number): boolean => (memberOf(group, no)?.arrivedAt ?? null) !== null;

function nominated(group: Group, no: number): Stepped {
  if (group.phase !== 'gathering') return err('notNow');
  if (!isHere(group, no)) return err('notHere');
  if (group.candidates.some((one) => one.no === no)) return err('twice');
  return ok({ ...group, candidates: [...group.candidates, { no, votes: 0 }] });
}

/** 民诉法解释 78: two to five; there has to be something to choose from, or as many as are wanted. */
function votingOpened(group: Group, wanted: number, { representatives: { min, max } }: GroupRules): Stepped {
  if (group.phase !== 'gathering') return err('notNow');
  if (!Number.isInteger(wanted) || wanted < min || wanted > max) return err('badChoice');
  if (group.candidates.length < wanted) return err('tooFewCandidates');
  return ok({ ...withoutVotes(group), phase: 'voting', wanted });
}

const withoutVotes = (group: Group): Group => ({
  ...group,
  members: group.members.map((one) => ({ ...one, voted: false })),
  candidates: group.candidates.map(({ no }) => ({ no, votes: 0 })),
});

/** Whoever checked in votes once; which name got the vote is not kept beside who gave it. */
function voted(group: Group, no: number, choices: readonly number[]): Stepped {
  if (group.phase !== 'voting') return err('notNow');
  const member = memberOf(group, no);
  if (member === null || member.arrivedAt === null) return err('notHere');
  if (member.voted) return err('alreadyVoted');
  const known = choices.every((choice) => group.candidates.some((one) => one.no === choice));
  if (!known || choices.length === 0 || choices.length > group.wanted || new Set(choices).size !== choices.length) return err('badChoice');
  const candidates = group.candidates.map((one) => (choices.includes(one.no) ? { ...one, votes: one.votes + 1 } : one));
  return ok({ ...change(group, no, { voted: true }), candidates });
} // prettier-ignore

/** More than half of those who are here voted, and the border between elected and not is no draw. */
function counted(group: Group): Stepped {
  if (group.phase !== 'voting') return err('notNow');
  const here = arrived(group);
  if (here.filter(({ voted: has }) => has).length * 2 <= here.length) return err('tooFewVotes');
  const order = group.candidates.toSorted((a, b) => b.votes - a.votes || a.no - b.no);
  const last = order[group.wanted - 1];
  const next = order[group.wanted];
  if (last === undefined || last.votes === 0) return err('tooFewVotes');
  if (next?.votes === last.votes) return err('tied');
  const representatives = order.slice(0, group.wanted).map(({ no }) => no);
  return ok({ ...group, phase: 'elected', representatives });
}

function consent(
  group: Group,
  { no, itemId, at, sha256 }: Extract<GroupEvent, { kind: 'consented' }>,
): Stepped {
  if (group.phase !== 'line') return err('notNow');
  const member = memberOf(group, no);
  if (member === null || member.arrivedAt === null) return err('notHere');
  return member.consent === null
    ? ok(change(group, no, { consent: { itemId, at, sha256 } }))
    : err('alreadyConsented');
}

/** Nobody applies to have confirmed what they did not consent to. */
function applied(group: Group, { no, itemId, at }: Extract<GroupEvent, { kind: 'applied' }>): Stepped {
  const member = group.phase === 'line' ? memberOf(group, no) : null;
  if (member === null) return err('notNow');
  if (member.consent === null) return err('notConsented');
  return member.applied === null ? ok(change(group, no, { applied: { itemId, at } })) : err('alreadyApplied');
}
