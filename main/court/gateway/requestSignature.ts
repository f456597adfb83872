/** Who is asking: the signature in the request's headers, its time window, and the key the court registered. */
import { SIGNATURE_HEADERS, SIGNATURE_WINDOW_MS, BoothId } from '../../contract/link.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { BoothKey, CourtStore } from '../store/store.ts';
import { isProven, type BodyClaim } from '../worker/bodyClaim.ts';

export type Refusal = {
  readonly error: 'unsigned' | 'unknownBooth' | 'revoked' | 'clock' | 'badSignature';
  readonly message: string;
};

export const BAD_SIGNATURE: Refusal = {
  error: 'badSignature',
  message: 'The request’s signature does not match its booth and content.',
};

export type SignedRequest = {
  readonly method: string;
  /** Path with query, exactly as sent. */
  readonly path: string;
  readonly booth: string;
  /** Milliseconds since the epoch, as sent. */
  readonly time: string;
  readonly signature: string;
};

export function signedRequest(
  method: string,
  path: string,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Result<SignedRequest, Refusal> {
  const one = (name: string): string | null => {
    const value = headers[name];
    return typeof value === 'string' ? value : null;
  };
  const booth = one(SIGNATURE_HEADERS.booth);
  const time = one(SIGNATURE_HEADERS.time);
  const signature = one(SIGNATURE_HEADERS.signature);
  if (booth === null || time === null || signature === null)
    return err({ error: 'unsigned', message: 'The request carries no booth signature.' });
  return ok({ method, path, booth, time, signature });
}

export const claimOf = ({ method, path, time, signature }: SignedRequest): BodyClaim => ({
  head: [method, path, time].join('\n'),
  signature,
});

export function whoSigned(
  request: SignedRequest,
  body: Uint8Array,
  store: Pick<CourtStore, 'booths'>,
  now: number,
): Result<BoothKey, Refusal> {
  const who = whoIsNamed(request, store, now);
  return who.ok && !isProven(claimOf(request), body, who.value.publicKey) ? err(BAD_SIGNATURE) : who;
}

/** Whom the request says it is from, and that it is of now: all that can be known without its body. */
export function whoIsNamed(
  request: SignedRequest,
  store: Pick<CourtStore, 'booths'>,
  now: number,
): Result<BoothKey, Refusal> {
  const id = BoothId.safeParse(request.booth);
  const key = id.success ? store.booths.currentKey(id.data) : null;
  if (key === null) {
    const known = id.success ? store.booths.find(id.data) : null;
    return known !== null && known.revokedAt !== null
      ? err({
          error: 'revoked',
          message: 'This booth was revoked at the court. A technician must claim it again.',
        })
      : err({ error: 'unknownBooth', message: 'No booth of this name is registered here.' });
  }
  // The time window comes after the booth is known and before the costly check.
  if (!/^\d{1,15}$/.test(request.time) || Math.abs(Number(request.time) - now) > SIGNATURE_WINDOW_MS)
    return err({
      error: 'clock',
      message:
        'The request was signed too long ago or ahead of time: the date header tells the court’s time.',
    });
  return ok(key);
}
