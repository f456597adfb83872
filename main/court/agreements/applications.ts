/** Receives a joint application for judicial confirmation: it waits for its agreement, is verified like one, and must be both parties' own, in time, about that very paper. */
import { err, ok, type Result } from '../../contract/result.ts';
import { confirmationDue } from '../../contract/session/confirmation.ts';
import type { ConfirmationPacket } from '../../contract/session/packet.ts';
import type { AgreementParty, AgreementRecord, StoredItem } from '../store/store.ts';
import { courtDay } from '../worker/numbers.ts';
import { receiveAfterAgreement } from './afterAgreement.ts';
import { boothSeal } from './boothSeal.ts';
import { checkedFiles } from './checkedFiles.ts';
import type { CheckedPacket } from './checkPacket.ts';
import type { Refusal } from './flaws.ts';
import { lightsNow } from './lights.ts';
import { memberApplicationFlaw, memberFacts } from './memberApplications.ts';
import { openApplicationBody, openBody } from './openPacket.ts';
import { partiesOf } from './partyCards.ts';
import type { ReceivingParts } from './receiving.ts';
import { complete, reject } from './settling.ts';

export const receiveApplication = (parts: ReceivingParts, id: string): Promise<boolean> =>
  receiveAfterAgreement<ConfirmationPacket, ConfirmationPacket>(parts, id, {
    events: { received: 'applicationReceived', refused: 'applicationRefused' },
    waits: ({ session, member }) =>
      member !== undefined &&
      !parts.store.consents.has(session, member.no) &&
      !parts.store.consents.isRefused(session, member.no),
    open: (item) => openApplicationBody(parts, item),
    judge: (item, packet, agreement) => judge(parts, item, packet, agreement),
    take: (item, packet) => take(parts, item, packet),
    refuse: (item, refusal, packet) =>
      reject(parts, item, refusal, (why) =>
        parts.store.applications.refuse(item.id, { ...why, session: packet?.session ?? null, ...memberOf(packet) }),
      ), // prettier-ignore
  });

/** One application at a time; after a return another may come. */
function isHeld({ store }: ReceivingParts, { session, member }: ConfirmationPacket): boolean {
  const held =
    member === undefined
      ? store.applications.ofSession(session)
      : store.applications.ofMembers(session).find((one) => one.member === member.no);
  const state = held?.state;
  return state === 'received' || state === 'taken';
}

async function judge(
  parts: ReceivingParts,
  item: StoredItem,
  packet: ConfirmationPacket,
  agreement: AgreementRecord,
): Promise<Result<ConfirmationPacket, Refusal>> {
  const key = await boothSeal(parts, item, packet.issuer.kid);
  if (!key.ok) return key;
  const checked = await checkedFiles(parts, item, packet, key.value.key);
  if (!checked.ok) return checked;
  const effectiveAt = await effectOf(parts, agreement);
  if (packet.member !== undefined) {
    const known = await memberFacts(parts, agreement, packet.member.no);
    const { paper, cards } = checked.value;
    const wrong = memberApplicationFlaw({ packet, member: packet.member, paper, cards, signers: partiesOf(parts, cards), document: agreement.document, effectiveAt, ...known }, parts.rules());
    return wrong === null ? ok(packet) : err(wrong);
  }
  const facts = {
    packet, checked: checked.value, document: agreement.document, parties: parts.store.agreements.partiesOf(agreement.id),
    signers: partiesOf(parts, checked.value.cards), effectiveAt,
  };
  const flaw = applicationFlaw(facts, parts.rules());
  return flaw === null ? ok(packet) : err(flaw);
} // prettier-ignore

/** Null while a light is missing. */
async function effectOf(parts: ReceivingParts, { id, lights }: AgreementRecord): Promise<string | null> {
  const item = parts.store.items.find(id);
  const packet = item === null ? null : await openBody(parts, item);
  return packet?.ok === true ? lightsNow(packet.value, lights).effectiveAt : null;
}

export type ApplicationFacts = {
  readonly packet: Pick<ConfirmationPacket, 'agreement' | 'regime' | 'disputeKind' | 'capturedAt' | 'lights'>;
  readonly checked: Pick<CheckedPacket, 'paper'>;
  /** SHA-256 of the agreement received in this session. */
  readonly document: string | null;
  readonly parties: readonly AgreementParty[];
  /** Whose cards were read before the signatures on the application. */
  readonly signers: readonly AgreementParty[];
  readonly effectiveAt: string | null;
};

/** What keeps a whole and genuine packet from being a joint application in time about this agreement. */
export function applicationFlaw(
  { packet, checked, document, parties, signers, effectiveAt }: ApplicationFacts,
  rules: ReturnType<ReceivingParts['rules']>,
): Refusal | null {
  const bad = (flaw: Refusal['flaw']): Refusal => ({ flaw, act: null });
  if (!rules.confirmable(packet.regime, packet.disputeKind)) return bad('excluded');
  if (packet.agreement.sha256 !== document || checked.paper.agreement !== document) return bad('otherAgreement');
  for (const { party, person } of parties) {
    const signer = signers.find((one) => one.party === party);
    const lit = packet.lights.parties.some((one) => one.party === party && one.at !== null);
    if (signer === undefined || !lit) return bad('notBoth');
    if (signer.person !== person) return bad('foreignSigner');
  }
  if (parties.length < 2) return bad('notBoth');
  if (effectiveAt === null) return null; // the thirty days have not begun (民诉法 205)
  const { due } = confirmationDue(courtDay(Date.parse(effectiveAt)), rules.calendar);
  return courtDay(Date.parse(packet.capturedAt)) > due ? bad('late') : null;
} // prettier-ignore

const memberOf = (packet: ConfirmationPacket | null): { readonly member?: number } =>
  packet?.member === undefined ? {} : { member: packet.member.no };

function take(parts: ReceivingParts, item: StoredItem, packet: ConfirmationPacket): Refusal | null {
  if (isHeld(parts, packet)) return { flaw: 'repeated', act: null };
  complete(parts, item, (settled) =>
    parts.store.applications.receive({ ...settled, session: packet.session, signedAt: packet.capturedAt, ...memberOf(packet) }),
  );
  return null;
} // prettier-ignore
