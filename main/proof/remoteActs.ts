/** Signatures given elsewhere: each by a key of its own, over exactly what the proof says of that act; at another booth that booth's word for card and key with it. The same code in the court and in the page. */
import { verifyAsync } from '@noble/ed25519';
import { boothWordText, type BoothWord } from '../contract/remote/boothWord.ts';
import { REMOTE_ALGORITHM, statementText } from '../contract/remote/signature.ts';
import { exact, fromBase64Url, toBase64Url } from './bytes.ts';
import type { Proof, ProofAct } from './proof.ts';

/** Of a booth whose word stands in the proof: its raw Ed25519 key; null where nobody who is believed vouches for it. */
export type ReaderKey = (kid: string) => Promise<Uint8Array | null>;

export interface BrokenRemoteAct {
  /** `readerUnknown`: the booth that read the card is none the court vouches for. */
  readonly what: 'remoteBroken' | 'readerUnknown';
  readonly act: string;
}

/** The first act that does not hold, or null. */
export async function brokenRemoteAct(proof: Proof, readerKey: ReaderKey): Promise<BrokenRemoteAct | null> {
  const keys = new Set<string>();
  for (const act of proof.acts) {
    const afar = act.seat === 'remote' && act.act === 'signed';
    const broken = (what: BrokenRemoteAct['what']): BrokenRemoteAct => ({ what, act: act.id });
    if (afar !== (act.remote !== undefined)) return broken('remoteBroken');
    if (act.remote === undefined) continue;
    if (keys.has(act.remote.key) || !(await holds(proof, act, act.remote))) return broken('remoteBroken');
    const { booth } = act.remote;
    const reader = booth === undefined ? null : await readerKey(booth.kid);
    if (booth !== undefined && reader === null) return broken('readerUnknown');
    if (booth !== undefined && reader !== null && !(await isWordOf(booth, reader)))
      return broken('remoteBroken');
    keys.add(act.remote.key);
  }
  return null;
}

async function holds(
  { document, session }: Proof,
  { who, samples, soleControl, document: of, pad }: ProofAct,
  { method, key, sig, began, done, booth }: NonNullable<ProofAct['remote']>,
): Promise<boolean> {
  if (samples === null || pad === null || !soleControl) return false;
  if (of !== document.sha256 || (method === 'chipAtBooth') !== (booth !== undefined)) return false;
  // the booth's word is for this very key, paper, party and session
  if (booth !== undefined && (booth.key !== key || booth.document !== of || booth.party !== who || booth.session !== session.id)) return false; // prettier-ignore
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

/** Whether a booth's word is by this key, raw. */
export async function isWordOf(word: BoothWord, key: Uint8Array): Promise<boolean> {
  const sig = spelledOnce(word.sig);
  if (sig === null) return false;
  return verifyAsync(sig, new TextEncoder().encode(boothWordText(word)), key).catch(() => false);
}

/** SEC 1, 2.3.3; OpenSSL also reads its hybrid form (06, 07), which names the same point. */
const POINT = { length: 65, uncompressed: 4 } as const;

function spelledOnce(text: string): Uint8Array | null {
  const bytes = fromBase64Url(text);
  return bytes !== null && toBase64Url(bytes) === text ? bytes : null;
}
