/** A person's own matters and agreements, asked from a booth after a fresh card read. */
import type { ToldAgreement } from '../../contract/agreements.ts';
import { SealedPerson, personDigest } from './person.ts';
import type { MattersResult } from '../engine/engine.ts';
import type { CourtStore, MatterRow } from '../store/store.ts';
import type { IndexKeys } from './indexing.ts';
import { openSealedJson } from './opening.ts';

/** The keyed digest of who was sealed to this court; null where nobody was. */
export async function openPerson(sealed: string, keys: IndexKeys): Promise<string | null> {
  const opened = await openSealedJson(sealed, keys.opening);
  const person = SealedPerson.safeParse(opened.ok ? opened.value : null);
  return person.success ? personDigest(person.data, keys.person) : null;
}

export async function mattersOfPerson(
  store: CourtStore,
  keys: IndexKeys,
  sealed: string,
  agreementsOf: (person: string) => Promise<readonly ToldAgreement[]>,
): Promise<MattersResult> {
  const digest = await openPerson(sealed, keys);
  if (digest === null) return { kind: 'sealBroken' };
  const rows = store.matters.ofPerson(digest);
  const agreements = [...(await agreementsOf(digest))];
  return { kind: 'matters', matters: { matters: rows.map(matterOf), agreements } };
}

const matterOf = (row: MatterRow) => ({
  id: row.id,
  kind: 'mediationRequest' as const,
  receiptNumber: row.number,
  receivedAt: row.receivedAt,
  disputeKind: row.disputeKind,
  respondents: [...row.respondents],
  answer: row.answer,
});
