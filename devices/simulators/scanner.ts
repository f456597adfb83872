/** A simulated eSCL scanner on loopback: SANE's own network back end, or the booth's own client, scans its prepared pages for real. */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import type { ScannerFault } from '../../main/contract/simulation.ts';
import { obeyMalice } from './esclMalice.ts';
import { capabilities, settingsOf, status, withOddPrefixes, xmlBomb, type AdfState, type ScanSettings } from './esclXml.ts'; // prettier-ignore
import { decodeGrayPng, encodePng, resize, type GrayImage } from './png.ts';

export type ScannerFaultName = z.infer<typeof ScannerFault>;

export interface SimulatedScanner {
  /** Root of its eSCL tree. */
  readonly url: string;
  /** Device name for SANE, and the configuration folder under which it is known (`SANE_CONFIG_DIR`). */
  readonly device: string;
  readonly configDir: string;
  /** `Host` headers it was spoken to with, and jobs it has not been told to end. */
  hosts(): readonly string[];
  jobs(): number;
  pages(): readonly string[];
  feeder(): readonly string[];
  load(pages: readonly string[]): void;
  fault(name: ScannerFaultName): void;
  faults(): readonly ScannerFaultName[];
  clearFaults(): void;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  close(): Promise<void>;
}

const MODEL = 'Yuncang Simulated Scanner';
const PAGES_DIR = join(dirname(fileURLToPath(import.meta.url)), 'pages');
/** Two scanners of one kind differ in this only. */
const UUID = '00000000-0000-1000-8000-0123456789ab';
/** How often a scanner that is not ready at first says so. */
const NOT_YET = 3;

/** A page of a slow scanner, and of an ordinary one. */
const SLOW_PAGE_MS = 4000;
const PAGE_MS = 250;

/** Where Debian keeps SANE's back ends; one folder per architecture. */
const SANE_DIRS = ['/usr/lib/x86_64-linux-gnu/sane', '/usr/lib/aarch64-linux-gnu/sane', '/usr/lib64/sane', '/usr/lib/sane']; // prettier-ignore

/** The simulated scanner needs the real client: `scanimage` and the airscan back end. */
export function saneIsHere(): boolean {
  const backend = SANE_DIRS.some((dir) => existsSync(join(dir, 'libsane-airscan.so.1')));
  return backend && existsSync('/usr/bin/scanimage');
}

interface Job {
  readonly settings: ScanSettings;
  delivered: number;
  /** How often its first page was asked for in vain. */
  early: number;
}

const ADF_FAULTS: readonly (readonly [ScannerFaultName, AdfState])[] = [
  ['coverOpen', 'ScannerAdfDoorOpen'], // the word sane-airscan knows
  ['hatchOpen', 'ScannerAdfHatchOpen'],
  ['jam', 'ScannerAdfJam'],
  ['multiFeed', 'ScannerAdfMultipickDetected'],
  ['mispick', 'ScannerAdfMispick'],
  ['pageTooLong', 'ScannerAdfDuplexPageTooLong'],
  ['pageTooShort', 'ScannerAdfDuplexPageTooShort'],
  ['trayFailed', 'ScannerAdfInputTrayFailed'],
  ['trayOverloaded', 'ScannerAdfInputTrayOverloaded'],
];
/** What a scanner says to a first page it is not ready for. */
const EARLY: readonly (readonly [ScannerFaultName, number])[] = [
  ['notReadyAtFirst', 503],
  ['goneAtFirst', 410],
  ['lateAtFirst', 404],
];

export interface ScannerSettings {
  readonly uuid?: string;
  readonly model?: string;
}

export async function simulateScanner(given: ScannerSettings = {}): Promise<SimulatedScanner> {
  const { uuid = UUID, model = MODEL } = given;
  const configDir = mkdtempSync(join(tmpdir(), 'yuncang-sane-'));
  const prepared = readdirSync(PAGES_DIR).filter((name) => name.endsWith('.png')).map((name) => basename(name, '.png')).sort(); // prettier-ignore
  let feeder: string[] = [];
  const faults = new Set<ScannerFaultName>();
  const jobs = new Map<string, Job>();
  const sockets = new Set<Socket>();
  /** Names under which it was spoken to. */
  const hosts = new Set<string>();
  let nextJob = 1;
  let jammed: AdfState | undefined;
  /** A stale jam is named until the status was read once more, and a busy scanner is free after a few refusals. */
  let patience = 0;
  let server: Server | undefined;

  const adfState = (): AdfState => {
    const fault = ADF_FAULTS.find(([name]) => faults.has(name));
    if (fault !== undefined) return fault[1];
    if (jammed !== undefined) return jammed;
    if (faults.has('staleJam') && patience < 1) return 'ScannerAdfJam';
    return feeder.length === 0 || faults.has('feederEmpty') ? 'ScannerAdfEmpty' : 'ScannerAdfLoaded';
  };
  /** Troubles that come with a certain page and stay until they are cleared. */
  const breakAt = ({ delivered }: Job): void => {
    if (faults.has('jamOnPage3') && delivered === 2) jammed = 'ScannerAdfJam';
    if (faults.has('multiFeedOnPage2') && delivered === 2) jammed = 'ScannerAdfMultipickDetected';
  };

  const decoded = new Map<string, GrayImage>();
  const draw = (name: string, settings: ScanSettings): Uint8Array => {
    const page = decoded.get(name) ?? decodeGrayPng(readFileSync(join(PAGES_DIR, `${name}.png`)));
    decoded.set(name, page);
    const scaled = resize(page, settings.widthPx, settings.heightPx);
    return encodePng(scaled, { color: settings.color, level: 1, dpi: settings.dpi });
  };

  const deliver = async (id: string, job: Job, answer: ServerResponse): Promise<void> => {
    const { settings } = job;
    const first = job.delivered === 0;
    if (faults.has('ioError')) return void answer.destroy();
    const early = first ? EARLY.find(([fault]) => faults.has(fault)) : undefined;
    if (early !== undefined && job.early++ < NOT_YET) return void answer.writeHead(early[1]).end();
    breakAt(job);
    const state = adfState();
    const name = settings.source === 'feeder' ? feeder[0] : (feeder[0] ?? prepared[0]);
    const stopped =
      settings.source === 'feeder' && state !== 'ScannerAdfLoaded' && state !== 'ScannerAdfEmpty';
    const empty = settings.source === 'feeder' ? state === 'ScannerAdfEmpty' : !first;
    if (stopped || empty || name === undefined) {
      answer.writeHead(stopped || first ? 409 : 404).end();
      return;
    }
    if (faults.delete('crashOnce')) crashBackend(configDir);
    if (faults.has('backendCrash') && !crashBackend(configDir)) {
      jobs.delete(id);
      return void answer.writeHead(410).end();
    }
    await new Promise((resolve) => setTimeout(resolve, faults.has('slow') ? SLOW_PAGE_MS : PAGE_MS));
    if (obeyMalice(faults, answer)) return;
    const image = draw(name, settings);
    if (answer.destroyed) return; // cancelled while the sheet was under the lamp
    if (settings.source === 'feeder') feeder = feeder.slice(1);
    job.delivered++;
    const body = faults.has('truncatedImage') ? image.subarray(0, image.length >> 1) : image;
    answer.writeHead(200, { 'content-type': 'image/png', 'content-length': body.length }).end(body);
  };

  const create = async (request: IncomingMessage, answer: ServerResponse, base: string): Promise<void> => {
    const parts: Uint8Array[] = [];
    for await (const part of request) parts.push(part as Uint8Array);
    if (faults.has('busy') || (faults.has('busyAtFirst') && patience++ < 1)) return void answer.writeHead(503).end(); // prettier-ignore
    if (faults.has('permissionDenied')) return void answer.writeHead(403).end();
    if (faults.has('badOption')) return void answer.writeHead(409).end();
    if (faults.has('redirectJob')) return void answer.writeHead(307, { location: 'http://127.0.0.2:9/eSCL/ScanJobs' }).end(); // prettier-ignore
    if (faults.has('noLocation')) return void answer.writeHead(201).end();
    const id = String(nextJob++);
    jobs.set(id, { settings: settingsOf(Buffer.concat(parts).toString('utf8')), delivered: 0, early: 0 });
    const named = faults.has('otherHost') ? 'http://printer.invalid:631' : base;
    // libsane looks for the header in this spelling
    answer.writeHead(201, { Location: `${named}/eSCL/ScanJobs/${id}` }).end();
  };

  const respond = async (request: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const path = request.url ?? '';
    const base = `http://${request.headers.host ?? '127.0.0.1'}`;
    hosts.add(request.headers.host ?? '');
    const xml = (body: string): void => {
      const said = faults.has('oddPrefixes') ? withOddPrefixes(body) : body;
      answer.writeHead(200, { 'content-type': 'text/xml' }).end(said);
    };
    if (faults.has('hang') || (faults.has('hangAtPage') && path.endsWith('NextDocument'))) return; // takes the request and never answers
    if (path === '/eSCL/ScannerCapabilities') {
      if (faults.has('xmlBomb')) return xml(xmlBomb());
      if (faults.has('hugeXml')) return xml(`<a>${'<b/>'.repeat(200_000)}</a>`);
      return xml(capabilities(model, uuid));
    }
    if (path === '/eSCL/ScannerStatus') {
      const adf = adfState();
      if (faults.has('staleJam')) patience++;
      const doing = faults.has('busy') ? 'Processing' : adf === 'ScannerAdfJam' ? 'Stopped' : 'Idle';
      return xml(status(doing, adf));
    }
    if (path === '/eSCL/ScanJobs' && request.method === 'POST') return create(request, answer, base);
    const [, id = '', next] = /^\/eSCL\/ScanJobs\/(\d+)(\/NextDocument)?$/.exec(path) ?? [];
    const job = jobs.get(id);
    if (job === undefined) return void answer.writeHead(404).end();
    if (request.method === 'DELETE') {
      jobs.delete(id);
      return void answer.writeHead(200).end();
    }
    return next === undefined ? void answer.writeHead(404).end() : deliver(id, job, answer);
  };

  const listen = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const opened = createServer((request, answer) => void respond(request, answer));
      opened.on('connection', (socket) => {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket));
      });
      opened.on('error', reject);
      opened.listen(port, '127.0.0.1', () => resolve((opened.address() as AddressInfo).port));
      server = opened;
    });
  const unplug = async (): Promise<void> => {
    const closing = server;
    server = undefined;
    for (const socket of sockets) socket.destroy();
    if (closing !== undefined) await new Promise((resolve) => closing.close(resolve));
  };

  const port = await listen(0);
  writeFileSync(join(configDir, 'dll.conf'), 'airscan\n');
  const airscan = `[devices]\n"${model}" = http://127.0.0.1:${port}/eSCL, eSCL\n[options]\ndiscovery = disable\nws-discovery = off\n`;
  writeFileSync(join(configDir, 'airscan.conf'), airscan);

  return {
    url: `http://127.0.0.1:${port}/eSCL`,
    device: `airscan:e0:${model}`,
    configDir,
    hosts: () => [...hosts],
    jobs: () => jobs.size,
    pages: () => prepared,
    feeder: () => feeder,
    load: (pages) => void (feeder = pages.filter((name) => prepared.includes(name))),
    fault: (name) => void faults.add(name),
    faults: () => [...faults],
    clearFaults() {
      faults.clear();
      jammed = undefined;
      patience = 0;
    },
    unplug,
    async replug() {
      if (server === undefined) await listen(port);
    },
    async close() {
      await unplug();
      rmSync(configDir, { recursive: true, force: true });
    },
  };
}

/**
 * Kills the `scanimage` that scans from this simulator, as a broken back end would die: found by its SANE_CONFIG_DIR.
 * False: none scans; then it is the scanner's own service that loses the job.
 */
function crashBackend(configDir: string): boolean {
  if (!existsSync('/proc')) return false;
  let crashed = false;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (basename(readlinkSync(`/proc/${pid}/exe`)) !== 'scanimage') continue;
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
      if (!environment.includes(`SANE_CONFIG_DIR=${configDir}`)) continue;
      process.kill(Number(pid), 'SIGSEGV');
      crashed = true;
    } catch {
      continue; // ended meanwhile, or another user's
    }
  }
  return crashed;
}
