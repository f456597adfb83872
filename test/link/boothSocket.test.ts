/** The booth's socket over time: a half-open connection is found and cut after 40 s, and tried again with back-off. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RawData, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { EventName } from '../../main/contract/events.ts';
import { type CourtSocket, HEARTBEAT_MS, SILENCE_MS, openCourtSocket } from '../../main/core/link/socket.ts';
import { createClock } from '../../main/core/util/clock.ts';
import { type SimulatedTime, simulatedTime } from '../../main/core/util/simulatedClock.ts';
import { until } from './boothKit.ts';

let server: WebSocketServer;
let url: URL;
let time: SimulatedTime;
let socket: CourtSocket;
let events: EventName[];
let connections: number;
let frames: string[];
let nudges: string[];
/** Whether the court answers anything at all, protocol pings included. */
let speaking: boolean;

const textOf = (data: RawData): string => (Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data)).toString(); // prettier-ignore

beforeEach(async () => {
  [events, frames, nudges, connections, speaking] = [[], [], [], 0, true];
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', autoPong: false });
  await once(server, 'listening');
  const { port } = z
    .object({ port: z.number() })
    .parse(server.address() satisfies AddressInfo | string | null);
  url = new URL(`http://127.0.0.1:${port}`);
  server.on('connection', (ws) => {
    connections += 1;
    ws.on('message', (data) => {
      const frame = z.object({ t: z.string() }).parse(JSON.parse(textOf(data)));
      frames.push(frame.t);
      if (speaking && frame.t === 'hello')
        ws.send(JSON.stringify({ t: 'welcome', at: '2026-03-04T09:00:00Z' }));
      if (speaking && frame.t === 'hb') ws.send(JSON.stringify({ t: 'hb' }));
    });
  });
  time = simulatedTime();
  const claim = {
    boothId: 'b', courtId: 'c', kid: 'k',
    keys: { sealing: { kty: 'OKP', crv: 'X25519', x: 'x', kid: 's' }, receipts: { kid: 'r', publicKey: 'p' } },
    site: { site: '', booth: '', court: '', hours: '', hotline: '' },
  } as const; // prettier-ignore
  socket = openCourtSocket({
    base: url,
    identity: { publicKey: '', sign: () => 'sig', claim: () => claim, keepClaim: () => undefined },
    clock: createClock(time),
    log: (name) => void events.push(name),
    random: () => 0,
    heartbeat: () => ({ t: 'hb', queued: 0, oldestQueuedAt: null, devices: {} }),
    onNudge: (what) => void nudges.push(what),
    onAlive: () => undefined,
    onLive: () => undefined,
  });
  socket.wake();
  await until('connected', () => connections === 1);
});
afterEach(async () => {
  socket.stop();
  for (const ws of server.clients) ws.terminate();
  await new Promise((resolve) => server.close(resolve));
});

test('beats every 15 seconds and stays up as long as the court speaks', async () => {
  await until('welcome', () => socket.up());
  for (let beat = 2; beat <= 6; beat++) {
    time.advance(HEARTBEAT_MS);
    await until(`beat ${beat}`, () => frames.filter((frame) => frame === 'hb').length === beat);
    await new Promise((resolve) => setTimeout(resolve, 20)); // the answer crosses the loopback
  }
  expect(frames[0]).toBe('hello');
  expect(connections).toBe(1);
  expect(events).not.toContain('socketSilent');
});

test('is cut after 40 seconds of silence and comes back with back-off', async () => {
  await until('welcome', () => socket.up());
  await new Promise((resolve) => setTimeout(resolve, 50)); // the answer to the first beat has arrived
  speaking = false;
  time.advance(SILENCE_MS);
  expect(events).toContain('socketSilent');
  await until('down', () => !socket.up());
  expect(connections).toBe(1);
  speaking = true;
  time.advance(2_500);
  await until('connected again', () => connections === 2);
  await until('up again', () => socket.up());
});

test('ignores what it does not understand and passes a nudge on', async () => {
  await until('welcome', () => socket.up());
  for (const ws of server.clients) {
    for (const text of ['{', '[]', '{"t":"nudge","what":"everything"}', '{"t":"nudge","what":"receipts"}']) ws.send(text); // prettier-ignore
  }
  await until('nudge', () => nudges.length === 1);
  expect(nudges).toEqual(['receipts']);
  expect(events.filter((name) => name === 'frameIgnored')).toHaveLength(3);
  expect(socket.up()).toBe(true);
});

test('flooded with an oversized frame closes and tries again', async () => {
  await until('welcome', () => socket.up());
  for (const ws of server.clients) ws.send('x'.repeat(100_000));
  await until('down', () => !socket.up());
  expect(connections).toBe(1);
  time.advance(2_500);
  await until('connected again', () => connections === 2);
});
