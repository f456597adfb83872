/** Whose matter it is, as the index knows it: a keyed digest of card type and number. */
import { createHmac, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** What a booth seals to ask for the matters of the person at it. */
export const SealedPerson = z.object({ type: z.string(), number: z.string(), name: z.string() });

export function personDigest(
  person: { readonly type: string; readonly number: string },
  key: KeyObject,
): string {
  // A lower-case x is the same check digit as X (domain.md 8.2).
  return createHmac('sha256', key).update(`${person.type}|${person.number.toUpperCase()}`).digest('hex');
}
