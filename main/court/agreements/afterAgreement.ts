/** What is signed after an agreement and about it waits for the agreement, is judged with it, and is taken once: an application, a member's consent. */
import { err, type Result } from '../../contract/result.ts';
import type { CourtEvent } from '../log.ts';
import type { AgreementRecord, StoredItem } from '../store/store.ts';
import type { Refusal } from './flaws.ts';
import type { ReceivingParts } from './receiving.ts';
import { answered } from './settling.ts';

export type Follower<Packet extends { readonly session: string }, Judged> = {
  readonly events: { readonly received: CourtEvent; readonly refused: CourtEvent };
  /** What it is also about is still on its way. */
  readonly waits?: (packet: Packet) => boolean;
  readonly open: (item: StoredItem) => Promise<Result<Packet, Refusal>>;
  readonly judge: (item: StoredItem, packet: Packet, agreement: AgreementRecord) => Promise<Result<Judged, Refusal>>;
  /** Inside the transaction that answers it: takes it, or says why not. */
  readonly take: (item: StoredItem, judged: Judged) => Refusal | null;
  readonly refuse: (item: StoredItem, refusal: Refusal, packet: Packet | null) => Refusal;
}; // prettier-ignore

/** False: its agreement is not here yet, and it goes on waiting; where that was refused, so is this. */
export async function receiveAfterAgreement<Packet extends { readonly session: string }, Judged>(
  parts: ReceivingParts,
  id: string,
  { events, waits, open, judge, take, refuse }: Follower<Packet, Judged>,
): Promise<boolean> {
  const item = parts.store.items.find(id);
  if (item === null) throw new Error('what follows an agreement is an item');
  const packet = await open(item);
  const agreement = packet.ok ? parts.store.agreements.ofSession(packet.value.session) : null;
  const refused = packet.ok && parts.store.agreements.isRefused(packet.value.session, item.booth);
  if (packet.ok && agreement === null && !refused) return false;
  if (packet.ok && agreement !== null && waits?.(packet.value) === true) return false;
  const judged = !packet.ok
    ? packet
    : agreement === null
      ? err<Refusal>({ flaw: 'otherAgreement', act: null })
      : await judge(item, packet.value, agreement);
  answered(parts, item, events, () => {
    const why = judged.ok ? take(item, judged.value) : judged.error;
    return why === null ? null : refuse(item, why, packet.ok ? packet.value : null);
  });
  return true;
}
