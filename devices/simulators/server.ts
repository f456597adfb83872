/** All simulated devices in one process, with the HTTP control and the console page on loopback. */
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  ControlCommand,
  PadModelName,
  SimulatedDevice,
  type SimulatorsReady,
} from '../../main/contract/simulation.ts';
import { simulateCodeReader } from './codeReader.ts';
import { obey, stateOf, type Simulation } from './control.ts';
import { simulateHeadset } from './headset.ts';
import { simulateReader } from './idReader.ts';
import { LAMP, simulateLight } from './light.ts';
import { startLinkProxy } from './linkProxy.ts';
import { encodePng, type GrayImage } from './png.ts';
import { practiceVoice } from './practiceVoice.ts';
import { simulatePresence } from './presence.ts';
import { simulateScanner } from './scanner.ts';
import { simulatePad } from './signaturePad.ts';
import { PEDAL, simulateTrigger } from './trigger.ts';
import { wiresHere } from './wires.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2', '.json': 'application/json',
}; // prettier-ignore
/** A start script that was killed takes its simulators with it. */
const PARENT_LOOK_MS = 2000;
const CODE_BAUD = 9600;
const MAX_COMMAND_BYTES = 1 << 20;
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

function sendJson(answer: ServerResponse, status: number, body: unknown): void {
  answer.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  answer.end(JSON.stringify(body));
}

/** What stands on the pad's screen, so that its buttons can be tapped. */
function sendPadScreen(answer: ServerResponse, picture: GrayImage | null): void {
  if (picture === null) return void answer.writeHead(404).end();
  answer.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-store' });
  answer.end(encodePng(picture, { color: false, level: 6, dpi: 200 }));
}

async function sendPage(answer: ServerResponse, dir: string, url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url, 'http://console').pathname);
  const path = join(dir, name === '/' ? 'index.html' : normalize(name));
  const file = path.startsWith(dir) ? statSync(path, { throwIfNoEntry: false }) : undefined;
  if (file?.isFile() !== true) return void answer.writeHead(404).end();
  answer.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
  answer.end(await readFile(path));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request) {
    text += String(part);
    if (text.length > MAX_COMMAND_BYTES) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // answered as a bad command
  }
}

/** Only this machine's own pages and tools: a foreign page's request carries another Origin or Host. */
function isLocal(request: IncomingMessage): boolean {
  const host = request.headers.host ?? '';
  const origin = request.headers.origin;
  return (
    /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host) && (origin === undefined || origin === `http://${host}`)
  );
}

export function controlServer(simulation: Simulation, consoleDir: string): Server {
  const respond = async (request: IncomingMessage, answer: ServerResponse): Promise<void> => {
    if (!isLocal(request)) return sendJson(answer, 403, { ok: false });
    if (request.method === 'GET' && request.url === '/state')
      return sendJson(answer, 200, stateOf(simulation));
    if (request.method === 'GET' && (request.url ?? '').startsWith('/pad.png'))
      return sendPadScreen(answer, simulation.pad.picture());
    if (request.method === 'POST' && request.url === '/control') {
      const command = ControlCommand.safeParse(await bodyOf(request));
      if (!command.success) return sendJson(answer, 400, { ok: false });
      const done = await obey(simulation, command.data);
      return sendJson(answer, done ? 200 : 404, { ok: done });
    }
    return request.method === 'GET'
      ? sendPage(answer, consoleDir, request.url ?? '/')
      : void answer.writeHead(405).end();
  };
  return createServer((request, answer) => void respond(request, answer));
}

export interface RunningSimulators {
  readonly ready: SimulatorsReady;
  readonly simulation: Simulation;
  close(): Promise<void>;
}

export interface SimulatorOptions {
  readonly court: string | null;
  readonly consoleDir: string;
  readonly pad: PadModelName;
}

export async function startSimulators(options: SimulatorOptions): Promise<RunningSimulators> {
  const wires = wiresHere();
  const reader = await simulateReader(wires.idReader);
  const pad = await simulatePad(wires.signaturePad, options.pad);
  const scanner = await simulateScanner();
  const link = options.court === null ? null : await startLinkProxy(options.court);
  const headset = await simulateHeadset();
  const presence = await simulatePresence(pad.hidraw?.root ?? null);
  const pedal = pad.hidraw === null ? null : await simulateTrigger(pad.hidraw.root);
  // both stand on a pseudo-terminal, as the reader does
  const lines = wires.idReader === 'driver';
  const lamp = lines ? await simulateLight() : null;
  const codeReader = lines ? await simulateCodeReader() : null;
  const simulation: Simulation = { reader, pad, scanner, link, headset, presence, pedal, lamp, codeReader };
  scanner.load(['iou', 'transfer-record', 'chat-print']);
  const server = controlServer(simulation, options.consoleDir);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    ready: {
      consoleUrl: url,
      controlUrl: url,
      idReader: reader.path,
      signaturePad: pad.path,
      hidraw: pad.hidraw,
      scanner:
        wires.scanner === 'driver'
          ? { kind: 'sane', device: scanner.device, configDir: scanner.configDir }
          : { kind: 'escl', url: scanner.url },
      atTransport: SimulatedDevice.options.filter((name) => wires[name] === 'transport'),
      headset: headset?.path ?? null,
      presence: presence.path,
      trigger: pedal === null ? null : PEDAL,
      light: lamp === null ? null : { path: lamp.path, ...LAMP },
      codeReader: codeReader === null ? null : { path: codeReader.path, baud: CODE_BAUD },
      voice: practiceVoice(),
      courtProxy: link?.url ?? null,
    },
    simulation,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      headset?.close();
      await presence.close(); // it stands in the pad's tree, as the pedal does
      await pedal?.close();
      await Promise.all([lamp?.close(), codeReader?.close()]);
      await Promise.all([reader.close(), pad.close(), scanner.close(), link?.close()]);
    },
  };
}

/** `node devices/simulators/server.ts [--court URL] [--console-dir DIR] [--pad MODEL]`; ends with its parent or by a signal. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      court: { type: 'string' },
      'console-dir': { type: 'string', default: join(ROOT, 'dist/pages/console') },
      pad: { type: 'string', default: 'STU-540' },
    },
  });
  const running = await startSimulators({
    court: values.court ?? null,
    consoleDir: values['console-dir'],
    pad: PadModelName.parse(values.pad),
  });
  process.stdout.write(`${JSON.stringify(running.ready)}\n`);
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    void running.close().then(() => process.exit(0));
  };
  const parent = process.ppid;
  const orphaned = () => process.ppid !== parent || !isAlive(parent);
  setInterval(() => orphaned() && end(), PARENT_LOOK_MS).unref();
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

/** Windows never gives an orphan another parent, so its parent itself is looked for. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (reason) {
    return reason instanceof Error && 'code' in reason && reason.code === 'EPERM'; // another user's
  }
}

if (import.meta.main) await main();
