/** `POST /v1/provision/claim`: a technician's one-time code lets a booth's new key in. */
import { ClaimAnswer, ClaimPost, type CourtKeys } from '../../contract/link.ts';
import { codeDigest } from '../codes.ts';
import { ed25519PublicKey, keyId } from '../digest.ts';
import { verify } from 'node:crypto';
import type { Log } from '../log.ts';
import type { CourtSettings } from '../settings.ts';
import { toBase64Url } from '../../proof/bytes.ts';
import type { BoothKey, CodeGrant, CourtStore } from '../store/store.ts';
import { json, problem, route, type Answer, type Route } from './route.ts';

export type ProvisionParts = {
  readonly store: CourtStore;
  readonly settings: CourtSettings;
  readonly keys: CourtKeys;
  readonly now: () => number;
  readonly log: Log;
  readonly claimed: () => void;
  /** The certificate (DER) of a key that was just claimed. */
  readonly certify: (key: BoothKey) => Promise<Uint8Array | null>;
};

/** Guessing 50 bits is hopeless, and ten wrong codes a minute make it hopeless to try. */
const WRONG_CODES_A_MINUTE = 10;

export function provisionRoute({ store, settings, keys, now, log, claimed, certify }: ProvisionParts): Route {
  const wrong: number[] = [];
  const refuse = (status: number, error: string, message: string) => {
    log('claimRefused', { error });
    return problem(status, error, message);
  };
  return route({
    method: 'POST',
    path: '/v1/provision/claim',
    access: 'open',
    summary: 'Register a booth’s key with a one-time code',
    body: ClaimPost,
    answers: [
      {
        status: 200,
        words: 'Registered; the same code and key get the same answer again',
        schema: ClaimAnswer,
      },
      { status: 400, words: 'The key or its proof is wrong', schema: null },
      { status: 403, words: 'The code is wrong, used or too old', schema: null },
      { status: 409, words: 'This key belongs to another booth already', schema: null },
      { status: 429, words: 'Too many wrong codes', schema: null },
    ],
    handle: ({ body }) => {
      const at = now();
      while (wrong[0] !== undefined && wrong[0] < at - 60_000) wrong.shift();
      if (wrong.length >= WRONG_CODES_A_MINUTE)
        return Promise.resolve(refuse(429, 'tooManyCodes', 'Too many wrong codes; wait a minute.'));
      const key = ed25519PublicKey(body.pub);
      const proof = Buffer.from(body.proof, 'base64url');
      if (key === null || !verify(null, Buffer.from(body.code, 'utf8'), key, proof))
        return Promise.resolve(
          refuse(400, 'badProof', 'The proof is not a signature of the code by this key.'),
        );

      const digest = codeDigest(body.code);
      const kid = keyId(body.pub);
      const found = store.codes.find(digest);
      // An answer lost on the way: the same key asks again and is told the same.
      if (found?.usedBy === kid) return answer(found.grant, kid);
      if (found === null || found.usedBy !== null || Date.parse(found.grant.expiresAt) <= at) {
        wrong.push(at);
        return Promise.resolve(refuse(403, 'badCode', 'The code is wrong, used, or older than ten minutes.'));
      }
      if (store.booths.keyOfItem(kid) !== null)
        return Promise.resolve(
          refuse(409, 'keyInUse', 'This key is registered already; a booth makes a new one.'),
        );
      const { grant } = found;
      store.transaction(() => {
        const when = new Date(at).toISOString();
        store.codes.use(digest, kid);
        // under a new key the booth seals nothing with the old one any more
        store.certificates.revokeOf(grant.booth, when, 'superseded');
        store.booths.claim(grant, { kid, publicKey: body.pub, hardware: body.hardware }, when);
        store.audit.write({ at: when, who: `booth:${grant.booth}`, event: 'boothClaimed', subject: kid });
      });
      log('boothClaimed', { booth: grant.booth, kid });
      claimed();
      return answer(grant, kid);
    },
  });

  async function answer(grant: CodeGrant, kid: string): Promise<Answer> {
    const { courtId, name, hours, hotline } = settings;
    const key = store.booths.keyOfItem(kid);
    const certificate = key === null ? null : await certify(key);
    const told: ClaimAnswer = {
      boothId: grant.booth,
      courtId,
      kid,
      keys,
      site: { site: grant.site, booth: grant.name, court: name, hours, hotline },
      ...(certificate === null ? {} : { certificate: toBase64Url(certificate) }),
    };
    return json(told);
  }
}
