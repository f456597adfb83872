/** What a connection says before it has a number waits for it, and one that is not what is wanted is never used. */
import { expect, test } from 'vitest';
import { NO_STRANGERS, type OpenPeer, type PeerListeners, type PeerStart } from './peer.ts';
import { sparePeer } from './sparePeer.ts';

const PAIR: PeerStart = { initiator: true, stream: null, ice: NO_STRANGERS, toRelay: false };
const OFFER = { type: 'offer', sdp: 'v=0' } as const;
const ANSWER = { type: 'answer', sdp: 'v=0' } as const;

/** Peers that do nothing of themselves. */
function opener() {
  const made: { start: PeerStart; told: PeerListeners; closed: boolean }[] = [];
  const open: OpenPeer = (start, told) => {
    const one = { start, told, closed: false };
    made.push(one);
    return {
      hear: () => undefined,
      stats: () => Promise.resolve(null),
      replaceTrack: () => undefined,
      close: () => void (one.closed = true),
    };
  };
  return { made, open };
}
function taker() {
  const said: string[] = [];
  const told: PeerListeners = {
    onSignal: ({ type }) => void said.push(type),
    onStream: () => void said.push('stream'),
    onUp: () => void said.push('up'),
    onFailed: () => void said.push('failed'),
  };
  return { said, told };
}

test('says nothing before it is taken, then everything in its order', () => {
  const { made, open } = opener();
  const spare = sparePeer(open);
  spare.expect(PAIR);
  spare.expect({ ...PAIR });
  expect(made).toHaveLength(1);
  made[0]?.told.onSignal(OFFER);
  const { said, told } = taker();
  spare.open({ ...PAIR }, told);
  made[0]?.told.onSignal(ANSWER);
  made[0]?.told.onUp();
  expect(said).toEqual(['offer', 'answer', 'up']);
  expect(made).toHaveLength(1);
});

test('is taken once, and the next is made anew', () => {
  const { made, open } = opener();
  const spare = sparePeer(open);
  spare.expect(PAIR);
  const [first, second] = [taker(), taker()];
  spare.open(PAIR, first.told);
  spare.open(PAIR, second.told);
  made[1]?.told.onSignal(OFFER);
  expect([first.said, second.said, made.length]).toEqual([[], ['offer'], 2]);
});

test.each([
  ['the other end', { ...PAIR, initiator: false }],
  ['the relay', { ...PAIR, toRelay: true }],
  ['other servers', { ...PAIR, ice: { iceServers: [] } }],
])('for %s another is made', (_what, wanted) => {
  const { made, open } = opener();
  const spare = sparePeer(open);
  spare.expect(PAIR);
  made[0]?.told.onSignal(OFFER);
  const { said, told } = taker();
  spare.open(wanted, told);
  expect([said, made.length, made[1]?.start]).toEqual([[], 2, wanted]);
});

test('that failed meanwhile, is not expected any more, or when all ends, is closed and not used', () => {
  const { made, open } = opener();
  const spare = sparePeer(open);
  spare.expect(PAIR);
  made[0]?.told.onFailed();
  const { said, told } = taker();
  spare.open(PAIR, told);
  expect([said, made.length]).toEqual([[], 2]);
  spare.expect(PAIR);
  spare.expect(null);
  spare.expect(PAIR);
  spare.close();
  expect(made.map(({ closed }) => closed)).toEqual([true, false, true, true]);
});
