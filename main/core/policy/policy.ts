/** Taking a policy pack into use: signature first, then shape, then sense; the last good pack stays until a newer good one is here. */
import { createPublicKey, verify } from 'node:crypto';
import { PolicyPack, type SignedPack } from '../../contract/policy.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { inconsistencies } from './consistency.ts';

export type PackProblem =
  | { readonly kind: 'badSignature' }
  /** Signed, but not JSON or not of this shape: a pack for another version of the booth. */
  | { readonly kind: 'badShape'; readonly detail: string }
  | { readonly kind: 'inconsistent'; readonly detail: string }
  | { readonly kind: 'notYetValid'; readonly validFrom: string }
  | { readonly kind: 'expired'; readonly validTo: string; readonly pack: PolicyPack }
  /** A lower serial, or the same serial with other words: an older pack never replaces a newer one. */
  | { readonly kind: 'older'; readonly serial: number; readonly held: number };

/** The pack in use. `expired`: only information, emergency, and capturing with a label are left (domain.md A21). */
export interface PolicyInUse {
  readonly pack: PolicyPack;
  readonly signed: SignedPack;
  readonly expired: boolean;
}

/** Where packs are kept: the built-in one and those that came from the court, in any order. */
export interface PackStore {
  read(): readonly SignedPack[];
  write(pack: SignedPack): void;
}

/** Signature over the exact text; nothing of it is parsed before. `publicKey`: raw Ed25519, base64url. */
export function readPack(signed: SignedPack, publicKey: string): Result<PolicyPack, PackProblem> {
  if (!isSignedBy(signed, publicKey)) return err({ kind: 'badSignature' });
  const parsed = PolicyPack.safeParse(parseJson(signed.pack));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err({ kind: 'badShape', detail: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() });
  }
  const [first] = inconsistencies(parsed.data);
  return first === undefined ? ok(parsed.data) : err({ kind: 'inconsistent', detail: first });
}

/** `today`: YYYY-MM-DD at the booth. Both ends of the validity count as valid. */
export function loadPack(
  signed: SignedPack,
  publicKey: string,
  today: string,
): Result<PolicyPack, PackProblem> {
  const read = readPack(signed, publicKey);
  if (!read.ok) return read;
  const { validFrom, validTo } = read.value;
  if (today < validFrom) return err({ kind: 'notYetValid', validFrom });
  if (today > validTo) return err({ kind: 'expired', validTo, pack: read.value });
  return read;
}

/**
 * The pack to use: of all that are genuine and have begun the one with the highest serial, even if it has expired, since
 * an older one would bring back rules the court has replaced. Null when there is none.
 */
export function choosePack(
  candidates: readonly SignedPack[],
  publicKey: string,
  today: string,
): { readonly inUse: PolicyInUse | null; readonly refused: readonly PackProblem[] } {
  let inUse: PolicyInUse | null = null;
  const refused: PackProblem[] = [];
  for (const signed of candidates) {
    const loaded = loadPack(signed, publicKey, today);
    const expired = !loaded.ok && loaded.error.kind === 'expired';
    const pack = loaded.ok ? loaded.value : loaded.error.kind === 'expired' ? loaded.error.pack : null;
    if (!loaded.ok && loaded.error.kind !== 'expired') refused.push(loaded.error);
    if (pack !== null && (inUse === null || pack.serial > inUse.pack.serial)) {
      inUse = { pack, signed, expired };
    }
  }
  return { inUse, refused };
}

/**
 * A pack offered by the court: written to the store when it is good and newer than the one in use. `unchanged` when it is
 * the very pack in use. A refused pack changes nothing.
 */
export function takePack(
  store: PackStore,
  offered: SignedPack,
  publicKey: string,
  today: string,
): Result<{ readonly kind: 'taken' | 'unchanged'; readonly inUse: PolicyInUse }, PackProblem> {
  const held = choosePack(store.read(), publicKey, today).inUse;
  if (held !== null && held.signed.pack === offered.pack && isSignedBy(offered, publicKey)) {
    return ok({ kind: 'unchanged', inUse: held });
  }
  const loaded = loadPack(offered, publicKey, today);
  if (!loaded.ok) return loaded;
  const pack = loaded.value;
  if (held !== null && pack.serial <= held.pack.serial) {
    return err({ kind: 'older', serial: pack.serial, held: held.pack.serial });
  }
  store.write(offered);
  return ok({ kind: 'taken', inUse: { pack, signed: offered, expired: false } });
}

function isSignedBy(signed: SignedPack, publicKey: string): boolean {
  const sig = Buffer.from(signed.sig, 'base64url');
  if (sig.length !== 64) return false;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, Buffer.from(signed.pack, 'utf8'), key, sig);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}
