/** A whole booth for a test: screen, court, simulated hardware and Electron, each with its own data folder and ports. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type CourtReady, startCourt } from '../../build/start/court.ts';
import { writeLaunch } from '../../build/start/launch.ts';
import type { Started } from '../../build/start/program.ts';
import { simulatedDevices, startSimulators } from '../../build/start/simulators.ts';
import type { CameraConfig, DevicesConfig } from '../../main/contract/launch.ts';
import { type Size, openDisplay } from './display.ts';
import { type BoothApp, openElectron } from './electronApp.ts';
import { type Hardware, hardwareAt } from './hardware.ts';

export type Orientation = 'landscape' | 'portrait';

const SIZES: Readonly<Record<Orientation, Size>> = {
  landscape: { width: 1920, height: 1080 },
  portrait: { width: 1080, height: 1920 },
};

export interface BoothOptions {
  readonly orientation?: Orientation;
  /** Extra environment of Electron and its services. */
  readonly env?: Readonly<Record<string, string>>;
  /** Further switches of Chromium, and a document camera beside the scanner or instead of it. */
  readonly switches?: readonly string[];
  readonly camera?: CameraConfig;
  readonly noScanner?: boolean;
  /** A court that runs already, and its one-time code for this booth; it is stopped by whoever started it. */
  readonly court?: CourtReady;
}

export interface Booth {
  /** The page on the screen now. Ask again after a visit's end or a restart. */
  page(): Promise<Page>;
  readonly hardware: Hardware;
  readonly court: BoothCourt;
  /** Data folder of the booth itself. */
  readonly dataDir: string;
  /** Lines logged by the running Electron, and by court and simulators. */
  log(): readonly string[];
  app(): BoothApp;
  /** Ends Electron (killed: without a word) and starts it again on the same data; the court and hardware stay. */
  restart(how?: 'closed' | 'killed'): Promise<void>;
  close(): Promise<void>;
}

export interface BoothCourt {
  /** The desk page in a browser, with this run's token; host and port stay when the court is stopped and started again. */
  readonly deskUrl: string;
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export async function launchBooth(options: BoothOptions = {}): Promise<Booth> {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-'));
  const lines: string[] = [];
  const onLine = (line: string) => void lines.push(line);
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).toReversed()) await closer();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const display = await openDisplay(SIZES[options.orientation ?? 'portrait']);
    closers.push(display.close);
    const court = options.court === undefined ? await openCourt(folder, onLine) : joinedCourt(options.court);
    closers.push(court.stop);
    const simulators = await startSimulators({ courtUrl: court.url, onLine });
    closers.push(simulators.stop);
    const { devices, devicesEnv } = simulatedDevices(simulators.ready);
    const launchFile = writeLaunch({
      devices: { ...devices, scanner: papersOf(devices.scanner, options) },
      devicesEnv,
      dataDir: folder,
      courtUrl: simulators.ready.courtProxy ?? court.url,
      provisioningCode: court.code,
      window: { kind: 'kiosk' },
      consoleUrl: null, // a second window would lie over the kiosk; tests use the same commands directly
    });
    const open = () =>
      openElectron({
        display: display.name,
        launchFile,
        ...(options.env === undefined ? {} : { env: options.env }),
        ...(options.switches === undefined ? {} : { switches: options.switches }),
      });
    let app = await open();
    closers.push(() => app.close());
    return {
      page: () => app.page(),
      hardware: hardwareAt(simulators.ready.controlUrl),
      court,
      dataDir: join(folder, 'booth'),
      log: () => [...lines, ...app.log],
      app: () => app,
      async restart(how = 'closed') {
        await (how === 'killed' ? app.kill() : app.close());
        app = await open();
      },
      close,
    };
  } catch (error) {
    await close();
    throw new Error(`the booth did not start; last words:\n${lines.slice(-20).join('\n')}`, { cause: error });
  }
}

function papersOf(
  scanner: DevicesConfig['scanner'],
  { camera, noScanner }: BoothOptions,
): DevicesConfig['scanner'] {
  if (camera === undefined) return scanner;
  const scanners = scanner === null || noScanner === true ? [] : Array.isArray(scanner) ? scanner : [scanner];
  return [...scanners, camera];
}

/** Another's: neither stopped nor started from here. */
const joinedCourt = (ready: CourtReady): BoothCourt & { readonly code: string } => ({
  ...ready,
  stop: () => Promise.resolve(),
  start: () => Promise.reject(new Error('this court is another’s')),
});

async function openCourt(
  dataDir: string,
  onLine: (line: string) => void,
): Promise<BoothCourt & { code: string }> {
  let running: Started<CourtReady> = await startCourt({ dataDir, port: 0, onLine });
  const { url, code } = running.ready;
  const port = Number(new URL(url).port);
  return {
    url,
    get deskUrl() {
      return running.ready.deskUrl;
    },
    code,
    stop: () => running.stop(),
    async start() {
      running = await startCourt({ dataDir, port, onLine });
    },
  };
}
