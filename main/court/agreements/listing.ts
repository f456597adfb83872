/** Lists the parties of what was received before parties were listed, so that they can be told too. */
import { SignerEvidence } from '../../contract/session/packet.ts';
import { readAgreement } from './opened.ts';
import { cardsOf, partiesOf } from './partyCards.ts';
import type { ReceivingParts } from './receiving.ts';

/** What lies here was verified when it was received; what cannot be opened any more is told of at the desk. */
export async function listEarlier(parts: ReceivingParts): Promise<void> {
  for (const id of parts.store.agreements.unlisted()) {
    const read = await readAgreement(parts, id);
    if (!read.ok) continue;
    const { packet, files } = read.value;
    const signers = packet.files.filter(({ role }) => role === 'signer').map(({ name }) => files.get(name));
    const evidence = signers.map((bytes) =>
      SignerEvidence.parse(JSON.parse(new TextDecoder().decode(bytes))),
    );
    parts.store.transaction(() =>
      parts.store.agreements.listParties(id, partiesOf(parts, cardsOf(evidence, packet.people))),
    );
  }
}
