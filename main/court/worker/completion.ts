/** Files arrived: items that waited for them become complete, each with its receipt, in the transaction that notes the file. */
import { isVerifiedApart } from '../../contract/session/packet.ts';
import type { CourtStore } from '../store/store.ts';
import { writeReceipts } from './intake.ts';

export type Completed = { readonly booth: string; readonly id: string };

export function noteFile(
  store: CourtStore,
  now: () => number,
  sha256: string,
  size: number,
): readonly Completed[] {
  return store.transaction(() => {
    const at = new Date(now()).toISOString();
    store.evidence.add(sha256, size, at);
    // an agreement is complete when it was verified (agreements/)
    const done = store.items
      .waitingFor(sha256)
      .filter((item) => !isVerifiedApart(item.schema) && store.items.missingFiles(item.id) === 0);
    for (const item of done) {
      store.items.markComplete(item.id);
      writeReceipts(store, item.booth, at, [
        { id: item.id, hash: item.hash, result: 'complete', number: item.number, reason: null },
      ]);
    }
    return done.map(({ booth, id }) => ({ booth, id }));
  });
}
