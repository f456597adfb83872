/** The line that says "pull now": who may open it, what it carries, when it is hung up. */
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { Booths } from '../../main/contract/desk.ts';
import { lineOf, type Line } from './boothSocketLine.ts';
import { boothOf, courtHere } from './courtHarness.ts';

test('a signed hello is welcomed, a new receipt is nudged, a heartbeat is answered and shown at the desk', async () => {
  const court = await courtHere();
  const booth = await boothOf(court);
  const line = lineOf(booth);
  expect(await line.next()).toMatchObject({ t: 'welcome' });
  await booth.post([booth.item('test.load/1', 'words')]);
  expect(await line.next()).toEqual({ t: 'nudge', what: 'receipts' });
  line.ws.send(JSON.stringify({ t: 'hb', queued: 3, oldestQueuedAt: null, devices: { scanner: 'fault' } }));
  expect(await line.next()).toEqual({ t: 'hb' });
  const desk = await fetch(`${court.url}/desk/api/booths`, {
    headers: { authorization: `Bearer ${court.token}` },
  });
  expect(Booths.parse(await desk.json()).rows).toMatchObject([
    { online: true, queued: 3, devices: { scanner: 'fault' } },
  ]);
  line.ws.close();
});

test('a hello that is unsigned, too old, or not the first frame is hung up on', async () => {
  const booth = await boothOf(await courtHere());
  expect(await lineOf(booth, Date.now() - 200_000).closed).toBe(4401);
  const silent = new WebSocket(`${booth.url.replace('http', 'ws')}/v1/ws`);
  silent.on('open', () =>
    silent.send(JSON.stringify({ t: 'hb', queued: 0, oldestQueuedAt: null, devices: {} })),
  );
  expect(await new Promise((resolve) => void silent.on('close', resolve))).toBe(4401);
});

test('a newer line of the same booth takes over, and revoking hangs up', async () => {
  const court = await courtHere();
  const booth = await boothOf(court);
  const old = lineOf(booth);
  await old.next();
  const line = lineOf(booth);
  await line.next();
  expect(await old.closed).toBe(4409);
  await fetch(`${court.url}/desk/api/booths/hw-03/revoke`, {
    method: 'POST',
    headers: { authorization: `Bearer ${court.token}` },
  });
  expect(await line.closed).toBe(4403);
});

const live = (line: Line, ask: Readonly<Record<string, unknown>>): void =>
  line.ws.send(JSON.stringify({ t: 'live', say: JSON.stringify(ask) }));

test('a booth opens a room over its own line; what is wrong in it harms neither line nor booth', async () => {
  const court = await courtHere();
  const booth = await boothOf(court);
  const line = lineOf(booth);
  await line.next();
  line.ws.send(JSON.stringify({ t: 'liveOpen' }));
  const opened = await line.next();
  if (opened.t !== 'liveOpened') throw new Error(`heard ${opened.t}`);
  live(line, { t: 'join', ticket: opened.seat.ticket, page: 'page-of-the-table' });
  expect(await line.next()).toMatchObject({ t: 'live', tell: { t: 'room', view: { you: 1 } } });
  live(line, { t: 'admit', seat: 1, role: 'judge' });
  expect(await line.next()).toMatchObject({ t: 'live', tell: { t: 'refused', why: 'foreign' } });
  live(line, { t: 'invite', role: 'party' });
  expect(await line.next()).toMatchObject({
    t: 'live',
    tell: { t: 'invited', invitation: { role: 'party' } },
  });
  // Another room of the same booth ends the one before; the line goes on with heartbeats.
  line.ws.send(JSON.stringify({ t: 'liveOpen' }));
  expect(await line.next()).toMatchObject({ t: 'live', tell: { t: 'over', reason: 'ended' } });
  expect(await line.next()).toEqual({ t: 'liveClosed', code: 4410 });
  expect(await line.next()).toMatchObject({ t: 'liveOpened' });
  line.ws.send(JSON.stringify({ t: 'hb', queued: 0, oldestQueuedAt: null, devices: {} }));
  expect(await line.next()).toEqual({ t: 'hb' });
});

test('a ticket the court does not know ends that talk alone, not the booth’s line', async () => {
  const court = await courtHere();
  const line = lineOf(await boothOf(court));
  await line.next();
  live(line, { t: 'join', ticket: 'x'.repeat(43), page: 'page-of-the-table' });
  expect(await line.next()).toMatchObject({
    t: 'live',
    tell: { t: 'refused', ask: 'join', why: 'badTicket' },
  });
  expect(await line.next()).toEqual({ t: 'liveClosed', code: 4401 });
  line.ws.send(JSON.stringify({ t: 'hb', queued: 0, oldestQueuedAt: null, devices: {} }));
  expect(await line.next()).toEqual({ t: 'hb' });
});
