/** Whether the court really said it: what was done on paper is shown by its signed word alone, whatever else the answer holds. */
import { verify } from 'node:crypto';
import type { ToldAgreement } from '../../contract/agreements.ts';
import { CourtWord, WORD_PREFIX, type SignedWord } from '../../contract/courtWord.ts';
import type { CourtKeys } from '../../contract/link.ts';
import type { Light } from '../../contract/session/regime.ts';
import { ed25519PublicKey } from '../store/identity.ts';
import { sha256 } from '../util/digest.ts';

type WordKey = CourtKeys['receipts'];

/** No booth ever gives these: lit without a word of the court, nobody knows by whom. */
const GIVEN_AT_COURT: ReadonlySet<Light> = new Set(['organisation', 'court']);

/** Takes back what the court has not signed: such a light is not lit, nothing is in effect by it, and such a statement is not there. */
export function believed(told: ToldAgreement, key: WordKey): ToldAgreement {
  const lights = told.lights.map((one) =>
    one.at !== null && GIVEN_AT_COURT.has(one.light) && !litByCourt(told.id, one, key)
      ? { ...one, at: null, pages: 0, word: null }
      : one,
  );
  const whole = lights.every(({ at }, index) => at === told.lights[index]?.at);
  return {
    ...told,
    lights,
    ...(whole ? {} : { effectiveAt: null, confirmation: null }),
    ...(told.statement === null || statementFile(told, key) !== null
      ? {}
      : { statement: null, parties: told.parties.map((one) => ({ ...one, statement: null })) }),
  };
}

function litByCourt(
  agreement: string,
  { light, at, pages, word }: ToldAgreement['lights'][number],
  key: WordKey,
): boolean {
  const said = wordOf(word, key);
  return (
    said?.says === 'light' &&
    said.agreement === agreement &&
    said.light === light &&
    said.pages.length === pages &&
    at?.startsWith(said.date) === true
  );
}

/** The digest of the statement's PDF, as the court signed for it; null where it did not. */
export function statementFile({ id, statement }: ToldAgreement, key: WordKey): string | null {
  if (statement === null) return null;
  const said = wordOf(statement.word, key);
  const same =
    said?.says === 'statement' &&
    said.agreement === id &&
    said.number === statement.number &&
    said.date === statement.date;
  return same ? said.file : null;
}

/** Null where the court did not sign it. */
function wordOf(signed: SignedWord | null, { kid, publicKey }: WordKey): CourtWord | null {
  if (signed === null || signed.kid !== kid) return null;
  const digest = sha256(WORD_PREFIX + signed.word);
  if (!verify(null, digest, ed25519PublicKey(publicKey), Buffer.from(signed.sig, 'base64url'))) return null;
  const said = CourtWord.safeParse(JSON.parse(signed.word));
  return said.success ? said.data : null;
}
