/** An agreement as lists show it, and the joint application beside it. Pure. */
import type { AgreementRow, ApplicationRow } from '../../contract/agreements.ts';
import type { AgreementRecord, ApplicationRecord } from '../store/store.ts';

export const rowOf = (record: AgreementRecord): AgreementRow => {
  const { id, booth, receivedAt, number, state, flaw, summary, answer } = record;
  return { id, boothId: booth, receivedAt, number, state, flaw, summary, answer };
};

export function applicationRow(record: ApplicationRecord | null): ApplicationRow | null {
  if (record === null) return null;
  const { booth: _, ...row } = record;
  return row;
}
