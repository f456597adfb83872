/** `/desk/api/agreements`: what a clerk sees of signed agreements and does with them. */
import { Agreements, type AgreementRow } from '../../contract/agreements.ts';
import { json, route, type Route } from '../gateway/route.ts';
import type { AgreementRecord, CourtStore } from '../store/store.ts';

const PRIVATE = { 'cache-control': 'no-store' };

export function agreementRoutes({ store }: { readonly store: CourtStore }): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/api/agreements',
      access: 'clerk',
      summary: 'Signed agreements, newest first, names masked',
      answers: [{ status: 200, words: 'At most the last 1,000', schema: Agreements }],
      handle: () => Promise.resolve(json({ rows: store.agreements.all().map(rowOf) }, PRIVATE)),
    }),
  ];
}

export const rowOf = (record: AgreementRecord): AgreementRow => {
  const { id, booth, receivedAt, number, state, flaw, summary, answer } = record;
  return { id, boothId: booth, receivedAt, number, state, flaw, summary, answer };
};
