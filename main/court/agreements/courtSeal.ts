/** The court's own seal on a proof and the certificates that came with it, as the store keeps them: without the proof, which stays sealed. */
import { z } from 'zod';
import { Certificate } from '../../contract/trust.ts';
import { canonicalText, Seal, SealedProof } from '../../proof/proof.ts';

export const CourtSeal = z.object({ seal: Seal, certificates: z.array(Certificate) });
export type CourtSeal = z.infer<typeof CourtSeal>;

/** The proof file as the court gives it out: the booth's own with the court's seal beside the booth's. */
export function counterSealed(file: Uint8Array, { seal, certificates }: CourtSeal): Uint8Array {
  const { proof, seals } = SealedProof.parse(JSON.parse(new TextDecoder().decode(file)));
  const whole: SealedProof = { proof, seals: [...seals, seal], certificates };
  return new TextEncoder().encode(canonicalText(whole));
}
