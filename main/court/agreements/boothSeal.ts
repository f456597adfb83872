/** The booth whose key vouches for a packet, as the court knows it now. */
import { ok, type Result } from '../../contract/result.ts';
import type { BoothKey, CourtStore, StoredItem } from '../store/store.ts';
import { refused, type Refusal } from './flaws.ts';
import type { CourtTrust } from './trust.ts';

export type BoothCertificate = NonNullable<Awaited<ReturnType<CourtTrust['boothCertificate']>>>;

/** `kid`: the key behind the issuer of the packet; it must be the very key that sent the item, and not taken back. */
export async function boothSeal(
  { store, trust }: { readonly store: CourtStore; readonly trust: CourtTrust },
  item: StoredItem,
  kid: string,
): Promise<Result<{ readonly key: BoothKey; readonly certificate: BoothCertificate }, Refusal>> {
  const key = store.booths.keyOfItem(item.kid);
  const sealer = store.booths.keyOfItem(kid);
  if (key === null || sealer?.booth !== item.booth) return refused('issuerForeign');
  const certificate = await trust.boothCertificate(key);
  // a key taken back seals nothing any more, whatever time it says
  return certificate === null || sealer.kid !== key.kid ? refused('boothRevoked') : ok({ key, certificate });
}
