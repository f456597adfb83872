/**
 * The key that links matters of the same respondent and the same kind of dispute (domain.md 5.2, `groupKey`), and names nobody: a slow,
 * salted digest of `groupText`, made alike by booth and court. It stands in sealed bodies, at the court and beside a court's own
 * card; no resident is shown it, nor how many others have the same. Pure.
 */
import { z } from 'zod';
import type { DisputeKindId, PolicyPack } from './policy.ts';

/** The first 16 bytes of scrypt(`groupText`, the pack's salt), in hex. */
export const GroupKey = z.string().regex(/^[0-9a-f]{32}$/);
export type GroupKey = z.infer<typeof GroupKey>;
export const GROUP_KEY_BYTES = 16;

/** Whom a matter is against: an organisation by its registered name, a person by their number alone. */
export type Against =
  | { readonly kind: 'organisation'; readonly name: string }
  | { readonly kind: 'person'; readonly number: string };

type Grouping = PolicyPack['grouping'];

/**
 * What the key is the digest of: the first organisation among the respondents, else the first person whose number is known. Of an
 * organisation its name, which families know and which is registered whole, and not its credit code, which most of them do not
 * have. Null: this kind of dispute is not linked, or nobody is known well enough to be told from others.
 */
export function groupText(
  grouping: Grouping,
  kind: DisputeKindId | null,
  respondents: readonly Against[],
): string | null {
  if (grouping === null || kind === null || !grouping.kinds.includes(kind)) return null;
  const organisation = respondents.find((one) => one.kind === 'organisation' && nameKey(one.name) !== '');
  const person = respondents.find((one) => one.kind === 'person' && one.number !== '');
  const one = organisation ?? person;
  if (one === undefined) return null;
  return `${kind}:${one.kind === 'organisation' ? `organisation:${nameKey(one.name)}` : `person:${one.number.toUpperCase()}`}`;
}

/** As people write it: full or half width, with or without blanks. Used to compare alone; a name is shown as it was written. */
const nameKey = (name: string): string => name.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();
