/** A group on its way, for tests. */
import type { Group, GroupRules, RosterRow } from '../../../contract/session/group.ts';
import { newGroup, stepGroup, type GroupEvent } from '../../../contract/session/groupStep.ts';

export const rowsOf = (name: string, count: number): readonly RosterRow[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `${name}${index + 1}`,
    number: `2${String(index + 1).padStart(16, '0')}X`,
    fen: 100 * (index + 1),
  }));

/** All of them come, and the first two are elected. */
export const election = (rows: readonly RosterRow[], at: string): readonly GroupEvent[] => [
  { kind: 'rosterImported', rows },
  { kind: 'rosterClosed' },
  ...rows.map(({ name, number }) => ({ kind: 'arrived', name, number, at }) as const),
  { kind: 'nominated', no: 1 },
  { kind: 'nominated', no: 2 },
  { kind: 'votingOpened', wanted: 2 },
  { kind: 'voted', no: 1, choices: [1, 2] },
  { kind: 'voted', no: 2, choices: [1, 2] },
  { kind: 'votesCounted' },
  { kind: 'effectChosen', effect: 'each' },
];

export const groupAfter = (events: readonly GroupEvent[], rules: GroupRules, at: string): Group =>
  events.reduce(
    (group, event) => {
      const next = stepGroup(group, event, rules);
      if (!next.ok) throw new Error(`${event.kind}: ${next.error}`);
      return next.value;
    },
    newGroup('g', 's'.repeat(26), at),
  );
