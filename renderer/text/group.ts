/** The type of the words of a group with a roster: who is on it, who comes, whom it elects, who consents. */
import type { GroupProblem, RosterCame } from '../../main/contract/groupScreen.ts';
import type { GroupPhase } from '../../main/contract/session/group.ts';

interface Said {
  readonly title: string;
  readonly line: string;
}
type CardOf = 'arrive' | 'vote' | 'consent';

export interface GroupText {
  /** At the parties: they are many. */
  readonly begin: string;
  readonly toGroup: string;
  readonly member: (no: number, masked: string) => string;
  readonly back: string;
  readonly problem: Readonly<Record<GroupProblem, Said>>;
  readonly wage: Said & { readonly yes: Said; readonly no: Said; readonly read: string };
  readonly roster: {
    readonly title: string;
    readonly hint: (members: number, sum: string) => string;
    readonly few: (min: number) => string;
    readonly empty: Said;
    readonly add: string;
    readonly fetch: string;
    readonly fetching: Said;
    readonly remove: string;
    readonly removeOf: (name: string) => string;
    readonly owed: (sum: string, last4: string) => string;
    readonly done: string;
    /** Once people come. */
    readonly changing: {
      readonly title: string;
      readonly line: string;
      readonly changes: (count: number) => string;
      readonly change: string;
      readonly changeOf: (name: string) => string;
      readonly here: string;
      readonly came: { readonly title: string; readonly stay: (count: number) => string };
      readonly counts: (came: RosterCame) => string;
      readonly done: string;
    };
    readonly oneRow: {
      readonly title: (name: string) => string;
      readonly rename: Said;
      readonly remove: Said;
      readonly here: string;
      readonly keep: Said;
    };
  };
  readonly row: {
    readonly name: string;
    readonly rename: (name: string) => string;
    readonly nameHint: string;
    readonly number: (masked: string) => string;
    readonly sum: (masked: string) => string;
    readonly next: string;
    readonly bad: Readonly<Record<'name' | 'number' | 'sum', Said>>;
  };
  readonly home: {
    readonly title: Readonly<Record<GroupPhase, string>>;
    readonly hint: (members: number, sum: string) => string;
    readonly here: (here: number, members: number) => Said;
    readonly consented: (consented: number, members: number) => Said;
    readonly applied: (applied: number) => Said;
    readonly changes: (count: number) => string;
    readonly toRoster: string;
    readonly received: (received: number) => string;
    readonly refused: (refused: number) => Said;
    readonly stand: (names: string) => Said;
    readonly represent: (names: string) => Said;
    readonly effect: Said;
    readonly table: Readonly<Record<'open' | 'sealed', Said>>;
    readonly kept: (until: string) => string;
    readonly missing: string;
    readonly arrive: string;
    readonly toStand: string;
    readonly vote: string;
    readonly votes: string;
    readonly toEffect: string;
    readonly toTable: string;
    readonly line: string;
    readonly close: string;
    readonly aside: string;
  };
  readonly missing: {
    readonly title: string;
    readonly hint: string;
    readonly absent: (count: number) => string;
    readonly waiting: (count: number) => string;
    readonly nobody: string;
  };
  readonly card: Readonly<Record<CardOf, Said>> & {
    readonly count: Readonly<Record<CardOf, (done: number, members: number) => string>>;
    readonly last: Readonly<Record<CardOf, (name: string) => string>>;
    readonly only: string;
    readonly waiting: string;
    readonly reading: string;
    readonly left: string;
    readonly finish: string;
  };
  readonly stand: Said & {
    readonly on: string;
    readonly off: string;
    readonly stands: string;
    readonly onOf: (name: string) => string;
    readonly offOf: (name: string) => string;
    readonly few: (min: number) => string;
    readonly done: string;
  };
  readonly wanted: Said & { readonly count: (count: number) => string };
  readonly ballot: {
    readonly title: (name: string) => string;
    readonly hint: (wanted: number) => string;
    readonly choose: string;
    readonly drop: string;
    readonly chooseOf: (name: string) => string;
    readonly dropOf: (name: string) => string;
    readonly cast: string;
  };
  readonly votes: Said & {
    readonly voted: (voted: number, here: number) => string;
    readonly of: (votes: number) => string;
    readonly count: string;
    readonly anew: string;
  };
  readonly effect: Said;
  readonly notice: {
    readonly hint: (name: string, number: number, of: number) => string;
    readonly accept: string;
  };
  readonly own: Said & {
    readonly sum: string;
    readonly row: (no: number) => string;
    readonly agreement: string;
    readonly effect: string;
    readonly next: string;
  };
  readonly notNow: string;
  readonly making: Said & { readonly bad: Said; readonly again: string };
  readonly sealing: Said & { readonly bad: Said; readonly again: string };
  readonly done: Said & {
    readonly received: string;
    readonly refused: Said;
    readonly next: string;
    readonly apply: Said & { readonly begin: string };
    readonly applied: Readonly<Record<'sealed' | 'received' | 'refused', Said>>;
  };
  readonly closing: Said & {
    readonly counts: (consented: number, members: number) => string;
    readonly yes: string;
  };
}
