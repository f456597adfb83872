/** The key that links matters, as this booth makes it (contract/groupKey.ts): slow on purpose, so that nobody tries all names. */
import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { GROUP_KEY_BYTES, groupText, type Against, type GroupKey } from '../../contract/groupKey.ts';
import type { DisputeKindId, PolicyPack } from '../../contract/policy.ts';

const derive = promisify<string, string, number, Buffer>(scrypt);

/** Null: what cannot be linked. */
export async function groupKeyOf(
  { grouping }: Pick<PolicyPack, 'grouping'>,
  kind: DisputeKindId | null,
  respondents: readonly Against[],
): Promise<GroupKey | null> {
  const text = groupText(grouping, kind, respondents);
  if (grouping === null || text === null) return null;
  return (await derive(text, grouping.salt, GROUP_KEY_BYTES)).toString('hex');
}
