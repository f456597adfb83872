/** What another booth says of a card that it read: under its own key, for one line, one party and, with a signature, one paper. Pure. */
import { z } from 'zod';
import type { CardRecord } from '../devices.ts';
import { Instant, Sha256 } from '../request.ts';

const Hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const Base64Url = (max: number): z.ZodString =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .max(max);

/** 16 random bytes: the digest of a card that lies in a proof is guessed by nobody. */
export const CardSalt = z.string().regex(/^[0-9a-f]{32}$/);

/**
 * `card`: SHA-256 of `cardText`. `reader`: the number of the reader's security module. `readAt`: when the chip was read, by that
 * booth's clock. `document`, `key`: the paper and the key of the one signature it is given for; null when the party is tied.
 * `sig`: Ed25519 over `boothWordText` by the booth's key, whose name is `kid`.
 */
export const BoothWord = z.strictObject({
  kid: Base64Url(20),
  session: z.string().max(60),
  party: z.string().max(60),
  line: Hex64,
  card: Sha256,
  reader: z.string().max(60),
  readAt: Instant,
  document: Sha256.nullable(),
  key: Base64Url(90).nullable(),
  sig: Base64Url(90),
});
export type BoothWord = z.infer<typeof BoothWord>;

/** Strings and null in one order have one spelling. */
export const boothWordText = (word: Omit<BoothWord, 'sig'>): string => {
  const { kid, session, party, line, card, reader, readAt, document, key } = word;
  return JSON.stringify(['yuncang booth word 1', 'chip', kid, session, party, line, card, reader, readAt, document, key]); // prettier-ignore
};

/** Everything the chip gave, in one order. */
export const cardText = (salt: string, card: CardRecord): string =>
  JSON.stringify(['yuncang card 1', salt, ...Object.entries(card).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

/** What the table expects a word to be about. */
export type WordMeant = Pick<BoothWord, 'session' | 'party' | 'line' | 'document' | 'key'>;

/** Two clocks, each set by the court, may still differ by so much. */
const CLOCKS_DIFFER_MS = 120_000;

/** Of another line, party, session, paper or key; of a card that was read too long ago, or later than now. Null: it is the one that is meant. `now`: ms since the epoch. */
export function wordProblem(
  word: BoothWord,
  meant: WordMeant,
  { now, freshMs }: { readonly now: number; readonly freshMs: number },
): 'otherStatement' | 'staleStatement' | null {
  const same = (['session', 'party', 'line', 'document', 'key'] as const).every((name) => word[name] === meant[name]); // prettier-ignore
  if (!same) return 'otherStatement';
  const age = now - Date.parse(word.readAt);
  return age > freshMs || age < -CLOCKS_DIFFER_MS ? 'staleStatement' : null;
}
