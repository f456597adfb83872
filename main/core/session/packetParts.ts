/** The files of a packet: the signed paper, its proof, the evidence of each signature, and the pages somebody acts by. */
import { AGREEMENT_PROOF, authorityName, evidenceName, GROUP_ROSTER } from '../../contract/session/packet.ts';
import { canonicalText } from '../../proof/proof.ts';
import type { Table } from './desk.ts';
import type { Agreement, Paper } from './heldPaper.ts';
import type { PacketPart, SessionPorts } from './sessionRunner.ts';
import { idOf, seatsOf } from './seats.ts';

const json = (value: unknown) => (): Uint8Array => new TextEncoder().encode(canonicalText(value));

export function partsOf(
  { pdf, evidence }: Paper,
  file: Pick<PacketPart, 'name' | 'role'>,
  proof: string,
): readonly PacketPart[] {
  return [
    { ...file, mime: 'application/pdf', read: () => new Uint8Array(pdf) },
    { name: AGREEMENT_PROOF, role: 'proof', mime: 'application/json', read: () => new TextEncoder().encode(proof) }, // prettier-ignore
    ...evidence.map((one): PacketPart => ({ name: evidenceName(one.act), role: 'signer', mime: 'application/json', read: json(one) })), // prettier-ignore
  ];
}

/** Of a group: everybody on its roster, for the court alone. */
export const rosterParts = ({ roster }: Agreement): readonly PacketPart[] =>
  roster === null
    ? []
    : [{ name: GROUP_ROSTER, role: 'roster', mime: 'application/json', read: json(roster) }];

/** Everybody who acts or acted for a party, with the pages they showed; null when one of them cannot be read any more. */
export async function authorityParts(
  table: Table,
  readPage: SessionPorts['readPage'],
): Promise<readonly PacketPart[] | null> {
  const acting = [
    ...seatsOf(table).map((seat) => ({ id: idOf(table, seat), sitter: table.people[seat] })),
    ...table.beside,
  ];
  const parts: PacketPart[] = [];
  for (const { id, sitter } of acting) {
    for (const [index, page] of (sitter?.acting?.pages ?? []).entries()) {
      const bytes = await readPage(page.id);
      if (bytes === null) return null;
      parts.push({ name: authorityName(id, index + 1), role: 'authority', mime: page.mime, read: () => bytes }); // prettier-ignore
    }
  }
  return parts;
}
