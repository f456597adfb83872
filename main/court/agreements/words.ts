/** The court's signed words on an agreement: what a booth may show of what was done on paper. */
import type { NotedLight, StatementAtDesk } from '../../contract/agreements.ts';
import { WORD_PREFIX, type CourtWord, type SignedWord } from '../../contract/courtWord.ts';
import { sha256, signDigest } from '../digest.ts';
import type { CourtKeyRing } from '../keys.ts';
import type { AgreementRecord } from '../store/store.ts';

type About = Pick<AgreementRecord, 'id' | 'document'>;
type Keys = Pick<CourtKeyRing, 'signing' | 'public'>;

function signed({ signing, public: known }: Keys, said: CourtWord): SignedWord {
  const word = JSON.stringify(said);
  return { word, sig: signDigest(sha256(WORD_PREFIX + word), signing), kid: known.receipts.kid };
}

const about = ({ id, document }: About, date: string) => ({
  v: 1 as const,
  agreement: id,
  document: document ?? '',
  date,
});

export const lightWord = (keys: Keys, record: About, { light, date, pages, notedAt }: NotedLight): SignedWord =>
  signed(keys, { ...about(record, date), says: 'light', light, pages, at: notedAt }); // prettier-ignore

export const statementWord = (keys: Keys, record: About, { number, date, file, issuedAt }: StatementAtDesk): SignedWord =>
  signed(keys, { ...about(record, date), says: 'statement', number, file, at: issuedAt }); // prettier-ignore
