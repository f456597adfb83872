/** An agreement written together: a letter on one page to the other side's screen, and a pen's stroke to the other side's ink, between real pages through a court's own process, against a bare WebSocket relay between two pages in the same run. */
import { createServer, type Server } from 'node:http';
import type { Browser, Page } from '@playwright/test';
import { WebSocket as Line, WebSocketServer } from 'ws';
import { DRAFT, type DraftSheet } from '../../main/contract/draft.ts';
import { LiveTell, SeatAnswer, type LiveAsk } from '../../main/contract/live.ts';
import { killableScene } from '../media/killableCourt.ts';
import {
  bundleLivePage,
  launchBrowser,
  openPage,
  pass,
  PATIENCE,
  type Scene,
  type Seat,
} from '../media/room.ts';
import type { Row } from './table.ts';

/** As somebody types, and a little faster: each letter is waited for, then the next comes after a pause. */
const LETTERS = { count: 300, everyMs: 60 } as const;
const LIMIT = 3;
const DRAFT_ID = 'draft-of-a-bench'.padEnd(22, '-');
const CLAUSE = 'first';
const SHEET: DraftSheet = {
  clauses: [{ clause: CLAUSE, number: 1, free: true, most: DRAFT.words }],
  findings: [],
  missing: [],
};

export async function benchDraft(): Promise<readonly Row[]> {
  await bundleLivePage();
  const browser = await launchBrowser();
  const at = await killableScene(browser);
  try {
    const { pages, host } = await roomWithDraft(at);
    const [one, other] = pages;
    if (one === undefined || other === undefined) throw new Error('no pages');
    const ours = await letters(one.page, other.page, `[data-clause="${CLAUSE}"] textarea`);
    host.terminate();
    const bare = await bareLetters(browser);
    return [row('keystroke → other side’s screen, two pages', ours, bare)];
  } finally {
    await at.close();
    await browser.close();
  }
}

function row(what: string, ours: readonly number[], bare: readonly number[]): Row {
  const told = (values: readonly number[]): string =>
    `p50 ${share(values, 0.5).toFixed(1)} · p99 ${share(values, 0.99).toFixed(1)} ms`;
  return {
    what,
    measured: told(ours),
    against: `bare WebSocket relay between two pages ${told(bare)}`,
    ratio: share(ours, 0.99) / share(bare, 0.99),
    limit: { kind: 'atMost', ratio: LIMIT },
  };
}
const share = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ??
  Number.NaN;

/** Both pages write; the host, which lays the draft, is a bare line. */
async function roomWithDraft(at: Scene): Promise<{ pages: Seat[]; host: Line }> {
  const post = async (path: string): Promise<SeatAnswer> =>
    SeatAnswer.parse(
      await (
        await fetch(`${at.court.url}/desk/api/live/${path}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${at.court.token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ role: 'mediator' }),
        })
      ).json(),
    );
  const { room, ticket } = await post('rooms');
  const host = new Line(`${at.court.url.replace('http', 'ws')}/v1/live`);
  await new Promise((resolve) => host.once('open', resolve));
  const say = (ask: LiveAsk): void => host.send(JSON.stringify(ask));
  const beat = setInterval(() => say({ t: 'beat' }), 10_000);
  host.once('close', () => clearInterval(beat));
  const waits = (seat: number): Promise<void> =>
    new Promise((resolve) =>
      host.on('message', (data) => {
        const tell = LiveTell.parse(JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : ''));
        if (tell.t === 'room' && tell.view.seats.some((one) => one.seat === seat && one.phase === 'lobby'))
          resolve();
      }),
    );
  say({ t: 'join', ticket, page: 'page-of-a-bench' });
  say({ t: 'ready', equipment: { camera: false, microphone: false, speaker: 'heard' } });
  say({ t: 'layDraft', draft: DRAFT_ID, sheet: SHEET, library: [] });
  say({ t: 'lockDraft', draft: DRAFT_ID, on: false });
  const pages: Seat[] = [];
  for (const seat of [2, 3]) {
    const guest = await at.open(`#ticket=${(await post(`rooms/${room}/seats`)).ticket}`);
    const waiting = waits(seat);
    await pass(guest);
    await waiting;
    say({ t: 'admit', seat });
    say({ t: 'letWrite', draft: DRAFT_ID, seat, on: true });
    await guest.page.locator('textarea').waitFor(PATIENCE);
    pages.push(guest);
  }
  return { pages, host };
}

/** From the moment a letter is in the one field to the frame in which the other shows it. */
async function letters(one: Page, other: Page, field: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let n = 0; n < LETTERS.count; n += 1) {
    const seen = other.evaluate(nextFrameWithAnother, field);
    const typed = await one.evaluate(typeOne, field);
    times.push((await seen) - typed);
    await one.waitForTimeout(LETTERS.everyMs);
  }
  return times;
}

/** In the page: one letter, as a key would put it. */
function typeOne(field: string): number {
  const target = document.querySelector<HTMLTextAreaElement>(field);
  if (target === null) throw new Error('no field');
  target.focus();
  const at = performance.timeOrigin + performance.now();
  target.setRangeText('字', target.value.length, target.value.length, 'end');
  target.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return at;
}

/** In the page: when a frame was begun that shows another text than now. */
function nextFrameWithAnother(field: string): Promise<number> {
  const target = document.querySelector<HTMLTextAreaElement>(field);
  if (target === null) throw new Error('no field');
  const before = target.value;
  return new Promise((resolve) => {
    const look = (): void => {
      if (target.value === before) requestAnimationFrame(look);
      else resolve(performance.timeOrigin + performance.now());
    };
    look();
  });
}

/** Two pages with a field each and nothing between them but a server that passes on what it hears. */
async function bareLetters(browser: Browser): Promise<readonly number[]> {
  const server = createServer((_request, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end('<!doctype html><title>bench</title><body><textarea></textarea></body>');
  });
  const relay = new WebSocketServer({ server, perMessageDeflate: false });
  relay.on('connection', (ws) =>
    ws.on('message', (data, binary) => {
      for (const other of relay.clients) if (other !== ws) other.send(data, { binary });
    }),
  );
  const port = await listening(server);
  const opened = await Promise.all([1, 2].map(() => openPage(browser, `http://127.0.0.1:${port}/`)));
  const [one, other] = opened;
  if (one === undefined || other === undefined) throw new Error('no pages');
  for (const { seat } of opened) await seat.page.evaluate(bareField, port);
  const times = await letters(one.seat.page, other.seat.page, 'textarea');
  for (const { context } of opened) await context.close();
  relay.close();
  server.close();
  return times;
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** In the page: what is typed goes out whole, and what comes is shown. */
async function bareField(port: number): Promise<void> {
  const field = document.querySelector('textarea');
  const ws = new WebSocket(`ws://127.0.0.1:${port}/`);
  await new Promise((resolve) => (ws.onopen = resolve));
  if (field === null) throw new Error('no field');
  field.oninput = () => ws.send(field.value);
  ws.onmessage = ({ data }: MessageEvent<string>) => {
    field.value = data;
  };
}
