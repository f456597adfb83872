/** The files of a signed packet, opened and verified on a thread of their own, under the rules of its kind of mediation. */
import type { Result } from '../../contract/result.ts';
import type { BoothKey, StoredItem } from '../store/store.ts';
import type { CheckedPacket, OpenedPacket } from './checkPacket.ts';
import type { Refusal } from './flaws.ts';
import { readersOf } from './boothSeal.ts';
import { openFiles } from './openPacket.ts';
import type { ReceivingParts } from './receiving.ts';
import { verifyApart } from './verifyApart.ts';

/** `key`: of the booth that vouches for it, as the court knows it now (`boothSeal.ts`). */
export async function checkedFiles(
  parts: ReceivingParts,
  item: StoredItem,
  packet: OpenedPacket['packet'],
  { kid, publicKey }: BoothKey,
): Promise<Result<CheckedPacket, Refusal>> {
  const files = await openFiles(parts, packet);
  if (!files.ok) return files;
  return verifyApart(
    { packet, files: files.value, kid, publicKey, court: null, binders: parts.binders(packet.regime), regimes: parts.regimes(), readers: readersOf(parts, packet) },
    (why) => parts.log('agreementCheckFailed', { id: item.id, error: why }),
  );
} // prettier-ignore
