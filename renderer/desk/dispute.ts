/** The kind of a dispute in words; a kind nobody chose is for the clerk to decide. */
import { DisputeKindId } from '../../main/contract/policy.ts';
import type { DeskText } from './text.ts';

export function disputeLabel(kind: string, words: DeskText): string {
  const known = DisputeKindId.safeParse(kind);
  return known.success ? words.dispute[known.data] : words.disputeUnknown;
}
