/** The signed policy packs as they came, the newest and the one before (domain.md 5.13, R7). Their check belongs to core/policy. */
import { z } from 'zod';
import type { SignedPack } from '../../contract/policy.ts';
import type { Clock } from '../util/clock.ts';
import type { Store } from './store.ts';

const KEPT = 2;
const Row = z.object({ serial: z.number(), pack: z.string(), sig: z.string(), etag: z.string().nullable() });
export type KeptPack = z.infer<typeof Row>;

export interface PolicyPacks {
  /** Newest first. */
  all(): KeptPack[];
  /** Keeps a pack that was found good; an already known serial stays as it is. */
  keep(serial: number, signed: SignedPack, etag: string | null): void;
}

export function createPolicyPacks(store: Store, clock: Clock): PolicyPacks {
  const all = store.query(
    'policyAll',
    'SELECT serial, pack, sig, etag FROM policy_pack ORDER BY serial DESC',
    Row,
  );
  const insert = store.command('policyKeep', 'INSERT OR IGNORE INTO policy_pack VALUES (@serial, @pack, @sig, @etag, @at)'); // prettier-ignore
  const prune = store.command('policyPrune', 'DELETE FROM policy_pack WHERE serial NOT IN (SELECT serial FROM policy_pack ORDER BY serial DESC LIMIT @kept)'); // prettier-ignore
  return {
    all: () => all.all(),
    keep: (serial, { pack, sig }, etag) =>
      store.transaction(() => {
        insert({ serial, pack, sig, etag, at: clock.now() });
        prune({ kept: KEPT });
      }),
  };
}
