/** The part of a request's signature that needs its whole body: proven where the body is read anyhow. Pure. */
import { registeredKey, sha256, sha256Hex, verifyDigest } from '../digest.ts';

/** `head` is what is signed before the body's digest: method, path and time, a line each. */
export type BodyClaim = { readonly head: string; readonly signature: string };

/** `publicKey` is the one registered for whom the request says it is from. */
export const isProven = ({ head, signature }: BodyClaim, body: Uint8Array, publicKey: string): boolean =>
  verifyDigest(sha256(`${head}\n${sha256Hex(body)}`), signature, registeredKey(publicKey));
