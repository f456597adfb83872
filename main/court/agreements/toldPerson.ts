/** Everything one person is told at a booth of agreements: those of which they are a party, and those they consented to as a member of a group. */
import type { ToldAgreement } from '../../contract/agreements.ts';
import { openBody } from './openPacket.ts';
import { toldOf, type TellingParts } from './told.ts';
import { consentsOfPerson } from './toldMember.ts';

/** `person`: the keyed digest of the card that was just read. */
export async function agreementsOfPerson(
  parts: TellingParts,
  person: string,
): Promise<readonly ToldAgreement[]> {
  const told: ToldAgreement[] = [];
  const members = await consentsOfPerson(parts, person);
  for (const record of parts.store.agreements.ofPerson(person)) {
    const item = parts.store.items.find(record.id);
    const packet = item === null ? null : await openBody(parts, item);
    if (packet?.ok !== true) continue; // the desk says of it that it cannot be opened any more
    const { applications, deskPapers } = parts.store;
    const beside = {
      application: applications.ofSession(packet.value.session),
      statement: deskPapers.statementOf(record.id),
    };
    told.push(toldOf(parts, record, packet.value, beside));
  }
  const both = new Map(told.map((one) => [one.id, one]));
  for (const member of members) both.set(member.id, asMember(member, both.get(member.id)));
  return [...both.values()].toSorted((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt));
}

/** Who stood for the group is told of it as a member, once they have consented for themselves; what the court served is theirs still. */
function asMember(member: ToldAgreement, party: ToldAgreement | undefined): ToldAgreement {
  const own = party?.parties.find(({ mine }) => mine);
  if (party === undefined || own === undefined) return member;
  const { service, statement } = own;
  return {
    ...member,
    statement: party.statement,
    parties: member.parties.map((one) => (one.mine ? { ...one, service, statement } : one)),
  };
}
