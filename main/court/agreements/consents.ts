/** Receives the consents of a group's members, each for itself: it waits for its agreement, is verified like one, and must be a member's own, with their own annex, once. */
import { err, ok, type Result } from '../../contract/result.ts';
import type { GroupRoster } from '../../contract/session/group.ts';
import {
  GROUP_ROSTER,
  type AgreementPacket,
  type GroupConsentPacket,
} from '../../contract/session/packet.ts';
import { fromBase64Url } from '../../proof/bytes.ts';
import type { AgreementRecord, StoredItem } from '../store/store.ts';
import { boothSeal } from './boothSeal.ts';
import type { CourtSeal } from './courtSeal.ts';
import type { Refusal } from './flaws.ts';
import { consentFlaw, readRosterFile } from './groupParts.ts';
import { openBody, openConsentBody, openFiles, type OpeningParts } from './openPacket.ts';
import type { ReceivingParts } from './receiving.ts';
import { complete, reject } from './settling.ts';
import { verifyApart } from './verifyApart.ts';

/** False: its agreement is not here yet, and it goes on waiting; where that was refused, so is this. */
export async function receiveConsent(parts: ReceivingParts, id: string): Promise<boolean> {
  const item = parts.store.items.find(id);
  if (item === null) throw new Error('a consent is an item');
  const packet = await openConsentBody(parts, item);
  const agreement = packet.ok ? parts.store.agreements.ofSession(packet.value.session) : null;
  const refused = packet.ok && parts.store.agreements.isRefused(packet.value.session, item.booth);
  if (packet.ok && agreement === null && !refused) return false;
  const judged = !packet.ok
    ? packet
    : agreement === null
      ? err<Refusal>({ flaw: 'otherAgreement', act: null })
      : await judge(parts, item, packet.value, agreement);
  const flaw = parts.store.transaction((): Refusal | null => {
    const session = packet.ok ? packet.value.session : null;
    if (!judged.ok) return refuse(parts, item, judged.error, session);
    const { member, session: of } = judged.value.packet;
    // asked inside the transaction that answers it
    if (parts.store.consents.has(of, member.no)) return refuse(parts, item, { flaw: 'repeated', act: null }, session);
    const { seal } = judged.value;
    complete(parts, item, (settled) => parts.store.consents.receive({ ...settled, session: of, no: member.no, seal }));
    return null;
  });
  if (flaw === null) parts.log('consentReceived', { booth: item.booth, id });
  else parts.log('consentRefused', { booth: item.booth, id, flaw: flaw.flaw });
  parts.tell(`dn.${item.booth}`);
  parts.tell('evt.inbox');
  return true;
} // prettier-ignore

type Judged = { readonly packet: GroupConsentPacket; readonly seal: CourtSeal };

async function judge(
  parts: ReceivingParts,
  item: StoredItem,
  packet: GroupConsentPacket,
  agreement: AgreementRecord,
): Promise<Result<Judged, Refusal>> {
  const known = await boothSeal(parts, item, packet.issuer.kid);
  if (!known.ok) return known;
  const files = await openFiles(parts, packet);
  if (!files.ok) return files;
  const { kid, publicKey } = known.value.key;
  const checked = await verifyApart(
    { packet, files: files.value, kid, publicKey, court: null, binders: parts.binders(packet.regime), regimes: parts.regimes() },
    (why) => parts.log('agreementCheckFailed', { id: item.id, error: why }),
  );
  if (!checked.ok) return checked;
  const { paper, cards, proof, proofText } = checked.value;
  const master = await masterOf(parts, agreement);
  const { document } = agreement;
  const flaw = consentFlaw({ packet, paper, cards, document, roster: master === null ? null : await rosterIn(parts, master) });
  if (flaw !== null) return err(flaw);
  const issuer = fromBase64Url(packet.issuer.certificate) ?? new Uint8Array();
  const at = proof.acts.map(({ done }) => new Date(done.at));
  const [first = new Date(parts.now())] = at;
  const days = { from: first, to: new Date(proof.session.closed.at) };
  const seal = await parts.trust.counterSeal({ proof: proofText, issuer, days, booth: known.value.certificate });
  return ok({ packet, seal });
} // prettier-ignore

async function masterOf(parts: OpeningParts, { id }: AgreementRecord): Promise<AgreementPacket | null> {
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

const refuse = (parts: ReceivingParts, item: StoredItem, refusal: Refusal, session: string | null): Refusal =>
  reject(parts, item, refusal, (why) => parts.store.consents.refuse(item.id, { ...why, session }));
