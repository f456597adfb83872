/** What the runner finds for a dispute: the key that links it, and what the court says of its sample case. */
import type { GroupKey } from '../../contract/groupKey.ts';
import type { Log } from '../../contract/events.ts';
import type { PolicyPack } from '../../contract/policy.ts';
import { groupKeyOf } from '../util/groupKey.ts';
import { againstOf } from './demoTable.ts';
import type { DemoFound, Linked, Table } from './desk.ts';

export interface DemoPorts {
  readonly log: Log;
  pack(): PolicyPack;
  /** What the court has for disputes of this key. */
  demoFor(groupKey: GroupKey): Promise<DemoFound>;
}

/** Null: it is linked with none. */
export async function soughtFor(table: Table, { log, pack, demoFor }: DemoPorts): Promise<Linked | null> {
  const key = await groupKeyOf(pack(), table.kind, againstOf(table));
  if (key === null) return null;
  const demo = await demoFor(key);
  if (demo.kind === 'refused') log('demoJudgmentRefused', { why: demo.why });
  if (demo.kind === 'here')
    log('demoJudgmentShown', { sessionId: table.session?.id ?? '', judgment: demo.judgment.id });
  return { key, demo };
}
