/** `npm start`: an embedded court, simulated devices and the booth in Electron; everything ends together. */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { DevicesConfig, type Launch, LAUNCH_FILE_ENV } from '../main/contract/launch.ts';
import { startCourt } from './start/court.ts';
import { writeLaunch } from './start/launch.ts';
import { electronArguments, electronHere, root } from './start/places.ts';
import { endChild } from './start/program.ts';
import { sandboxNotice, whyNoSandbox } from './start/sandbox.ts';
import { NO_SIMULATION, simulatedDevices, startSimulators, transportNotice } from './start/simulators.ts';

const USAGE = `npm start -- [--no-sim] [--devices FILE] [--court URL --code CODE] [--data DIR] [--kiosk] [--on-screen-pad]
  --no-sim        no simulated devices; --devices names a JSON file that says which real ones to open
  --court URL     link to that court instead of the embedded one; --code is its one-time code, needed once
  --data DIR      where booth and court keep their data (.data)
  --kiosk         the whole screen instead of a window
  --on-screen-pad sign on the booth's own screen instead of the simulated pad`;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const { values } = parseArgs({
  options: {
    'no-sim': { type: 'boolean', default: false },
    devices: { type: 'string' },
    court: { type: 'string' },
    code: { type: 'string' },
    data: { type: 'string', default: join(root, '.data') },
    kiosk: { type: 'boolean', default: false },
    'on-screen-pad': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const hasScreen =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);

if (values.help) say(USAGE);
else if (hasScreen) await openBooth();
else {
  say('There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set).');
  say('The same visit runs as a scripted demonstration, in real Electron on a virtual screen.');
  const { runDemonstration } = await import('../test/booth/demo.ts');
  process.exitCode = await runDemonstration({ say, pictures: join(root, '.data', 'demonstration') });
}

async function openBooth(): Promise<void> {
  const dataDir = resolve(values.data);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async () => {
    for (const stop of stops.toReversed()) await stop();
  };
  process.once('SIGINT', () => void stopAll());
  process.once('SIGTERM', () => void stopAll());
  const logFile = join(dataDir, 'log.jsonl');
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  const onLine = (line: string) => void log.write(`${line}\n`);
  try {
    const court = await courtOf(dataDir, onLine, stops);
    const hardware = await hardwareOf(court.url, onLine, stops);
    const launch = writeLaunch({
      dataDir,
      courtUrl: hardware.courtProxy ?? court.url,
      provisioningCode: court.code,
      devices: hardware.devices,
      devicesEnv: hardware.devicesEnv,
      window: values.kiosk ? { kind: 'kiosk' } : { kind: 'window', width: 1280, height: 720 },
      consoleUrl: hardware.consoleUrl,
    });
    if (court.deskUrl !== null) say(`The court's desk: ${court.deskUrl}`);
    if (hardware.consoleUrl !== null) say(`The simulation console: ${hardware.consoleUrl}`);
    say(`What happens is logged in ${logFile}`);
    const electron = electronHere();
    if (electron.kind === 'test') say(`Electron ${electron.version}, for development only.`);
    const noSandbox = whyNoSandbox();
    if (noSandbox !== null) say(sandboxNotice(noSandbox));
    const booth = spawn(electron.executable, electronArguments(), {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, [LAUNCH_FILE_ENV]: launch },
    });
    stops.push(() => endChild(booth));
    for (const output of [booth.stdout, booth.stderr]) createInterface({ input: output }).on('line', onLine);
    const code = await new Promise<number>((done, fail) => {
      booth.once('error', fail);
      booth.once('exit', (exit) => done(exit ?? 0));
    });
    if (code !== 0) say(`The booth ended with code ${code}; the log says why.`);
    process.exitCode = code;
  } finally {
    await stopAll();
    log.end();
  }
}

type Stops = (() => Promise<void>)[];

async function courtOf(
  dataDir: string,
  onLine: (line: string) => void,
  stops: Stops,
): Promise<{ url: string; deskUrl: string | null; code: string | null }> {
  if (values.court !== undefined) return { url: values.court, deskUrl: null, code: values.code ?? null };
  const court = await startCourt({ dataDir, port: 0, onLine });
  stops.push(court.stop);
  return court.ready;
}

async function hardwareOf(
  courtUrl: string,
  onLine: (line: string) => void,
  stops: Stops,
): Promise<Pick<Launch, 'devices' | 'devicesEnv' | 'consoleUrl'> & { courtProxy: string | null }> {
  if (values['no-sim']) {
    const given = values.devices;
    const devices =
      given === undefined
        ? NO_SIMULATION.devices
        : DevicesConfig.parse(JSON.parse(readFileSync(given, 'utf8')));
    return { devices, devicesEnv: {}, consoleUrl: null, courtProxy: null };
  }
  const simulators = await startSimulators({ courtUrl, onLine });
  stops.push(simulators.stop);
  const { consoleUrl, courtProxy } = simulators.ready;
  const notice = transportNotice(simulators.ready);
  if (notice !== null) say(notice);
  const { devices, devicesEnv } = simulatedDevices(simulators.ready);
  const onScreen = values['on-screen-pad']
    ? { ...devices, signaturePad: { kind: 'pointer' as const } }
    : devices;
  return { devices: onScreen, devicesEnv, consoleUrl, courtProxy };
}
