/** The court's own statement for a party at a booth: by the same proof as what it is told of its agreements, and of those alone. */
import { err, ok, type Result } from '../../contract/result.ts';
import { STATEMENT_MOST, type StatementRefusal } from '../../contract/statement.ts';
import type { CourtStore } from '../store/store.ts';
import type { PaperShelf } from './paperShelf.ts';

type Parts = { readonly store: Pick<CourtStore, 'agreements' | 'deskPapers'>; readonly papers: PaperShelf };

/** `person`: the keyed digest of the card that was just read. Who is no party is not told whether there is such an agreement. */
export async function readStatement(
  { store, papers }: Parts,
  person: string,
  agreement: string,
): Promise<Result<Uint8Array, StatementRefusal>> {
  if (!store.agreements.ofPerson(person).some(({ id }) => id === agreement)) return err('notYours');
  const statement = store.deskPapers.statementOf(agreement);
  if (statement === null) return err('notIssued');
  const pdf = await papers.read(statement.file);
  if (pdf === null) return err('notHere');
  return pdf.length > STATEMENT_MOST.bytes ? err('tooLarge') : ok(pdf);
}
