/** A group taken through every event in every state while it is small, and at random for 59 and 200: what always holds. */
import { expect, test } from 'vitest';
import {
  dailySums,
  totalFenOf,
  type Group,
  type GroupMember,
  type GroupRules,
  type RosterRow,
} from './group.ts';
import { newGroup, stepGroup, type GroupEvent } from './groupStep.ts';
import { seeded } from '../../../test/seeded.ts';

const AT = '2026-11-23T09:00:00.000+08:00';
const row = (n: number): RosterRow => ({
  name: `名${n}`,
  number: `2${String(n).padStart(16, '0')}X`,
  fen: 1_000 + n,
});
const master = {
  session: 's', itemId: 'item', title: 't', pages: 1, sha256: 'a'.repeat(64), sealedAt: AT, facts: '', clauses: [], days: ['2026-12-01'],
}; // prettier-ignore

/** Everything anybody can do in this state, and some that nobody may. */
function events(group: Group, rows: readonly RosterRow[]): readonly GroupEvent[] {
  const nos = rows.map((_, index) => index + 1);
  const choices = [...group.candidates.map(({ no }) => [no]), group.candidates.map(({ no }) => no), [99], []];
  return [
    { kind: 'rosterImported', rows },
    // one change of the roster in each life: without the first, with another name and sum of the second, with one more
    ...(group.changes.length === 0 ? changesOf(rows) : []),
    { kind: 'applied', no: 1, itemId: 'a1', at: AT },
    { kind: 'rosterClosed' },
    ...rows.map(({ name, number }): GroupEvent => ({ kind: 'arrived', name, number, at: AT })),
    { kind: 'arrived', name: '别人', number: rows[0]?.number ?? '', at: AT },
    ...nos.flatMap((no): GroupEvent[] => [{ kind: 'nominated', no }, { kind: 'withdrawn', no }]),
    { kind: 'votingOpened', wanted: 1 },
    { kind: 'votingOpened', wanted: 2 },
    ...nos.flatMap((no) => choices.map((chosen): GroupEvent => ({ kind: 'voted', no, choices: chosen }))),
    { kind: 'votingDropped' },
    { kind: 'votesCounted' },
    { kind: 'effectChosen', effect: 'each' },
    { kind: 'masterSealed', master },
    ...nos.map((no): GroupEvent => ({ kind: 'consented', no, itemId: `i${no}`, at: AT, sha256: null })),
    { kind: 'closed' },
  ]; // prettier-ignore
}

function changesOf(rows: readonly RosterRow[]): readonly GroupEvent[] {
  const [, second = row(2), ...rest] = rows;
  const more = row(rows.length + 1);
  return [
    { kind: 'rowRemoved', no: 1, at: AT },
    { kind: 'rowAdded', row: more, at: AT },
    { kind: 'rowRenamed', no: 2, name: '改名', at: AT },
    {
      kind: 'rosterChanged',
      rows: [{ ...second, name: '改名', fen: second.fen + 5 }, ...rest, more],
      at: AT,
    },
  ];
}

const ORDER = ['roster', 'gathering', 'voting', 'elected', 'line', 'closed'];
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** What no event may break. */
function holds(before: Group, after: Group, event: GroupEvent, rules: GroupRules): void {
  const at = (group: Group): number => ORDER.indexOf(group.phase);
  // back only from the voting that is thrown away
  must(at(after) >= at(before) || (event.kind === 'votingDropped' && after.phase === 'gathering'), 'went back');
  const fixed = ({ no, name, number, fen }: GroupMember): string => `${no} ${name} ${number} ${fen}`;
  // nobody joins, leaves, is renamed, renumbered or gets another sum once people come, unless it is noted, and never after the agreement
  const same = after.members.map(fixed).join() === before.members.map(fixed).join();
  must(before.phase === 'roster' || same || after.changes.length > before.changes.length, 'another roster');
  must(same || before.phase === 'roster' || before.master === null, 'another roster after the agreement');
  must(new Set(after.members.map(({ no }) => no)).size === after.members.length, 'one place twice');
  before.members.forEach((one) => {
    const now = after.members.find(({ no }) => no === one.no);
    if (before.phase === 'roster') return;
    must(now !== undefined || (event.kind === 'rowRemoved' && event.no === one.no) || (event.kind === 'rosterChanged' && one.arrivedAt === null), 'somebody is lost');
    if (now === undefined || one === now) return;
    must(now.number === one.number && (one.arrivedAt === null || now.name === one.name), 'whoever came became somebody else');
    must(one.applied === null || now.applied === one.applied, 'an application was taken away');
    must(now.applied === null || now.consent !== null, 'an application without a consent');
    // what somebody did is never taken away, nor given to somebody else
    must(one.arrivedAt === null || now.arrivedAt === one.arrivedAt, 'somebody went');
    must(one.consent === null || now.consent === one.consent, 'a consent was taken away');
    must(one.consent === now.consent || (event.kind === 'consented' && event.no === now.no), 'somebody else’s consent');
    must(one.arrivedAt === now.arrivedAt || (event.kind === 'arrived' && event.number === now.number), 'somebody else came');
  });
  for (const one of after.members) {
    if (before.members.includes(one)) continue;
    const bound = one.arrivedAt === AT && after.master === master && (after.phase === 'line' || after.phase === 'closed');
    must(one.consent === null || bound, 'a consent to nothing');
    must(!one.voted || one.arrivedAt === AT, 'voted and not here');
  }
  const votes = sum(after.candidates.map((one) => one.votes));
  const voters = after.members.filter(({ voted }) => voted).length;
  // after the election somebody who voted may be taken off: the votes were counted as they were
  const less = after.changes.some(({ what }) => what === 'removed');
  must(votes >= voters && (less || votes <= voters * after.wanted), 'votes and voters differ');
  const { length } = after.representatives;
  must(after.representatives.every((no) => after.members.find((one) => one.no === no)?.arrivedAt === AT), 'elected and not here');
  must(length === 0 || (length >= rules.representatives.min && length <= rules.representatives.max), 'how many');
  must(after.master === null || (after.effect === 'each' && length > 0), 'an agreement of nobody');
} // prettier-ignore

test('every state of a group of three is reached and keeps what always holds', () => {
  const rules: GroupRules = { min: 3, max: 4, representatives: { min: 1, max: 2 } };
  const rows = [1, 2, 3].map(row);
  const start = newGroup('g', 's'.repeat(26), AT);
  const seen = new Set([JSON.stringify(start)]);
  const open = [start];
  let transitions = 0;
  for (let group = open.pop(); group !== undefined; group = open.pop()) {
    for (const event of events(group, rows)) {
      const next = stepGroup(group, event, rules);
      if (!next.ok) continue;
      transitions += 1;
      holds(group, next.value, event, rules);
      const key = JSON.stringify(next.value);
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(next.value);
    }
  }
  console.log(`group of three: ${seen.size} states, ${transitions} transitions`);
  const phases = new Set([...seen].map((key) => /"phase":"(\w+)"/.exec(key)?.[1]));
  expect(ORDER.filter((phase) => !phases.has(phase))).toEqual([]);
  expect(seen.size).toBeGreaterThan(1_000);
}, 300_000);

test.each([59, 200])('a group of %i at random: nobody is lost, doubled or bound by another', (size) => {
  const rules: GroupRules = { min: 10, max: 200, representatives: { min: 2, max: 5 } };
  const rows = Array.from({ length: size }, (_, n) => row(n + 1));
  const random = seeded(size);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  let bound = 0;
  for (let run = 0; run < 4; run += 1) {
    let group = newGroup('g', 's'.repeat(26), AT);
    for (const first of [{ kind: 'rosterImported', rows }, { kind: 'rosterClosed' }] as const) {
      const next = stepGroup(group, first, rules);
      if (next.ok) group = next.value;
    }
    for (let turn = 0; turn < size * 24; turn += 1) {
      const who = rows[Math.floor(random() * size)];
      const no = 1 + Math.floor(random() * size);
      const candidates = group.candidates.map((one) => one.no);
      const event = pick<GroupEvent>([
        { kind: 'arrived', name: who?.name ?? '', number: who?.number ?? '', at: AT },
        // six stand, and three of them are liked
        { kind: 'nominated', no: 1 + (no % 6) },
        { kind: 'votingOpened', wanted: 3 },
        {
          kind: 'voted',
          no,
          choices: candidates.filter((one) => random() < (one <= 3 ? 0.8 : 0.2)).slice(0, 3),
        },
        { kind: 'votesCounted' },
        { kind: 'effectChosen', effect: 'each' },
        ...(turn > size * 6 ? [{ kind: 'masterSealed', master } as const] : []),
        { kind: 'consented', no, itemId: `i${no}`, at: AT, sha256: null },
        { kind: 'applied', no, itemId: `a${no}`, at: AT },
      ]);
      if (event === undefined) throw new Error('nothing to do');
      const next = stepGroup(group, event, rules);
      if (!next.ok) continue;
      holds(group, next.value, event, rules);
      group = next.value;
    }
    const ids = group.members.flatMap(({ consent }) => consent?.itemId ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    bound += ids.length;
    expect(totalFenOf(group.members)).toBe(sum(rows.map(({ fen }) => fen)));
    for (const count of [1, 2, 3, 12])
      expect(sum(dailySums(group.members, count))).toBe(totalFenOf(group.members));
  }
  expect(bound).toBeGreaterThan(size);
});
