/** Signatures given in pages elsewhere: each by a key of its own, over exactly what the proof says of that act. The same code in the court and in the page. */
import { REMOTE_ALGORITHM, statementText } from '../contract/remote/signature.ts';
import { exact, fromBase64Url } from './bytes.ts';
import type { Proof, ProofAct } from './proof.ts';

/** The first act that does not hold, or null. */
export async function brokenRemoteAct(proof: Proof): Promise<string | null> {
  const keys = new Set<string>();
  for (const act of proof.acts) {
    const afar = act.seat === 'remote' && act.act === 'signed';
    if (afar !== (act.remote !== undefined)) return act.id;
    if (act.remote === undefined) continue;
    if (keys.has(act.remote.key) || !(await holds(proof, act, act.remote))) return act.id;
    keys.add(act.remote.key);
  }
  return null;
}

async function holds(
  { document, session }: Proof,
  { who, samples, soleControl, document: of, pad }: ProofAct,
  { method, key, sig, began, done }: NonNullable<ProofAct['remote']>,
): Promise<boolean> {
  const [raw, bytes] = [fromBase64Url(key), fromBase64Url(sig)];
  if (raw === null || bytes === null || samples === null || pad === null || !soleControl) return false;
  if (of !== document.sha256 || method !== 'cardOnCamera') return false;
  const said = statementText({ session: session.id, party: who, document, samples, began, done });
  try {
    const made = await crypto.subtle.importKey('raw', exact(raw), REMOTE_ALGORITHM, false, ['verify']);
    return await crypto.subtle.verify(REMOTE_ALGORITHM, made, exact(bytes), exact(new TextEncoder().encode(said))); // prettier-ignore
  } catch {
    return false; // no point of the curve
  }
}
