/** The packet of a paper that was signed by hand, put together from the desk: what was read, who was there, the scanned pages. */
import {
  INKED_PAPER,
  inkedPageName,
  type InkedFileRole,
  type UnsealedInked,
} from '../../contract/session/inked.ts';
import type { Table } from './desk.ts';
import type { Agreement } from './heldPaper.ts';
import type { KeeperPorts } from './keeping.ts';
import { bareOf, type PacketFacts } from './packetOf.ts';

export interface InkedPart {
  readonly name: string;
  readonly role: InkedFileRole;
  readonly mime: string;
  readonly read: () => Uint8Array;
}

/** Beside the session: a paper that is brought back twice is one item. */
export const inkedId = (session: string): string => `${session}-ink`;

export function inkedPacketOf(table: Table, facts: PacketFacts): UnsealedInked | null {
  const { step, session, people, leadId, lead } = table;
  const { check } = people.lead.identity;
  // whoever leads is at the booth, by a card that was read there
  if (step.at !== 'inkSealing' || session === null || check.method !== 'chipCard') return null;
  return {
    ...bareOf(table, facts),
    schema: 'inked/1',
    id: inkedId(session.id),
    kind: 'inkedAgreement',
    comparedBy: { id: leadId, role: lead.role, at: step.comparedAt, identity: check },
  };
}

/** The paper as it was read, then every page with its signatures; null when one of them cannot be read any more. */
export async function inkedParts(
  table: Table,
  { pdf, base }: Agreement,
  readPage: KeeperPorts['readPage'],
): Promise<readonly InkedPart[] | null> {
  if (table.step.at !== 'inkSealing') return null;
  const parts: InkedPart[] = [{ name: INKED_PAPER, role: 'paper', mime: 'application/pdf', read: () => pdf.slice(0, base) }]; // prettier-ignore
  for (const [index, page] of table.step.pages.entries()) {
    const bytes = await readPage(page.id);
    if (bytes === null) return null;
    parts.push({ name: inkedPageName(index + 1), role: 'page', mime: page.mime, read: () => bytes });
  }
  return parts;
}
