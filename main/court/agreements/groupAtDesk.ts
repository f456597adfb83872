/** What the desk sees of a group beside its agreement: counts, and each member by place and mask. */
import type { GroupAtDesk } from '../../contract/agreements.ts';
import type { AgreementPacket } from '../../contract/session/packet.ts';
import { maskedName } from '../worker/mask.ts';
import { rosterIn } from './consents.ts';
import type { ReceivingParts } from './receiving.ts';

/** Null where it is no group's. */
export async function groupAtDesk(parts: ReceivingParts, packet: AgreementPacket): Promise<GroupAtDesk | null> {
  const { group } = packet;
  const roster = group === undefined ? null : await rosterIn(parts, packet);
  if (group === undefined || roster === null) return null;
  const consents = new Map(parts.store.consents.ofSession(packet.session).map((one) => [one.no, one]));
  const present = new Set(roster.present);
  return {
    totalFen: group.totalFen,
    effect: group.effect,
    present: present.size,
    consented: consents.size,
    binds: group.effect === 'all' ? consents.size === group.members : consents.size > 0,
    members: roster.members.map(({ no, name, number }) => {
      const consent = consents.get(no);
      return {
        no, masked: maskedName(name), last4: number.slice(-4), present: present.has(no),
        represents: roster.representatives.some((one) => one.no === no),
        consent: consent === undefined ? null : { number: consent.number, receivedAt: consent.receivedAt },
      };
    }),
  };
} // prettier-ignore
