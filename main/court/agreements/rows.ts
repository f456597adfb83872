/** An agreement as lists show it. Pure. */
import type { AgreementRow } from '../../contract/agreements.ts';
import type { AgreementRecord } from '../store/store.ts';

export const rowOf = (record: AgreementRecord): AgreementRow => {
  const { id, booth, receivedAt, number, state, flaw, summary, answer } = record;
  return { id, boothId: booth, receivedAt, number, state, flaw, summary, answer };
};
