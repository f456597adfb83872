/** The `Peer` port: one direct connection to another page, on simple-peer. */
import SimplePeer from 'simple-peer';
import { Signal } from '../../main/contract/live.ts';
import { statsOf, type PeerStats } from './stats.ts';

export interface PeerListeners {
  /** Something the other page has to hear. */
  readonly onSignal: (signal: Signal) => void;
  readonly onStream: (stream: MediaStream) => void;
  readonly onUp: () => void;
  /** Gone for good, at either end; told once, and never after `close`. */
  readonly onFailed: () => void;
}

export interface Peer {
  hear(signal: Signal): void;
  stats(): Promise<PeerStats | null>;
  /** Sends picture and sound, where it was begun quiet. */
  speak(): void;
  close(): void;
}

/** The court's servers that help pages meet. Left alone, the library asks public ones abroad for the page's address: nobody but the court may know of a session. */
export type Ice = Pick<RTCConfiguration, 'iceServers' | 'iceTransportPolicy'>;
export const NO_STRANGERS: Ice = { iceServers: [] };

export interface PeerStart {
  readonly initiator: boolean;
  readonly stream: MediaStream | null;
  readonly ice: Ice;
  /** Agrees on picture and sound, and sends none before it is told to. */
  readonly quiet: boolean;
  /** The other end is the court's relay, which opens no channel of its own to say that it is there. */
  readonly toRelay: boolean;
}
export type OpenPeer = (start: PeerStart, told: PeerListeners) => Peer;

/** The types of the package leave it out. */
interface WithStats {
  getStats(told: (error: Error | null, reports: readonly unknown[]) => void): void;
}
const hasStats = (peer: object): peer is WithStats => 'getStats' in peer;

/** The types of the package know of no sender that is left without a track. */
interface TrackSender {
  replaceTrack(of: MediaStreamTrack, now: MediaStreamTrack | null, stream: MediaStream): void;
}

/** Between two pages both ends of a TCP candidate would only dial: half of what a browser finds, for nothing. */
const leadsNowhere = (signal: Signal): boolean =>
  signal.type === 'candidate' && signal.candidate.candidate.includes(' tcp ');

const isUp = (state: unknown): boolean => state === 'connected' || state === 'completed';

export const openPeer: OpenPeer = (
  { initiator, stream, ice, quiet, toRelay },
  { onSignal, onStream, onUp, onFailed },
) => {
  const peer = new SimplePeer({ initiator, config: ice, ...(stream === null ? {} : { stream }) });
  let over = false;
  function send(on: boolean): void {
    const sender: TrackSender = peer as unknown as TrackSender;
    if (stream !== null)
      for (const track of stream.getTracks()) sender.replaceTrack(track, on ? track : null, stream);
  }
  if (quiet) send(false);
  peer.on('signal', (said) => {
    // A candidate comes as an object of the browser: its JSON is what the contract describes.
    const signal = Signal.safeParse(JSON.parse(JSON.stringify(said)));
    if (!signal.success || over || (!toRelay && leadsNowhere(signal.data))) return;
    onSignal(signal.data);
  });
  peer.on('stream', onStream);
  if (toRelay) peer.on('iceStateChange', (state) => void (isUp(state) && onUp()));
  else peer.on('connect', onUp);
  const failed = (): void => {
    if (over) return;
    over = true;
    peer.destroy();
    onFailed();
  };
  peer.on('error', failed);
  peer.on('close', failed);
  return {
    hear(signal) {
      if (!over) peer.signal(JSON.stringify(signal));
    },
    stats() {
      return new Promise((resolve) => {
        if (over || !hasStats(peer)) return resolve(null);
        return peer.getStats((error, reports) => resolve(error === null ? statsOf(reports) : null));
      });
    },
    speak() {
      if (!over) send(true);
    },
    close() {
      over = true;
      peer.destroy();
    },
  };
};
