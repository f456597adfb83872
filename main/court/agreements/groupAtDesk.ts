/** What the desk sees of a group beside its agreement: counts, and each member by place and mask. */
import type { GroupAtDesk } from '../../contract/agreements.ts';
import type { AgreementPacket } from '../../contract/session/packet.ts';
import type { ApplicationRecord } from '../store/store.ts';
import { maskedName } from '../worker/mask.ts';
import { confirmationOf, type Rules } from './confirmation.ts';
import { rosterIn } from './consents.ts';
import { memberEffect } from './memberApplications.ts';
import type { ReceivingParts } from './receiving.ts';
import { applicationRow } from './rows.ts';

type Since = {
  /** Of the agreement itself. */
  readonly effectiveAt: string | null;
  readonly rules: Rules;
  readonly today: string;
};

function rowOfMember(record: (ApplicationRecord & { readonly member: number }) | undefined) {
  if (record === undefined) return null;
  const { member: _, ...row } = record;
  return applicationRow(row);
}

/** Null where it is no group's. */
export async function groupAtDesk(
  parts: ReceivingParts,
  packet: AgreementPacket,
  { effectiveAt, rules, today }: Since,
): Promise<GroupAtDesk | null> {
  const { group } = packet;
  const roster = group === undefined ? null : await rosterIn(parts, packet);
  if (group === undefined || roster === null) return null;
  const consents = new Map(parts.store.consents.ofSession(packet.session).map((one) => [one.no, one]));
  const present = new Set(roster.present);
  const applications = new Map(parts.store.applications.ofMembers(packet.session).map((one) => [one.member, one]));
  const confirmable = rules.confirmable(packet.regime, packet.disputeKind);
  const periodOf = (no: number): GroupAtDesk['members'][number]['period'] => {
    const since = confirmable ? memberEffect(roster, [...consents.values()], effectiveAt, no) : null;
    const period = confirmationOf(since, { confirmation: null }, today, rules.calendar);
    return period === null ? null : { due: period.due, daysLeft: period.daysLeft, exact: period.exact };
  };
  return {
    totalFen: group.totalFen,
    effect: group.effect,
    changes: roster.changes?.length ?? 0,
    present: present.size,
    consented: consents.size,
    binds: group.effect === 'all' ? consents.size === group.members : consents.size > 0,
    members: roster.members.map(({ no, name, number }) => {
      const consent = consents.get(no);
      return {
        no, masked: maskedName(name), last4: number.slice(-4), present: present.has(no),
        represents: roster.representatives.some((one) => one.no === no),
        consent: consent === undefined ? null : { number: consent.number, receivedAt: consent.receivedAt },
        period: periodOf(no),
        application: rowOfMember(applications.get(no)),
      };
    }),
  };
} // prettier-ignore
