/** Receives the consents of a group's members, each for itself: it waits for its agreement, is verified like one, and must be a member's own, with their own annex, once. */
import { err, ok, type Result } from '../../contract/result.ts';
import type { GroupRoster } from '../../contract/session/group.ts';
import {
  GROUP_ROSTER,
  type AgreementPacket,
  type GroupConsentPacket,
} from '../../contract/session/packet.ts';
import type { AgreementRecord, StoredItem } from '../store/store.ts';
import { receiveAfterAgreement } from './afterAgreement.ts';
import { boothSeal } from './boothSeal.ts';
import { checkedFiles } from './checkedFiles.ts';
import { counterSeal, type CourtSeal } from './courtSeal.ts';
import type { Refusal } from './flaws.ts';
import { consentFlaw, readRosterFile } from './groupParts.ts';
import { openBody, openConsentBody, openFiles, type OpeningParts } from './openPacket.ts';
import { partiesOf } from './partyCards.ts';
import type { ReceivingParts } from './receiving.ts';
import { complete, reject } from './settling.ts';

export const receiveConsent = (parts: ReceivingParts, id: string): Promise<boolean> =>
  receiveAfterAgreement(parts, id, {
    events: { received: 'consentReceived', refused: 'consentRefused' },
    open: (item) => openConsentBody(parts, item),
    judge: (item, packet, agreement) => judge(parts, item, packet, agreement),
    take: (item, judged) => take(parts, item, judged),
    refuse: (item, refusal, packet) =>
      reject(parts, item, refusal, (why) =>
        parts.store.consents.refuse(item.id, { ...why, session: packet?.session ?? null, no: packet?.member.no ?? null }),
      ), // prettier-ignore
  });

type Judged = {
  readonly packet: GroupConsentPacket;
  readonly person: string | null;
  readonly seal: CourtSeal;
};

async function judge(
  parts: ReceivingParts,
  item: StoredItem,
  packet: GroupConsentPacket,
  agreement: AgreementRecord,
): Promise<Result<Judged, Refusal>> {
  const known = await boothSeal(parts, item, packet.issuer.kid);
  if (!known.ok) return known;
  const checked = await checkedFiles(parts, item, packet, known.value.key);
  if (!checked.ok) return checked;
  const { paper, cards } = checked.value;
  const master = await masterOf(parts, agreement);
  const { document } = agreement;
  const flaw = consentFlaw({ packet, paper, cards, document, roster: master === null ? null : await rosterIn(parts, master) });
  if (flaw !== null) return err(flaw);
  const seal = await counterSeal(parts.trust, packet, checked.value, [known.value.certificate]);
  return ok({ packet, person: partiesOf(parts, cards)[0]?.person ?? null, seal });
} // prettier-ignore

/** One consent of a member. */
function take(parts: ReceivingParts, item: StoredItem, { packet: { session, member, capturedAt }, person, seal }: Judged): Refusal | null {
  if (parts.store.consents.has(session, member.no)) return { flaw: 'repeated', act: null };
  complete(parts, item, (settled) => parts.store.consents.receive({ ...settled, session, no: member.no, person, signedAt: capturedAt, seal }));
  return null;
} // prettier-ignore

/** The agreement of a group's representatives, from what lies on the court's disk. */
export async function masterOf(
  parts: OpeningParts,
  { id }: AgreementRecord,
): Promise<AgreementPacket | null> {
  const item = parts.store.items.find(id);
  const packet = item === null ? null : await openBody(parts, item);
  return packet?.ok === true ? packet.value : null;
}

/** The roster of a received agreement, from what lies on the court's disk; null where it is no group's. */
export async function rosterIn(parts: OpeningParts, packet: AgreementPacket): Promise<GroupRoster | null> {
  const files = packet.files.filter(({ role }) => role === 'roster');
  const opened = await openFiles(parts, { ...packet, files });
  return opened.ok ? readRosterFile(opened.value.get(GROUP_ROSTER)) : null;
}
