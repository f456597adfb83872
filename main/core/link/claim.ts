/** Claiming: the technician's one-time code and the booth's own key, for the court's keys and the booth's name. */
import type { z } from 'zod';
import type { Log } from '../../contract/events.ts';
import { ClaimAnswer, type ClaimPost } from '../../contract/link.ts';
import { type Result, ok } from '../../contract/result.ts';
import type { Audit } from '../audit/audit.ts';
import type { Identity } from '../store/identity.ts';
import type { Store } from '../store/store.ts';
import { type AskError, readAnswer } from './answers.ts';
import type { CourtHttp } from './http.ts';

const CLAIM_TIMEOUT_MS = 15_000;

/** Asking twice with the same code and key is harmless: an answer that was lost is asked for again. */
export async function claimBooth(
  code: string,
  part: { http: CourtHttp; identity: Identity; store: Store; audit: Audit; log: Log; hardware: string },
): Promise<Result<void, AskError>> {
  const { http, identity } = part;
  const post: z.infer<typeof ClaimPost> = {
    code,
    pub: identity.publicKey,
    proof: identity.sign(Buffer.from(code)),
    hardware: part.hardware,
  };
  const answer = readAnswer(
    await http.ask({
      what: 'claim',
      method: 'POST',
      path: '/v1/provision/claim',
      body: JSON.stringify(post),
      headers: { 'content-type': 'application/json' },
      signed: 'none',
      timeoutMs: CLAIM_TIMEOUT_MS,
    }),
    ClaimAnswer,
  );
  if (!answer.ok) {
    part.log('claimFailed', { kind: answer.error.kind });
    return answer;
  }
  const { boothId, courtId, kid } = answer.value;
  part.store.transaction(() => {
    identity.keepClaim(answer.value);
    part.audit.record('boothClaimed', { boothId, courtId, kid });
  });
  return ok(undefined);
}
