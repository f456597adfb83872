/** The booth's one request against a server that is no court, or breaks off: an answer or a named failure, and core goes on. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createCourtHttp, type Asked } from '../../main/core/link/http.ts';
import { inFolder, openBooth } from './boothKit.ts';

const Port = z.object({ port: z.number() });
const ASKED = {
  what: 'outbox',
  method: 'POST',
  path: '/v1/outbox',
  signed: 'none',
  timeoutMs: 20_000,
} as const;
/** More than the system takes in before the other end reads it. */
const BODY = new Uint8Array(32 * 1024 * 1024);

/** What came of it, and the statuses that counted as the court's. */
function asking(answer: RequestListener, asked: Asked = ASKED) {
  return inFolder(async (folder) => {
    const server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = Port.parse(server.address());
    const booth = await openBooth(folder);
    const statuses: number[] = [];
    const { identity, clock } = booth;
    const base = new URL(`http://127.0.0.1:${port}`);
    const onAnswer = (status: number): void => void statuses.push(status);
    const http = createCourtHttp({ base, identity, clock, log: () => undefined, onAnswer });
    try {
      const told = await http.ask(asked);
      await after(200); // what breaks afterwards is not an answer's business, but would end core
      const left = told.ok && told.value.bodyLeft ? { bodyLeft: true } : {};
      return { told: told.ok ? told.value.status : told.error.kind, statuses, ...left };
    } finally {
      http.stop();
      await booth.close();
      server.closeAllConnections();
      server.close();
    }
  });
}

test.each([301, 302, 303, 307, 308])('a %i is not the court, and nothing follows it', async (status) => {
  const seen: string[] = [];
  const sent = await asking((request, response) => {
    seen.push(request.url ?? '');
    response.writeHead(status, { location: '/login' }).end();
  });
  expect(sent).toEqual({ told: 'unreachable', statuses: [] });
  expect(seen).toEqual(['/v1/outbox']);
});

test('an answer that comes before everything was read counts, its body has not left, and the broken rest ends nothing', async () => {
  const sent = await asking(
    (request, response) => {
      response.writeHead(413, { connection: 'close' }).end('too large');
      setTimeout(() => request.socket.destroy(), 20);
    },
    { ...ASKED, body: BODY },
  );
  expect(sent).toEqual({ told: 413, statuses: [413] });
});

test('a body that was sent whole has left', async () => {
  const sent = await asking(
    (request, response) => {
      request.resume().once('end', () => response.writeHead(200).end('read'));
    },
    { ...ASKED, body: BODY },
  );
  expect(sent).toEqual({ told: 200, statuses: [200], bodyLeft: true });
});

test('an answer cut in the middle is none', async () => {
  const sent = await asking((request, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('half');
    setTimeout(() => request.socket.destroy(), 20);
  });
  expect(sent).toEqual({ told: 'unreachable', statuses: [] });
});

test('an answer that does not come is a timeout', async () => {
  expect(await asking(() => undefined, { ...ASKED, timeoutMs: 300 })).toEqual({
    told: 'timeout',
    statuses: [],
  });
});

test('what is no HTTP is no answer', async () => {
  const sent = await asking((request) => void request.socket.end('SSH-2.0-court\r\n'));
  expect(sent).toEqual({ told: 'unreachable', statuses: [] });
});
