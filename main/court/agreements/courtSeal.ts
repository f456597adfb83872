/** The court's own seal on a proof and the certificates that came with it, as the store keeps them: without the proof, which stays sealed. */
import { z } from 'zod';
import type { SignedPacket } from '../../contract/session/packet.ts';
import { Certificate } from '../../contract/trust.ts';
import { fromBase64Url } from '../../proof/bytes.ts';
import { canonicalText, Seal, SealedProof, type Proof } from '../../proof/proof.ts';
import type { BoothCertificate } from './boothSeal.ts';
import type { CheckedPacket } from './checkPacket.ts';
import type { CourtTrust } from './trust.ts';

export const CourtSeal = z.object({ seal: Seal, certificates: z.array(Certificate) });
export type CourtSeal = z.infer<typeof CourtSeal>;

/** The proof file as the court gives it out: the booth's own with the court's seal beside the booth's. */
export function counterSealed(file: Uint8Array, { seal, certificates }: CourtSeal): Uint8Array {
  const { proof, seals } = SealedProof.parse(JSON.parse(new TextDecoder().decode(file)));
  const whole: SealedProof = { proof, seals: [...seals, seal], certificates };
  return new TextEncoder().encode(canonicalText(whole));
}

/** The court's seal on a proof it has verified. `booths`: the certificates of the booth that vouches for it, and of those whose word on a card stands in it. */
export function counterSeal(
  trust: CourtTrust,
  { issuer }: Pick<SignedPacket, 'issuer'>,
  { proof, proofText }: Pick<CheckedPacket, 'proof' | 'proofText'>,
  booths: readonly BoothCertificate[],
): Promise<CourtSeal> {
  const certificate = fromBase64Url(issuer.certificate) ?? new Uint8Array();
  return trust.counterSeal({ proof: proofText, issuer: certificate, days: daysOf(proof), booths });
}

/** From the first act to the last. */
function daysOf({ acts, session }: Proof): { readonly from: Date; readonly to: Date } {
  const times = [session.closed.at, ...acts.map((act) => act.done.at)].map((at) => Date.parse(at));
  return { from: new Date(Math.min(...times)), to: new Date(Math.max(...times)) };
}
