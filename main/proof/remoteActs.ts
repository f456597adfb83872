/** Signatures given in pages elsewhere: each by a key of its own, over exactly what the proof says of that act. The same code in the court and in the page. */
import { REMOTE_ALGORITHM, statementText } from '../contract/remote/signature.ts';
import { exact, fromBase64Url, toBase64Url } from './bytes.ts';
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
  if (samples === null || pad === null || !soleControl) return false;
  if (of !== document.sha256 || method !== 'cardOnCamera') return false;
  const said = statementText({ session: session.id, party: who, document, samples, began, done });
  return isSignedBy(said, { key, sig });
}

/** Whether this very text was signed by the key, an uncompressed point of P-256. Each is spelled in one way: another spelling of the same bytes, or of the same point, is a change. */
export async function isSignedBy(
  said: string,
  { key, sig }: { readonly key: string; readonly sig: string },
): Promise<boolean> {
  const [point, bytes] = [spelledOnce(key), spelledOnce(sig)];
  if (point?.length !== POINT.length || point[0] !== POINT.uncompressed || bytes === null) return false;
  try {
    const made = await crypto.subtle.importKey('raw', exact(point), REMOTE_ALGORITHM, false, ['verify']);
    return await crypto.subtle.verify(REMOTE_ALGORITHM, made, exact(bytes), exact(new TextEncoder().encode(said))); // prettier-ignore
  } catch {
    return false; // no point of the curve
  }
}

/** SEC 1, 2.3.3; OpenSSL also reads its hybrid form (06, 07), which names the same point. */
const POINT = { length: 65, uncompressed: 4 } as const;

function spelledOnce(text: string): Uint8Array | null {
  const bytes = fromBase64Url(text);
  return bytes !== null && toBase64Url(bytes) === text ? bytes : null;
}
