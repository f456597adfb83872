/** Live rooms: letting somebody in until the first picture, against a bare RTCPeerConnection in the same run; and what each person costs, against Janus's own echo. */
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { SeatAnswer } from '../../main/contract/live.ts';
import { readProc, statusOf, treeOf } from '../booth/processTree.ts';
import { carriesPictures, thisMachine } from '../media/hosts.ts';
import { janusServer, type JanusServer } from '../media/programs.ts';
import {
  bundleLivePage, hostAtDesk, launchBrowser, openPage, pass, PATIENCE, scene, type Scene, type Seat,
} from '../media/room.ts'; // prettier-ignore
import { echoInPage } from './liveEcho.ts';
import { type Row } from './table.ts';

/** The first picture comes with the camera's next one, up to 67 ms later: a mean of many, as a median would be one or the other. */
const JOINS = 15;
/** Until whoever leads has seen that somebody waits, and has a finger on the button. */
const TAP_MS = 1_000;
const JOIN_LIMIT = 1.3;
const CPU_MS = 10_000;
const MESH = [2, 3] as const;
const RELAYED = [4, 6, 8] as const;

export async function benchLive(): Promise<readonly Row[]> {
  await bundleLivePage();
  const browser = await launchBrowser();
  try {
    return [await joining(browser, TAP_MS), await joining(browser, 0), ...(await processor(browser))];
  } finally {
    await browser.close();
  }
}

/** A page of nobody, whose rules allow it to talk to Janus. */
async function blankPage(browser: Browser): Promise<{ page: Page; close(): Promise<void> }> {
  const server = createServer((_request, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end('<!doctype html><title>bench</title><body></body>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { seat, context } = await openPage(browser, `http://127.0.0.1:${address.port}/`);
  return {
    page: seat.page,
    async close() {
      await context.close();
      server.close();
    },
  };
}

/** With no tap time the silent connection is still being made: faster than a person can be. */
async function joining(browser: Browser, tapMs: number): Promise<Row> {
  const at = await scene(browser);
  try {
    const host = await hostAtDesk(at);
    const bare = await blankPage(browser);
    const times = { ours: [] as number[], bare: [] as number[] };
    for (let join = 0; join < JOINS; join += 1) {
      times.bare.push(await bare.page.evaluate(bareJoin));
      const guest = await waiting(at, host);
      await setTimeout(tapMs);
      const seen = guest.page.evaluate(firstRemotePicture);
      const admitted = await host.page.evaluate(letIn);
      times.ours.push((await seen) - admitted);
      await sendAway(host);
    }
    await bare.close();
    const when = tapMs === 0 ? 'the very moment they wait' : `${tapMs} ms after they wait`;
    return told({
      what: `let in ${when} → first picture of the other, two in a room`,
      measured: `mean ${mean(times.ours).toFixed(0)} ms of ${JOINS}`,
      against: `bare RTCPeerConnection, both ends in one page, ${mean(times.bare).toFixed(0)} ms`,
      ratio: mean(times.ours) / mean(times.bare),
      limit: tapMs === 0 ? null : { kind: 'atMost', ratio: JOIN_LIMIT },
    });
  } finally {
    await at.close();
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** Eight pages may be too many for a machine: what was measured before is told at once. */
function told(row: Row): Row {
  process.stderr.write(`${row.what}: ${row.measured}; ${row.against}; ${row.ratio?.toFixed(2) ?? ''}\n`);
  return row;
}

/** In the page: both ends of one connection, nothing in between, the same picture of the same camera (`VIDEO` of `renderer/call/media.ts`). */
async function bareJoin(): Promise<number> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 15, max: 15 } },
  });
  const shown = document.createElement('video');
  shown.muted = true;
  document.body.append(shown);
  const began = performance.now();
  const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
  one.onicecandidate = ({ candidate }) => void other.addIceCandidate(candidate ?? undefined);
  other.onicecandidate = ({ candidate }) => void one.addIceCandidate(candidate ?? undefined);
  const first = new Promise<number>((resolve) => {
    other.ontrack = ({ streams: [far] }) => {
      if (shown.srcObject !== null) return;
      shown.srcObject = far ?? null;
      void shown.play();
      shown.requestVideoFrameCallback(() => resolve(performance.now()));
    };
  });
  for (const track of stream.getTracks()) {
    one.addTrack(track, stream);
    other.addTrack(track, stream);
  }
  await one.setLocalDescription();
  await other.setRemoteDescription(one.localDescription ?? { type: 'rollback' });
  await other.setLocalDescription();
  await one.setRemoteDescription(other.localDescription ?? { type: 'rollback' });
  const seen = await first;
  one.close();
  other.close();
  for (const track of stream.getTracks()) track.stop();
  shown.remove();
  return seen - began;
}

/** In the page of who waits: when the first picture of another was painted. */
function firstRemotePicture(): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      const video = document.querySelector<HTMLVideoElement>('figure:not([data-mine]) video');
      if (video === null || video.srcObject === null) requestAnimationFrame(look);
      else video.requestVideoFrameCallback(() => resolve(performance.timeOrigin + performance.now()));
    };
    look();
  });
}

/** In the host's page: lets in who waits, and tells when. */
function letIn(): number {
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent.startsWith('请进来'));
  const at = performance.timeOrigin + performance.now();
  button?.click();
  return at;
}

/** By the desk's own right and through the check, up to the lobby. */
async function waiting(at: Scene, host: Seat): Promise<Seat> {
  const { rooms } = await ask<{ rooms: readonly { room: string }[] }>(at, 'rooms');
  const answer = await ask(at, `rooms/${rooms[0]?.room ?? ''}/seats`, { role: 'judicialOfficer' });
  const guest = await at.open(`#ticket=${SeatAnswer.parse(answer).ticket}`);
  await pass(guest);
  await host.page.getByRole('button', { name: /^请进来/ }).waitFor(PATIENCE);
  return guest;
}

async function ask<T>(at: Scene, path: string, post?: unknown): Promise<T> {
  const answer = await fetch(`${at.court.url}/desk/api/live/${path}`, {
    headers: { authorization: `Bearer ${at.court.token}`, 'content-type': 'application/json' },
    ...(post === undefined ? {} : { method: 'POST', body: JSON.stringify(post) }),
  });
  return (await answer.json()) as T;
}

async function sendAway({ page }: Seat): Promise<void> {
  await page.getByRole('button', { name: '请离开' }).click(PATIENCE);
  await page.locator('figure:not([data-mine])').waitFor({ state: 'detached', ...PATIENCE });
}

async function processor(browser: Browser): Promise<readonly Row[]> {
  const here = thisMachine();
  if (!carriesPictures(here)) return [{ what: 'processor per person', measured: 'no network card here', against: '', ratio: null, limit: null }]; // prettier-ignore
  const janus = await janusServer(here, { echo: true });
  const at = await scene(browser, { media: { turn: null, relay: janus.settings } });
  try {
    const echo = await echoCost(browser, janus);
    const rows: Row[] = [];
    const seats = [await hostAtDesk(at)];
    const [host] = seats;
    if (host === undefined) throw new Error('no host');
    for (const people of [...MESH, ...RELAYED]) {
      while (seats.length < people) {
        seats.push(await waiting(at, host));
        await host.page.getByRole('button', { name: /^请进来/ }).click(PATIENCE);
      }
      for (const seat of seats) await seat.sees(people - 1);
      const cost = (await costOf(CPU_MS)) / people;
      const row = told({
        what: `processor per person, ${people} ${people > 3 ? 'by way of the relay' : 'joined directly'}`,
        measured: `${(cost * 100).toFixed(0)} % of a core, ${await rates(seats)}`,
        against: `Janus’s own echo, one page ${(echo * 100).toFixed(0)} %`,
        ratio: cost / echo,
        limit: null,
      });
      rows.push(row);
    }
    return rows;
  } finally {
    await at.close();
    await janus.end();
  }
}

async function echoCost(browser: Browser, { settings }: JanusServer): Promise<number> {
  const blank = await blankPage(browser);
  await blank.page.evaluate(echoInPage, { url: settings.url, apiSecret: settings.apiSecret });
  const cost = await costOf(CPU_MS);
  await blank.close();
  return cost;
}

/** Pictures a second of each other person, on average over all pages. */
async function rates(seats: readonly Seat[]): Promise<string> {
  const count = async ({ page }: { page: Page }): Promise<number> =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLVideoElement>('figure:not([data-mine]) video')].reduce(
        (sum, video) => sum + video.getVideoPlaybackQuality().totalVideoFrames,
        0,
      ),
    );
  const before = await Promise.all(seats.map(count));
  const began = performance.now();
  await setTimeout(CPU_MS / 2);
  const after = await Promise.all(seats.map(count));
  const frames = after.reduce((sum, now, at) => sum + now - (before[at] ?? 0), 0);
  const seconds = (performance.now() - began) / 1000;
  return `${(frames / seconds / seats.length / (seats.length - 1)).toFixed(1)} of 10 pictures a second`;
}

/** Of the browser with all its pages and of Janus, in cores. */
async function costOf(ms: number): Promise<number> {
  const [before, began] = [used(), performance.now()];
  await setTimeout(ms);
  return (used() - before) / (performance.now() - began);
}

const TICK_MS = 10;
function used(): number {
  return treeOf(process.pid)
    .filter((pid) => /^(chromium|janus)/.test(statusOf(pid, 'Name') ?? ''))
    .map((pid) => {
      const stat = readProc(`${pid}/stat`) ?? '';
      const [user, system] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13); // prettier-ignore
      return (Number(user ?? 0) + Number(system ?? 0)) * TICK_MS;
    })
    .reduce((sum, one) => sum + one, 0);
}
