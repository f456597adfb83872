/** What became of an item at the court, as the screen says it. Pure. */
import type { ItemStatus } from '../outbox/context.ts';
import { instant } from '../util/instant.ts';
import type { Delivery } from '../../contract/signing.ts';

/** `wall`: when a refusal is told, which carries no time of its own. */
export function deliveryOf(status: ItemStatus | null, wall: string): Delivery {
  if (status?.kind === 'received' && status.number !== null)
    return { kind: 'received', number: status.number, at: instant(status.at) };
  return status?.kind === 'needsPerson' ? { kind: 'refused', at: wall } : { kind: 'waiting' };
}
