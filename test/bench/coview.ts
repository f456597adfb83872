/** A document looked at together: a pen's piece to the other seat's ink, and a turned page to the other seat's picture, against a bare WebSocket in the same run that does no more than must be done: one FULL commit of what was said before it is told, and the bytes of the picture. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { WebSocket, WebSocketServer } from 'ws';
import { LiveTell, SeatAnswer, type LiveAsk } from '../../main/contract/live.ts';
import { startCourt, type Court } from '../../main/court/start.ts';
import { TestBooth } from '../link/courtBooth.ts';
import { fileAt } from '../link/filing.ts';
import type { Row } from './table.ts';

/** As a page says them: 25 a second. */
const PIECES = { count: 300, everyMs: 40, points: 8 } as const;
const TURNS = { count: 60, everyMs: 300 } as const;
const LIMIT = { ink: 2, turn: 5 } as const;

type Told = (tell: LiveTell) => void;
type Line = { readonly ws: WebSocket; say(ask: LiveAsk): void; told: Told };

export async function benchCoview(): Promise<readonly Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yuncang-bench-'));
  const started = await startCourt({ dataDir, port: 0, log: () => undefined });
  if (!started.ok) throw new Error(started.error.message);
  const court = started.value;
  const echo = await echoServer(join(dataDir, 'bare.db'));
  try {
    const room = await roomWithPaper(court);
    const ink = await inkTimes(room, echo);
    const turns = await turnTimes(room, echo);
    for (const { ws } of [room.host, room.other]) ws.terminate();
    return [
      row('pen → other side’s ink, a piece on the line', ink, LIMIT.ink),
      row('page turn → other side’s picture, whole', turns, LIMIT.turn),
    ];
  } finally {
    echo.close();
    await court.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Times {
  readonly ours: readonly number[];
  readonly echo: readonly number[];
}
function row(what: string, { ours, echo }: Times, limit: number): Row {
  const [p50, p99, raw] = [share(ours, 0.5), share(ours, 0.99), share(echo, 0.99)];
  return {
    what,
    measured: `p50 ${p50.toFixed(1)} · p99 ${p99.toFixed(1)} ms`,
    against: `bare durable echo p50 ${share(echo, 0.5).toFixed(1)} · p99 ${raw.toFixed(1)} ms`,
    ratio: p99 / raw,
    limit: { kind: 'atMost', ratio: limit },
  };
}
const share = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ??
  Number.NaN;

/** Writes down what it is told, as durably as the court does, and says it back; then as many bytes as are asked for. */
async function echoServer(file: string) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE said (said TEXT NOT NULL)');
  const keep = db.prepare<[string]>('INSERT INTO said VALUES (?)');
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  server.on('connection', (ws) =>
    ws.on('message', (data, binary) => {
      const text = Buffer.isBuffer(data) ? data.toString('utf8') : '';
      if (binary) return ws.send(Buffer.alloc(Number(text)));
      keep.run(text);
      return ws.send(text);
    }),
  );
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const ws = new WebSocket(`ws://127.0.0.1:${address.port}`, { perMessageDeflate: false });
  await once(ws, 'open');
  const close = (): void => {
    ws.terminate();
    server.close();
    db.close();
  };
  return { ws, close };
}
type Echo = Awaited<ReturnType<typeof echoServer>>;

async function echoed({ ws }: Echo, text: string, bytes = 0): Promise<number> {
  const began = performance.now();
  ws.send(text);
  await once(ws, 'message');
  if (bytes > 0) {
    ws.send(Buffer.from(String(bytes)), { binary: true });
    await once(ws, 'message');
  }
  return performance.now() - began;
}

async function joined(court: Court, ticket: string): Promise<Line> {
  const ws = new WebSocket(`${court.url.replace('http', 'ws')}/v1/live`, { perMessageDeflate: false });
  const line: Line = { ws, say: (ask) => ws.send(JSON.stringify(ask)), told: () => undefined };
  ws.on('message', (data) =>
    line.told(LiveTell.parse(JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : ''))),
  );
  await once(ws, 'open');
  line.say({ t: 'join', ticket, page: 'page-of-a-bench' });
  line.say({ t: 'ready', equipment: { camera: true, microphone: true, speaker: 'heard' } });
  return line;
}

const heard = <T>(line: Line, pick: (tell: LiveTell) => T | undefined): Promise<T> =>
  new Promise((resolve) => {
    line.told = (tell) => {
      const picked = pick(tell);
      if (picked !== undefined) resolve(picked);
    };
  });

async function roomWithPaper(court: Court) {
  const booth = await TestBooth.provision(
    court.url,
    court.issueCode({ boothId: 'hw-03', site: '演示站点', booth: '演示' }),
  );
  const { number } = await fileAt(court, booth);
  const seatOf = async (path: string): Promise<SeatAnswer> =>
    SeatAnswer.parse(
      await (
        await fetch(`${court.url}/desk/api/live/${path}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${court.token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ role: 'mediator' }),
        })
      ).json(),
    );
  const first = await seatOf('rooms');
  const host = await joined(court, first.ticket);
  const second = await seatOf(`rooms/${first.room}/seats`);
  const other = await joined(court, second.ticket);
  await heard(host, (tell) =>
    tell.t === 'room' && tell.view.seats.some(({ phase }) => phase === 'lobby') ? true : undefined,
  );
  host.say({ t: 'admit', seat: 2 });
  host.say({ t: 'lay', number, what: 'document', idTail: '' });
  const paper = await heard(other, (tell) => (tell.t === 'room' ? tell.view.paper?.paper : undefined));
  return { host, other, paper };
}
type PaperRoom = Awaited<ReturnType<typeof roomWithPaper>>;

async function inkTimes({ host, other, paper }: PaperRoom, echo: Echo): Promise<Times> {
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let piece = 0; piece < PIECES.count; piece += 1) {
    await setTimeout(PIECES.everyMs);
    const points = Array.from({ length: 2 * PIECES.points }, (_, at) => (piece * 7 + at * 31) % 9_999);
    const ask: LiveAsk = {
      t: 'stroke',
      paper,
      page: 1,
      mark: `mark-${Math.floor(piece / 100)}----`,
      from: (piece % 100) * PIECES.points,
      points,
    };
    const arrived = heard(other, (tell) => (tell.t === 'ink' ? true : undefined));
    const began = performance.now();
    host.say(ask);
    await arrived;
    ours.push(performance.now() - began);
    bare.push(await echoed(echo, JSON.stringify(ask)));
  }
  return { ours, echo: bare };
}

/** What a page does that has nothing in memory: it sees the turn, asks for the first piece, then for the rest. */
async function turnTimes({ host, other, paper }: PaperRoom, echo: Echo): Promise<Times> {
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < TURNS.count; turn += 1) {
    await setTimeout(TURNS.everyMs);
    const page = 2 - (turn % 2);
    const whole = wholePicture(other, paper, page);
    const began = performance.now();
    host.say({ t: 'turn', paper, page });
    const bytes = await whole;
    ours.push(performance.now() - began);
    bare.push(await echoed(echo, JSON.stringify({ t: 'turn', paper, page }), bytes));
  }
  return { ours, echo: bare };
}

/** Resolves with its size in bytes. */
function wholePicture(line: Line, paper: string, page: number): Promise<number> {
  let got = 0;
  let asked = false;
  return heard(line, (tell) => {
    if (tell.t === 'room' && tell.view.paper?.page === page && !asked) {
      asked = true;
      line.say({ t: 'picture', paper, page, from: 0 });
    }
    if (tell.t !== 'picture' || tell.page !== page) return undefined;
    const bytes = Buffer.from(tell.base64, 'base64').length;
    if (tell.from === 0)
      for (let from = bytes; from < tell.size; from += bytes) line.say({ t: 'picture', paper, page, from });
    got += bytes;
    return got >= tell.size ? got : undefined;
  });
}
