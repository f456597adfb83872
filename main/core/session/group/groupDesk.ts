/** A group at one booth in types: its roster and everything done so far, who leads, the table of its representatives, and what stands on the screen. */
import type { DisputeKindId, PolicyPack, Regime } from '../../../contract/policy.ts';
import type { AcknowledgedNotice } from '../../../contract/session/packet.ts';
import type { Group, GroupRules } from '../../../contract/session/group.ts';
import type { RegimeId } from '../../../contract/session/regime.ts';
import type { GroupProblem, RosterCame } from '../../../contract/groupScreen.ts';
import type { SignPhase } from '../../../contract/signing.ts';
import type { DocumentMade, Identity, Moment } from '../../visit/visit.ts';
import type { Application, Sitter, StaffMember, Table } from '../desk.ts';
import { ruledRegime } from '../rules.ts';

/** One member alone at the seat, until their consent is sealed or they go. Nothing of it is kept before. */
export interface Consenting {
  readonly no: number;
  readonly identity: Identity;
  readonly told: readonly AcknowledgedNotice[];
  readonly document: DocumentMade | null;
  readonly shown: readonly {
    readonly page: number;
    readonly ms: number;
    readonly at: string;
    readonly trusted: boolean;
  }[];
}

export type CardFor = 'arrive' | 'vote' | 'consent';

export type GroupStep =
  | { readonly at: 'wage' | 'wageTold' | 'fetching' | 'missing' | 'stand' | 'wanted' | 'effect' | 'closing' }
  | { readonly at: 'home' | 'votes'; readonly problem: GroupProblem | null }
  /** `came`: what the next version of the file changed just now. */
  | { readonly at: 'roster'; readonly problem: GroupProblem | null; readonly came: RosterCame | null }
  /** `no`: whose name is corrected; null: one more. */
  | { readonly at: 'rowName'; readonly no: number | null; readonly problem: boolean }
  | { readonly at: 'oneRow'; readonly no: number; readonly problem: GroupProblem | null }
  | { readonly at: 'rowNumber'; readonly name: string; readonly problem: boolean }
  | { readonly at: 'rowSum'; readonly name: string; readonly number: string; readonly problem: boolean }
  | {
      readonly at: 'card';
      readonly of: CardFor;
      readonly phase: 'waiting' | 'reading';
      readonly problem: GroupProblem | null;
      readonly last: number | null;
    }
  | { readonly at: 'ballot'; readonly no: number; readonly choices: readonly number[] }
  | { readonly at: 'notice'; readonly notice: string; readonly person: Consenting }
  | { readonly at: 'own'; readonly person: Consenting }
  | { readonly at: 'making'; readonly failed: boolean; readonly person: Consenting }
  | {
      readonly at: 'paper';
      readonly page: number;
      readonly seen: readonly number[];
      readonly person: Consenting;
    }
  | { readonly at: 'sign'; readonly phase: SignPhase; readonly job: string; readonly person: Consenting }
  | { readonly at: 'sealing'; readonly failed: boolean; readonly person: Consenting }
  /** `applicant`: whoever consented just now, who may apply at once; null: nobody sits there any more. */
  | { readonly at: 'done'; readonly no: number; readonly applicant: Consenting | null };

/** What is kept of a group over a power cut and from one day to the next. */
export interface KeptGroup {
  readonly group: Group;
  readonly lead: StaffMember;
  readonly regime: RegimeId;
  readonly kind: DisputeKindId;
  /** Whoever pays, as they sat at the table whose agreement is sealed. */
  readonly payer: Sitter | null;
}

/** Half of an application that a cut interrupted: who signs it, and what of it is signed. */
export interface HalfApplied {
  readonly no: number;
  readonly member: Sitter;
  readonly payer: Sitter;
  readonly application: Application;
}

/** What the card of whoever leads opened, and until when it waits. */
export interface GroupFound {
  readonly kept: KeptGroup;
  readonly until: string;
  readonly half: HalfApplied | null;
}

export interface GroupDesk extends KeptGroup {
  readonly stage: 'group';
  /** Whoever leads, by the card of today. */
  readonly sitter: Sitter;
  /** Of the representatives, set aside while the group stands on the screen. */
  readonly table: Table | null;
  /** By item, what the court said of each consent since this desk stands here. */
  readonly told: Readonly<Record<string, 'received' | 'refused'>>;
  /** Until when it waits, as it was kept last; null: not kept yet. */
  readonly keptUntil: string | null;
  readonly step: GroupStep;
}

export function groupPolicy({ pack }: Pick<Moment, 'pack'>) {
  if (pack.group === null) throw new Error('a group without a policy');
  return pack.group;
}

export function rulesOfGroup(moment: Pick<Moment, 'pack'>): GroupRules {
  const { members, representatives } = groupPolicy(moment);
  return { ...members, representatives };
}

/** The rules a group's members consent under; what the clauses settle was asked before their agreement was signed. */
export const regimeOfGroup = (pack: PolicyPack, { regime, kind }: KeptGroup): Regime =>
  ruledRegime(pack, { regime, kind, draft: { facts: '', clauses: [] } });
