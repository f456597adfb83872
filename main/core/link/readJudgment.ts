/** Whether a demonstration judgment may be shown here: signed by the court that took this booth in, unchanged, in its time. */
import { verify } from 'node:crypto';
import {
  DemoJudgment,
  judgmentClaim,
  type JudgmentFlaw,
  type SignedJudgment,
} from '../../contract/demoJudgment.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { parseJson } from '../outbox/receipts.ts';
import { ed25519PublicKey, type Claim } from '../store/identity.ts';
import { sha256 } from '../util/digest.ts';

/** The court this booth trusts: its name and its key of receipts. */
export type TrustedCourt = Pick<Claim, 'courtId' | 'keys'>;

/** Asked when it comes and again before it is shown. `today`: of this booth's clock. */
export function readJudgment(
  { text, sig, kid }: SignedJudgment,
  { courtId, keys }: TrustedCourt,
  today: string,
): Result<DemoJudgment, JudgmentFlaw> {
  if (sig === '') return err('unsigned');
  if (kid !== keys.receipts.kid) return err('otherCourt');
  const key = ed25519PublicKey(keys.receipts.publicKey);
  if (!verify(null, sha256(judgmentClaim(text)), key, Buffer.from(sig, 'base64url'))) return err('altered');
  const read = DemoJudgment.safeParse(parseJson(text));
  if (!read.success) return err('unreadable');
  if (read.data.court !== courtId) return err('otherCourt');
  return read.data.validTo < today ? err('expired') : ok(read.data);
}
