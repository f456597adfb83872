/** A real court and real Chromium pages with invented cameras, and the eyes to see what their connections carry. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { build, mergeConfig } from 'vite';
import { z } from 'zod';
import { configOf, root } from '../../build/vite.config.ts';
import { SeatAnswer } from '../../main/contract/live.ts';
import { startCourt, type Court, type CourtOptions } from '../../main/court/start.ts';
import { launcherAt, type Place } from './hosts.ts';

/** WebRTC leaves loopback out unless told; picture and sound are made up by the browser. */
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection', '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows',
]; // prettier-ignore

/** Two cores for everybody: small pictures, and patience. */
export const PATIENCE = { timeout: 60_000 } as const;

export const Flow = z.object({
  frames: z.number(),
  bytesIn: z.number(),
  bytesOut: z.number(),
  open: z.number(),
});
export type Flow = z.infer<typeof Flow>;

/** Runs in the page before it, or before its first connection: keeps hold of its connections, and asks the camera for small pictures. */
export function watch(turnOnly: boolean): void {
  const all: RTCPeerConnection[] = [];
  const Real = window.RTCPeerConnection;
  window.RTCPeerConnection = new Proxy(Real, {
    construct(target, given: [RTCConfiguration?]) {
      const made = new target(turnOnly ? { ...given[0], iceTransportPolicy: 'relay' } : given[0]);
      all.push(made);
      return made;
    },
  });
  const media = navigator.mediaDevices;
  const ask = media.getUserMedia.bind(media);
  media.getUserMedia = (wanted) =>
    ask({ ...wanted, ...(wanted?.video ? { video: { width: 320, height: 180, frameRate: 10 } } : {}) });
  Object.assign(window, { connections: all });
}

export interface Seat {
  readonly page: Page;
  readonly problems: readonly string[];
  /** Of all connections that stand now, summed up. */
  flow(): Promise<Flow>;
  /** Resolves when pictures of `others` others move in this page. */
  sees(others: number): Promise<void>;
}

/** A way to the court that can be cut. */
export interface Cable {
  readonly url: string;
  cut(): void;
  mend(): void;
}

/** Where a court listens, and its desk's word. */
export type CourtHere = Pick<Court, 'url' | 'token'>;

export interface Way {
  /** Another way to the court. */
  readonly url?: string;
  /** A network that lets nothing through but the TURN server: no other candidate is even looked for. */
  readonly turnOnly?: boolean;
  /** Another browser than the scene's: that of another host. */
  readonly browser?: Browser;
}

export interface Scene {
  readonly court: CourtHere;
  /** Opens a page for a seat. */
  open(address: string, way?: Way): Promise<Seat>;
  cable(): Promise<Cable>;
  close(): Promise<void>;
}

export const livePages = join(root, '.cache', 'media-page', process.env['TEST_PARALLEL_INDEX'] ?? '0');

let bundled: Promise<void> | null = null;
/** Once for all files of one worker. */
export const bundleLivePage = (): Promise<void> => (bundled ??= bundle());

async function bundle(): Promise<void> {
  const entry = {
    kind: 'page',
    name: 'live',
    source: 'renderer/live/index.html',
    folder: 'dist',
    copies: {},
  } as const;
  await build(mergeConfig(configOf(entry), { build: { outDir: livePages, reportCompressedSize: false } }));
}

/** Whose court is in this process. */
export interface NearScene extends Scene {
  readonly court: Court;
}

export async function scene(browser: Browser, settings: CourtOptions['settings'] = {}): Promise<NearScene> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yuncang-media-'));
  const started = await startCourt({
    dataDir,
    port: 0,
    livePageDir: livePages,
    settings,
    log: () => undefined,
  });
  if (!started.ok) throw new Error(started.error.message);
  const court = started.value;
  const around = sceneOf(browser, () => court, async () => {
    await court.close();
    rmSync(dataDir, { recursive: true, force: true });
  }); // prettier-ignore
  return { ...around, court };
}

/** Around a court that listens already and ends with it. */
export function sceneOf(browser: Browser, court: () => CourtHere, end: () => Promise<void>): Scene {
  const contexts: BrowserContext[] = [];
  const servers: Server[] = [];
  return {
    get court() {
      return court();
    },
    async open(address, { url = court().url, turnOnly = false, browser: other = browser } = {}) {
      const { seat, context } = await openPage(other, `${url}/live/${address}`, turnOnly);
      contexts.push(context);
      return seat;
    },
    async cable() {
      const made = await cableTo(Number(new URL(court().url).port));
      servers.push(made.server);
      return made;
    },
    async close() {
      for (const context of contexts) await context.close();
      for (const server of servers) server.close();
      await end();
    },
  };
}

/** A page of the court in a browser of its own, watched from its beginning. */
export async function openPage(
  browser: Browser,
  url: string,
  turnOnly = false,
): Promise<{ readonly seat: Seat; readonly context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => void problems.push(error.message));
  await page.addInitScript(watch, turnOnly);
  await page.goto(url);
  return { seat: seatOn(page, problems), context };
}

const CHROMIUM = process.env['YUNCANG_CHROMIUM'] ?? '/usr/bin/chromium';

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

/** A browser of another host. A camera is given to an origin with TLS alone: a real court has it, and the one of a test is named. */
export async function launchBrowserAt(place: Place, court: string): Promise<Browser> {
  const { file, remove } = launcherAt(place, CHROMIUM);
  const args = [...FLAGS, `--unsafely-treat-insecure-origin-as-secure=${court}`];
  try {
    return await chromium.launch({ executablePath: file, args });
  } finally {
    remove();
  }
}

export function seatOn(page: Page, problems: readonly string[]): Seat {
  const flow = async (): Promise<Flow> =>
    Flow.parse(
      await page.evaluate(async () => {
        const { connections } = window as unknown as { connections: RTCPeerConnection[] };
        const sum = { frames: 0, bytesIn: 0, bytesOut: 0, open: 0 };
        for (const one of connections) {
          if (one.connectionState === 'closed') continue;
          sum.open += 1;
          for (const report of (await one.getStats()).values()) {
            const said = report as {
              type: string;
              framesDecoded?: number;
              bytesReceived?: number;
              bytesSent?: number;
            };
            if (said.type === 'inbound-rtp') {
              sum.frames += said.framesDecoded ?? 0;
              sum.bytesIn += said.bytesReceived ?? 0;
            }
            if (said.type === 'outbound-rtp') sum.bytesOut += said.bytesSent ?? 0;
          }
        }
        return sum;
      }),
    );
  return {
    page,
    problems,
    flow,
    async sees(others) {
      const pictures = page.locator('figure:not([data-mine]) video:visible');
      await expect(pictures).toHaveCount(others, PATIENCE);
      for (const picture of await pictures.all()) {
        const times = (): Promise<number> => picture.evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames); // prettier-ignore
        const before = await times();
        await expect.poll(times, PATIENCE).toBeGreaterThan(before + 2);
      }
    },
  };
}

async function cableTo(port: number): Promise<Cable & { readonly server: Server }> {
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    } // prettier-ignore
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the cable has no port');
  return {
    server,
    url: `http://127.0.0.1:${address.port}`,
    cut() {
      whole = false;
      for (const socket of open) socket.destroy();
    },
    mend() {
      whole = true;
    },
  };
}

/** Through the check before the lobby, as a person does it. */
export async function pass({ page }: Seat): Promise<void> {
  await page.getByRole('button', { name: '放一段声音' }).click(PATIENCE);
  await page.getByRole('button', { name: '我听到了', exact: true }).click();
  await page.getByRole('button', { name: /^都好了/ }).click();
}

export async function hostAtDesk(at: Scene, role = 'mediator'): Promise<Seat> {
  const answer = await fetch(`${at.court.url}/desk/api/live/rooms`, {
    method: 'POST',
    headers: { authorization: `Bearer ${at.court.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ role }),
  });
  const { ticket } = SeatAnswer.parse(await answer.json());
  const host = await at.open(`#ticket=${ticket}`);
  await pass(host);
  await host.page.getByRole('button', { name: '请远方的人加入' }).waitFor(PATIENCE);
  return host;
}

/** The host reads a new code out, the guest types it and waits; then the host lets in. */
export async function bringIn(at: Scene, host: Seat, role: string, way: Way = {}): Promise<Seat> {
  const guest = await bringToDoor(at, host, role, way);
  await letIn(host);
  return guest;
}

export const letIn = (host: Seat): Promise<void> =>
  host.page.getByRole('button', { name: /^请进来/ }).click(PATIENCE);

export async function bringToDoor(at: Scene, host: Seat, role: string, way: Way = {}): Promise<Seat> {
  await host.page.getByRole('button', { name: '请远方的人加入' }).click();
  await host.page.getByRole('button', { name: role, exact: true }).click();
  await host.page.getByText(`给${role}，只能用一次`).waitFor(PATIENCE);
  const code = host.page.locator('[data-code]');
  const guest = await at.open('', way);
  const read = (await code.innerText()).match(/[0-9A-Z]{5}-[0-9A-Z]{5}/)?.[0] ?? '';
  await guest.page.getByLabel('加入号码').fill(read);
  await guest.page.getByRole('button', { name: '填好了，下一步' }).click();
  await pass(guest);
  await guest.page.getByRole('heading', { name: /请稍等/ }).waitFor(PATIENCE);
  return guest;
}
