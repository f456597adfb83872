/** Receives a joint application for judicial confirmation: it waits for its agreement, is verified like one, and must be both parties' own, in time, about that very paper. */
import { err, ok, type Result } from '../../contract/result.ts';
import { confirmationDue } from '../../contract/session/confirmation.ts';
import type { ConfirmationPacket } from '../../contract/session/packet.ts';
import type { AgreementParty, AgreementRecord, StoredItem } from '../store/store.ts';
import { courtDay } from '../worker/numbers.ts';
import { boothSeal } from './boothSeal.ts';
import type { CheckedPacket } from './checkPacket.ts';
import type { Refusal } from './flaws.ts';
import { lightsNow } from './lights.ts';
import { openApplicationBody, openBody, openFiles } from './openPacket.ts';
import { partiesOf } from './partyCards.ts';
import type { ReceivingParts } from './receiving.ts';
import { complete, reject } from './settling.ts';
import { verifyApart } from './verifyApart.ts';

/** False: its agreement is not here yet, and it goes on waiting; where that was refused, so is this. */
export async function receiveApplication(parts: ReceivingParts, id: string): Promise<boolean> {
  const item = parts.store.items.find(id);
  if (item === null) throw new Error('an application is an item');
  const packet = await openApplicationBody(parts, item);
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
    // asked inside the transaction that answers it
    if (isHeld(parts, judged.value.session)) return refuse(parts, item, { flaw: 'repeated', act: null }, session);
    take(parts, item, judged.value);
    return null;
  });
  if (flaw === null) parts.log('applicationReceived', { booth: item.booth, id });
  else parts.log('applicationRefused', { booth: item.booth, id, flaw: flaw.flaw });
  parts.tell(`dn.${item.booth}`);
  parts.tell('evt.inbox');
  return true;
} // prettier-ignore

/** One application at a time; after a return another may come. */
function isHeld({ store }: ReceivingParts, session: string): boolean {
  const state = store.applications.ofSession(session)?.state;
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
  const files = await openFiles(parts, packet);
  if (!files.ok) return files;
  const { kid, publicKey } = key.value.key;
  const checked = await verifyApart(
    { packet, files: files.value, kid, publicKey, court: null, binders: parts.binders(packet.regime), regimes: parts.regimes() },
    (why) => parts.log('agreementCheckFailed', { id: item.id, error: why }),
  );
  if (!checked.ok) return checked;
  const effectiveAt = await effectOf(parts, agreement);
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

function take(parts: ReceivingParts, item: StoredItem, { session, capturedAt }: ConfirmationPacket): void {
  complete(parts, item, (settled) =>
    parts.store.applications.receive({ ...settled, session, signedAt: capturedAt }),
  );
}

const refuse = (parts: ReceivingParts, item: StoredItem, refusal: Refusal, session: string | null): Refusal =>
  reject(parts, item, refusal, (why) => parts.store.applications.refuse(item.id, { ...why, session }));
