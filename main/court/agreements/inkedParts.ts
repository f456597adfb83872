/** Whether a paper that was signed by hand is what its packet says: the paper that was read, every page of it, compared by whoever led. Pure. */
import { createHash } from 'node:crypto';
import { INKED_PAPER, inkedPageName, type InkedPacket } from '../../contract/session/inked.ts';
import type { Refusal } from './flaws.ts';
import { heldFlaw, type RegimeRules } from './regimeParts.ts';

const bad = (flaw: Refusal['flaw']): Refusal => ({ flaw, act: null });

/** The first thing that does not fit, or null. Who signed on the pages is not asked: that is seen, not computed. */
export function inkedFlaw(
  packet: InkedPacket,
  files: ReadonlyMap<string, Uint8Array>,
  rules: RegimeRules,
): Refusal | null {
  const paper = files.get(INKED_PAPER);
  if (paper === undefined) return bad('fileMissing');
  const { sha256, bytes } = packet.document;
  if (paper.length !== bytes || createHash('sha256').update(paper).digest('hex') !== sha256)
    return bad('documentDiffers');
  const pages = packet.files.filter(({ role }) => role === 'page').map(({ name }) => name);
  if (pages.length < packet.document.pages || pages.some((name, index) => name !== inkedPageName(index + 1)))
    return bad('pagesDiffer');
  // nobody of it signed on a screen
  if (packet.people.some(({ act }) => act !== null)) return bad('peopleDiffer');
  const { id, role } = packet.comparedBy;
  const compares = packet.people.find((one) => one.id === id);
  if (compares === undefined || compares.role !== role || compares.seat !== 'staff')
    return bad('peopleDiffer');
  if (rules === null) return null;
  const regime = rules.regimes.find((one) => one.id === packet.regime);
  if (regime === undefined) return bad('regimeUnknown');
  if (!regime.leads.includes(role)) return bad('leadForeign');
  if (packet.document.templateId !== regime.endDocument) return bad('templateForeign');
  return heldFlaw(packet, regime, rules);
}
