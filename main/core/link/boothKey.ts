/** Asks the court whose booth a key is: only the court's own signed word counts, never who brought it. */
import { verify } from 'node:crypto';
import { BoothKeyAnswer, boothKeyText, BoothKeyWord } from '../../contract/trust.ts';
import { type Result, err, ok } from '../../contract/result.ts';
import { parseJson } from '../outbox/receipts.ts';
import { ed25519PublicKey } from '../store/identity.ts';
import { readAnswer } from './answers.ts';
import type { CourtHttp } from './http.ts';

const TIMEOUT_MS = 4_000;
const NOT_FOUND = 404;

/** `unknown`: no booth of this court has this key. `offline`: the court could not be asked, or did not say it itself. */
export type BoothKeyError = 'unknown' | 'offline';

/** `courtKey`: the court's key of receipts, raw, as this booth learned it when it was taken in. */
export async function askBoothKey(
  http: CourtHttp,
  courtKey: string,
  kid: string,
): Promise<Result<BoothKeyWord, BoothKeyError>> {
  const path = `/v1/booth-keys/${encodeURIComponent(kid)}`;
  const answer = readAnswer(
    await http.ask({ what: 'boothKey', method: 'GET', path, signed: 'body', timeoutMs: TIMEOUT_MS }),
    BoothKeyAnswer,
  );
  if (!answer.ok)
    return err(answer.error.kind === 'failed' && answer.error.status === NOT_FOUND ? 'unknown' : 'offline');
  const { said, sig } = answer.value;
  const text = Buffer.from(boothKeyText(said));
  if (!verify(null, text, ed25519PublicKey(courtKey), Buffer.from(sig, 'base64url'))) return err('offline');
  const word = BoothKeyWord.safeParse(parseJson(said));
  return word.success && word.data.kid === kid ? ok(word.data) : err('offline');
}
