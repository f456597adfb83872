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
    // Who stood for the group is told of it as a member, once they have consented for themselves.
    if (!members.some(({ id }) => id === record.id)) told.push(toldOf(parts, record, packet.value, beside));
  }
  return [...members, ...told].toSorted((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt));
}
