/** The booth whose key vouches for a packet, as the court knows it now. */
import { ok, type Result } from '../../contract/result.ts';
import type { SignedPacket } from '../../contract/session/packet.ts';
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

type Readers = Pick<SignedPacket, 'readers'>;

/** Other booths that read a card of somebody elsewhere, as far as this court has registered them; who is missing is no booth of this court. */
export const readersOf = (
  { store }: { readonly store: CourtStore },
  { readers = [] }: Readers,
): readonly BoothKey[] => readers.flatMap((kid) => store.booths.keyOfItem(kid) ?? []);

/** Their certificates, so that everybody can check their word by the root; null: one of them was taken back, or never was one. */
export async function readerCertificates(
  { store, trust }: { readonly store: CourtStore; readonly trust: CourtTrust },
  packet: Readers,
): Promise<readonly BoothCertificate[] | null> {
  const keys = readersOf({ store }, packet);
  const certificates = await Promise.all(keys.map((key) => trust.boothCertificate(key)));
  const good = certificates.filter((one) => one !== null);
  return good.length === (packet.readers ?? []).length ? good : null;
}
