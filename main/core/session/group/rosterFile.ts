/** The roster of a group as it goes to the court with the agreement, and each member's annex that follows from it: made the same way whenever it is needed. Pure. */
import { annexOf, arrived, GROUP_CLAUSE, nonceText, totalFenOf, type Annex, type Group, type GroupMember, type GroupRoster } from '../../../contract/session/group.ts'; // prettier-ignore
import type { AgreementPacket } from '../../../contract/session/packet.ts';
import { canonicalText } from '../../../proof/proof.ts';
import { sha256Hex } from '../../util/digest.ts';
import type { Table } from '../desk.ts';
import { seatsOf } from '../seats.ts';
import { memberAt } from './groupClauses.ts';

/** Null where the table is nobody's but its own. */
export function rosterOf(table: Table): GroupRoster | null {
  const { group } = table;
  if (group === null || group.effect === null) return null;
  const days = table.draft.clauses.find(({ id }) => id === GROUP_CLAUSE)?.payment?.rows.map(({ due }) => due) ?? []; // prettier-ignore
  return {
    v: 1, group: group.id, salt: group.salt, effect: group.effect, days,
    members: group.members.map(({ no, name, number, fen }) => ({ no, name, number, fen })),
    ...(group.changes.length === 0 ? {} : { changes: group.changes }),
    present: arrived(group).map(({ no }) => no),
    representatives: seatsOf(table).flatMap((seat) => {
      const no = memberAt(table, seat);
      return no === null ? [] : [{ party: seat, no }];
    }),
  };
} // prettier-ignore

export const rosterDigest = (roster: GroupRoster): string => sha256Hex(canonicalText(roster));

/** What the packet says of the group itself; the roster is a file of its own. */
export function groupOf(roster: GroupRoster | null): Pick<AgreementPacket, 'group'> {
  if (roster === null) return {};
  const { members, present, effect } = roster;
  return { group: { members: members.length, present: present.length, totalFen: totalFenOf(members), effect, roster: rosterDigest(roster) } };
} // prettier-ignore

export const annexFor = (
  { id, salt }: Pick<Group, 'id' | 'salt'>,
  days: readonly string[],
  member: Pick<GroupMember, 'no' | 'name' | 'number' | 'fen'>,
): Annex => annexOf({ id, days }, member, sha256Hex(nonceText(salt, member.no)));

export const annexDigest = (annex: Annex): string => sha256Hex(canonicalText(annex));
