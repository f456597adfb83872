/** Bench: from the start of the Electron program to the painted idle screen, and to the answer to the first tap. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startCourt } from '../../build/start/court.ts';
import { writeLaunch } from '../../build/start/launch.ts';
import { electronArguments, electronHere } from '../../build/start/places.ts';
import { endChild, endsWithUs } from '../../build/start/program.ts';
import { simulatedDevices, startSimulators } from '../../build/start/simulators.ts';
import { LAUNCH_FILE_ENV } from '../../main/contract/launch.ts';
import { openDisplay } from '../booth/display.ts';
import { inspectPage } from './inspector.ts';
import { minAndMedian, type Row } from './table.ts';

const RUNS = 5;
const PAGE = 'app://booth/index.html';

/** In the page. Chromium keeps the paints from before anybody asked: the first one of something on the idle screen counts. */
const IDLE_PAINTED = `new Promise((resolve) => {
  const observer = new PerformanceObserver((list) => {
    const first = list.getEntries().find((entry) => entry.element?.closest('[data-screen="idle"]'));
    if (first !== undefined) resolve(performance.timeOrigin + first.startTime);
  });
  observer.observe({ type: 'largest-contentful-paint', buffered: true });
})`;

/** In the page: the middle of the way in, once touches are taken. */
const WAY_IN = `new Promise((resolve) => {
  const look = () => {
    const button = document.querySelector('[data-screen="idle"] button');
    if (button === null || 'settling' in document.documentElement.dataset) return requestAnimationFrame(look);
    const { x, y, width, height } = button.getBoundingClientRect();
    resolve({ x: x + width / 2, y: y + height / 2 });
  };
  look();
})`;

/** In the page: the first task after the frame that holds the next screen. */
const NOTICE_PAINTED = `new Promise((resolve) => {
  const look = () => requestAnimationFrame(() => {
    if (document.querySelector('[data-screen="notice"]') === null) return look();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
    port2.postMessage(null);
  });
  look();
})`;

interface Start {
  readonly idleMs: number;
  readonly answeredMs: number;
}

async function startOnce(display: string, launchFile: string): Promise<Start> {
  const [file, args] = endsWithUs(electronHere().executable, [
    '--disable-gpu',
    '--remote-debugging-port=0',
    ...electronArguments(),
  ]);
  const began = performance.timeOrigin + performance.now();
  const electron: ChildProcess = spawn(file, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DISPLAY: display, [LAUNCH_FILE_ENV]: launchFile },
  });
  try {
    const page = await inspectPage(electron, PAGE);
    const [idle, wayIn] = await Promise.all([
      page.evaluate(IDLE_PAINTED, z.number()),
      page.evaluate(WAY_IN, z.object({ x: z.number(), y: z.number() })),
    ]);
    const [answered] = await Promise.all([page.evaluate(NOTICE_PAINTED, z.number()), page.click(wayIn)]);
    page.close();
    return { idleMs: idle - began, answeredMs: answered - began };
  } finally {
    await endChild(electron);
  }
}

export async function benchStartup(runs = RUNS): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-bench-'));
  const closers: (() => Promise<void>)[] = [];
  const onLine = (): void => undefined;
  try {
    const display = await openDisplay({ width: 1080, height: 1920 });
    closers.push(display.close);
    const court = await startCourt({ dataDir: folder, port: 0, onLine });
    closers.push(court.stop);
    const simulators = await startSimulators({ courtUrl: court.ready.url, onLine });
    closers.push(simulators.stop);
    const launchFile = writeLaunch({
      ...simulatedDevices(simulators.ready),
      dataDir: folder,
      courtUrl: court.ready.url,
      provisioningCode: court.ready.code,
      window: { kind: 'kiosk' },
      consoleUrl: null,
    });
    await startOnce(display.name, launchFile); // the court takes the booth in, and the disk's cache fills
    const starts: Start[] = [];
    for (let run = 0; run < runs; run++) starts.push(await startOnce(display.name, launchFile));
    const row = (what: string, values: readonly number[]): Row => ({
      what,
      measured: minAndMedian(values),
      against: '',
      ratio: null,
      limit: null,
    });
    return [
      row(
        'electron exec → painted idle screen',
        starts.map(({ idleMs }) => idleMs),
      ),
      row(
        'electron exec → first tap answered',
        starts.map(({ answeredMs }) => answeredMs),
      ),
    ];
  } finally {
    for (const close of closers.toReversed()) await close();
    rmSync(folder, { recursive: true, force: true });
  }
}
