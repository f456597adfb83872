/** What a court lets everybody check its agreements by: its root and what it took back, as it gives them out. */
import { TrustAnswer } from '../../main/contract/trust.ts';
import { fromBase64Url } from '../../main/proof/bytes.ts';
import type { Anchors } from '../../main/proof/verify.ts';

export const anchorsOf = async (court: { readonly url: string }): Promise<Anchors> => {
  const { root, revoked } = TrustAnswer.parse(await (await fetch(`${court.url}/v1/trust`)).json());
  return { roots: [fromBase64Url(root) ?? new Uint8Array()], keys: [], revoked };
};
