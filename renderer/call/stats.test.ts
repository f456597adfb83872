/** What the numbers of a connection mean. */
import { expect, test } from 'vitest';
import { healthOf, statsOf } from './stats.ts';

const reports = (lost: number, packets: number, bytes: number, rtt = 0.04): unknown[] => [
  { type: 'inbound-rtp', kind: 'video', bytesReceived: bytes, packetsReceived: packets, packetsLost: lost, framesDecoded: 7 },
  { type: 'inbound-rtp', kind: 'audio' },
  { type: 'candidate-pair', nominated: false, currentRoundTripTime: 9 },
  { type: 'candidate-pair', nominated: true, currentRoundTripTime: rtt },
  { type: 'codec' },
]; // prettier-ignore

const START = statsOf(reports(0, 0, 0));

test('reads what came in and how long the way is, whatever else the browser reports', () => {
  expect(statsOf(reports(1, 99, 5_000))).toEqual({
    bytesIn: 5_000, packetsIn: 99, packetsLost: 1, framesDecoded: 7, rttMs: 40,
  }); // prettier-ignore
});

test.each([
  ['good', reports(1, 99, 50_000), { lostPercent: 1, rttMs: 40, inKbps: 80 }],
  ['weak', reports(5, 95, 50_000), { lostPercent: 5 }],
  ['weak', reports(0, 100, 50_000, 0.4), { rttMs: 400 }],
  ['bad', reports(20, 80, 50_000), { lostPercent: 20 }],
  ['bad', reports(0, 0, 0), { lostPercent: 100, inKbps: 0 }],
])('is %s', (level, now, rest) => {
  expect(healthOf([{ before: START, now: statsOf(now) }], 5_000)).toMatchObject({ level, ...rest });
});

test('the worst connection counts, and none at all says nothing', () => {
  const pairs = [reports(0, 100, 100), reports(20, 80, 100)].map((now) => ({
    before: START,
    now: statsOf(now),
  }));
  expect(healthOf(pairs, 5_000)?.level).toBe('bad');
  expect(healthOf([], 5_000)).toBeNull();
});
