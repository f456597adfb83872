/** Watches the headphone jack. What it has not been told counts as "nothing plugged in": nothing personal goes into the room. */
import type { Headset } from '../../main/contract/devices.ts';
import type { Cancel, Clock } from '../clock.ts';
import { openEventNode, type EventNode } from '../transport/eventNode.ts';
import { HEADSET_DELAYS } from './delays.ts';
import { decodeJack } from './protocol.ts';

export interface HeadsetDriver {
  state(): Headset;
  close(): Promise<void>;
}

/**
 * The kernel tells changes only, and the present state by an ioctl that plain file reads do not have: a headset that
 * was in before the booth started counts as out until it is moved.
 */
export function startHeadset(
  config: { readonly path: string },
  clock: Clock,
  moved: (headset: Headset) => void,
): HeadsetDriver {
  let node: EventNode | null = null;
  let rest = new Uint8Array();
  let state: Headset = 'none';
  let ended = false;
  let cancel: Cancel = () => undefined;
  let looking: Promise<void> = Promise.resolve();

  const set = (next: Headset): void => {
    if (next === state || ended) return;
    state = next;
    moved(next);
  };
  const later = (ms: number): void => {
    if (!ended) cancel = clock.after(ms, () => void (looking = look()));
  };
  const look = async (): Promise<void> => {
    if (node === null) {
      node = await openEventNode(config.path);
      rest = new Uint8Array();
      if (node === null) {
        set('none');
        return later(HEADSET_DELAYS.reopen);
      }
      set('out');
    }
    const bytes = await node.read();
    if (bytes === null) {
      await node.close();
      node = null;
      set('none');
      return later(HEADSET_DELAYS.reopen);
    }
    const decoded = decodeJack(Buffer.concat([rest, bytes]));
    rest = new Uint8Array(decoded.rest);
    for (const event of decoded.events) set(event.kind === 'moved' && event.plugged ? 'in' : 'out');
    later(HEADSET_DELAYS.look);
  };
  looking = look();

  return {
    state: () => state,
    async close() {
      ended = true;
      cancel();
      await looking;
      await node?.close();
    },
  };
}
