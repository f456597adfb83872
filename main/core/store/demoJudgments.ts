/** The court's demonstration judgments as they came, for tables without a line: public words and a key that names nobody. */
import { z } from 'zod';
import type { SignedJudgment } from '../../contract/demoJudgment.ts';
import type { GroupKey } from '../../contract/groupKey.ts';
import type { Store } from './store.ts';

const Row = z.object({ text: z.string(), sig: z.string(), kid: z.string() });

export interface KeptJudgment extends SignedJudgment {
  readonly id: string;
  readonly groupKey: GroupKey;
}

export interface DemoJudgments {
  /** Newest first. */
  ofKey(groupKey: GroupKey): SignedJudgment[];
  /** All the court has: what is not among them is gone. */
  replace(all: readonly KeptJudgment[]): void;
}

export function createDemoJudgments(store: Store): DemoJudgments {
  const ofKey = store.query('judgmentsOfKey', 'SELECT text, sig, kid FROM demo_judgment WHERE group_key = @groupKey ORDER BY id DESC', Row); // prettier-ignore
  const clear = store.command('judgmentsClear', 'DELETE FROM demo_judgment');
  const keep = store.command('judgmentKeep', 'INSERT OR REPLACE INTO demo_judgment VALUES (@id, @groupKey, @text, @sig, @kid)'); // prettier-ignore
  return {
    ofKey: (groupKey) => ofKey.all({ groupKey }),
    replace: (all) =>
      store.transaction(() => {
        clear({});
        for (const { id, groupKey, text, sig, kid } of all) keep({ id, groupKey, text, sig, kid });
      }),
  };
}
