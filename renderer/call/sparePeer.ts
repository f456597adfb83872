/** A connection made before it is known with whom: it has all it takes, and what it says waits until it has a number. */
import type { Signal } from '../../main/contract/live.ts';
import type { OpenPeer, Peer, PeerListeners, PeerStart } from './peer.ts';

export interface SparePeer {
  /** The connection that will most likely be wanted next; null: none. */
  expect(start: PeerStart | null): void;
  /** The one that was made, where it is what is wanted; else another. */
  readonly open: OpenPeer;
  close(): void;
}

interface Spare {
  readonly start: PeerStart;
  readonly peer: Peer;
  readonly said: Signal[];
  taker: PeerListeners | null;
  failed: boolean;
}

const same = (one: PeerStart, other: PeerStart): boolean =>
  one.initiator === other.initiator && one.stream === other.stream && one.toRelay === other.toRelay && one.ice === other.ice; // prettier-ignore

export function sparePeer(openPeer: OpenPeer): SparePeer {
  let spare: Spare | null = null;

  function make(start: PeerStart): Spare {
    const said: Signal[] = [];
    const peer = openPeer(start, {
      onSignal(signal) {
        if (made.taker === null) said.push(signal);
        else made.taker.onSignal(signal);
      },
      onStream: (stream) => made.taker?.onStream(stream),
      onUp: () => made.taker?.onUp(),
      onFailed() {
        made.failed = true;
        made.taker?.onFailed();
      },
    });
    const made: Spare = { start, peer, said, taker: null, failed: false };
    return made;
  }
  function drop(): void {
    spare?.peer.close();
    spare = null;
  }

  return {
    expect(start) {
      if (spare !== null && (start === null || spare.failed || !same(spare.start, start))) drop();
      if (start !== null) spare ??= make(start);
    },
    open(start, told) {
      if (spare === null || spare.failed || !same(spare.start, start)) return openPeer(start, told);
      const taken = spare;
      spare = null;
      taken.taker = told;
      for (const signal of taken.said) told.onSignal(signal);
      return taken.peer;
    },
    close: drop,
  };
}
