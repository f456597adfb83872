/** Scans from an eSCL scanner by the booth's own small client: pages come one by one, a finished page survives what follows. */
import type { DeviceErrorKind, ScannedPage } from '../../main/contract/devices.ts';
import type { DocumentSource, ScanOptions, SourceFailure } from '../../main/contract/documentSource.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';
import type { Clock } from '../clock.ts';
import {
  exchange,
  type Exchange,
  type HttpAnswer,
  type HttpAsk,
  type HttpFailure,
} from '../transport/http.ts';
import { browseScanners } from '../transport/mdns.ts';
import { SCANNER_DELAYS } from './delays.ts';
import { hostFor, readAnnounced, rootOf, sameScanner, type FoundScanner } from './esclAddress.ts';
import { areaOf, chooseFormat, infoOf, jobTicket, normalUuid, readAbilities, readStatus, refusalOf, statusOf, type EsclAbilities } from './esclMessages.ts'; // prettier-ignore
import { chooseDpi } from './options.ts';
import { finishPage } from './page.ts';
import { pause } from './wait.ts';

const LIMITS = {
  xmlBytes: 256 << 10,
  /** A colour page of A4 at 600 dpi, uncompressed. */
  pageBytes: 128 << 20,
  /** How often a job, a first page and a later page that is not ready is asked for again (devices.md C.3). */
  tries: 10,
  pageTries: 30,
  /** A feeder that never ends is not a feeder. */
  pages: 500,
};

const FAILURES: Readonly<Record<HttpFailure, DeviceErrorKind>> = {
  unreachable: 'disconnected', broken: 'ioError', torn: 'badImage', timeout: 'timeout', tooLarge: 'badImage',
  aborted: 'cancelled',
}; // prettier-ignore

export interface EsclConfig {
  readonly url: string;
  readonly uuid?: string | undefined;
}

export interface EsclPorts {
  readonly exchange: Exchange;
  readonly browse: () => Promise<FoundScanner[]>;
}

const REAL: EsclPorts = { exchange, browse: findScanners };

/** Every scanner that announces itself on the network. */
export async function findScanners(): Promise<FoundScanner[]> {
  const announced = await browseScanners(SCANNER_DELAYS.browse);
  return announced.map(readAnnounced).filter((scanner) => scanner !== undefined);
}

interface Job {
  readonly tree: URL;
  readonly url: URL;
  readonly dpi: number;
  readonly areaMm: { readonly x: number; readonly y: number };
  /** Some need a rest between pages (sane-airscan#39). */
  readonly restMs: number;
}

const failed = (kind: DeviceErrorKind, detail: string): Result<never, SourceFailure> => err({ kind, detail });
const mm = (units: number): number => (units * 25.4) / 300;

export function createEsclSource(config: EsclConfig, clock: Clock, ports: EsclPorts = REAL): DocumentSource {
  const uuid = config.uuid === undefined ? '' : normalUuid(config.uuid);
  let address = config.url;
  let abilities: EsclAbilities | undefined;
  /** A job of ours whose end the scanner has not confirmed: it may be what keeps it busy. */
  let stale: URL | undefined;

  const say = (url: URL, method: HttpAsk['method'], more: Partial<HttpAsk> = {}): Promise<Result<HttpAnswer, HttpFailure>> => {
    const host = hostFor(url);
    return ports.exchange({
      url, method, limitBytes: LIMITS.xmlBytes, deadlineMs: SCANNER_DELAYS.exchange,
      ...(host === undefined ? {} : { host }), ...more,
    });
  }; // prettier-ignore
  const read = async (url: URL): Promise<Result<string, DeviceErrorKind>> => {
    const answer = await say(url, 'GET');
    if (!answer.ok) return err(answer.error === 'torn' || answer.error === 'tooLarge' ? 'protocol' : FAILURES[answer.error]); // prettier-ignore
    const { status, body } = answer.value;
    if (status !== 200) return err(status >= 300 && status < 400 ? 'protocol' : refusalOf(status));
    return ok(new TextDecoder().decode(body));
  };

  const ableAt = async (url: string): Promise<Result<EsclAbilities, DeviceErrorKind>> => {
    const tree = rootOf(url);
    if (tree === null) return err('invalidOption');
    const xml = await read(new URL('ScannerCapabilities', tree));
    if (!xml.ok) return err(xml.error === 'disconnected' ? 'absent' : xml.error);
    const found = readAbilities(xml.value);
    if (found === null) return err('protocol');
    return uuid !== '' && found.uuid !== uuid ? err('absent') : ok(found); // another scanner stands there now
  };
  /** Asks at the known address, then looks whether the same scanner has another one. */
  const able = async (): Promise<Result<EsclAbilities, DeviceErrorKind>> => {
    const here = await ableAt(address);
    if (here.ok || here.error !== 'absent' || uuid === '') return here;
    const moved = sameScanner(uuid, await ports.browse());
    if (moved === undefined || moved.url === address) return here;
    address = moved.url;
    return ableAt(address);
  };

  /** Only the status tells why something was refused or torn (devices.md C.3). */
  const why = async (tree: URL, source: ScanOptions['source'], otherwise: DeviceErrorKind): Promise<DeviceErrorKind> => {
    const xml = await read(new URL('ScannerStatus', tree));
    if (!xml.ok) return xml.error === 'disconnected' ? 'disconnected' : otherwise;
    const status = readStatus(xml.value, source);
    if (status !== null && status.trouble !== null) return status.trouble;
    return otherwise === 'invalidOption' && status?.state === 'Processing' ? 'busy' : otherwise;
  }; // prettier-ignore

  const drop = async (url: URL): Promise<void> => {
    const answer = await say(url, 'DELETE');
    stale = answer.ok ? undefined : url;
  };

  const makeJob = async (options: ScanOptions, signal: AbortSignal): Promise<Result<Job, SourceFailure>> => {
    if (abilities === undefined) {
      const found = await able();
      if (!found.ok) return failed(found.error === 'absent' ? 'disconnected' : found.error, 'capabilities');
      abilities = found.value;
    }
    const tree = rootOf(address);
    const input = abilities.inputs[options.source];
    if (tree === null) return failed('invalidOption', 'plain HTTP goes to this machine only');
    if (input === undefined) return failed('unsupported', `no ${options.source}`);
    const format = chooseFormat(input.formats, options.format);
    if (format === undefined) return failed('unsupported', 'neither JPEG nor PNG');
    const { resolutions } = input;
    const list = resolutions.length === 0 ? null : { kind: 'list' as const, values: resolutions };
    const dpi = chooseDpi({ resolutions: list }, options.dpi) ?? options.dpi;
    const area = areaOf(input);
    const xml = jobTicket({ source: options.source, mode: options.mode, dpi, format, ...area });
    const made = await say(new URL('ScanJobs', tree), 'POST', { xml, signal });
    if (!made.ok) return failed(await why(tree, options.source, FAILURES[made.error]), `job: ${made.error}`);
    const { status, location } = made.value;
    if (status !== 201) {
      const kind = await why(tree, options.source, refusalOf(status));
      if (kind === 'busy' && stale !== undefined) await drop(stale);
      return failed(kind, `job: status ${status}`);
    }
    if (location === null || !URL.canParse(location, tree)) return failed('protocol', 'job: no location');
    // only the path counts: some scanners name another host (devices.md C.3), and nothing is fetched from there
    const url = new URL(tree);
    url.pathname = new URL(location, tree).pathname.replace(/\/+$/, '');
    const restMs = /^brother/i.test(abilities.model) ? SCANNER_DELAYS.retry : 0;
    return ok({ tree, url, dpi, areaMm: { x: mm(area.width), y: mm(area.height) }, restMs });
  };

  /** One page, as often asked for as it may not be ready. Null: there is no further page. */
  const nextPage = async (job: Job, options: ScanOptions, delivered: number, signal: AbortSignal): Promise<Result<ScannedPage, SourceFailure> | null> => {
    const next = new URL(`${job.url.href}/NextDocument`);
    options.progressed(null);
    const progress = (percent: number | null): void => void (percent !== null && options.progressed(percent));
    let gone = false;
    for (let tries = 1; ; tries++) {
      const answer = await say(next, 'GET', { limitBytes: LIMITS.pageBytes, deadlineMs: SCANNER_DELAYS.page, progress, signal });
      if (signal.aborted) {
        if (answer.ok) answer.value.body.fill(0);
        return failed('cancelled', '');
      }
      if (!answer.ok)
        return failed(await why(job.tree, options.source, FAILURES[answer.error]), `page: ${answer.error}`);
      const { status, body } = answer.value;
      if (status === 200)
        return finishPage(body, options.firstIndex + delivered, job.dpi, job.areaMm);
      if (status >= 300 && status < 400) return failed('protocol', `page: led elsewhere, status ${status}`);
      if (status === 404 && delivered > 0) {
        // the end, unless the feeder stopped for another reason that only its status tells
        const end = await why(job.tree, options.source, 'feederEmpty');
        return end === 'feederEmpty' || end === 'disconnected' ? null : failed(end, 'page: status 404');
      }
      gone ||= status === 410;
      const kind = await why(job.tree, options.source, gone ? 'backendCrash' : 'ioError');
      // before the first page 404, 410 and 503 may only mean "not yet" (devices.md C.3); later only 503 does
      const passing = delivered === 0 ? [404, 410, 503].includes(status) : status === 503;
      const named = kind !== 'ioError' && kind !== 'backendCrash';
      const patience = delivered === 0 ? LIMITS.tries : LIMITS.pageTries;
      if (!passing || named || tries >= patience) return failed(kind, `page: status ${status}`);
      await pause(clock, SCANNER_DELAYS.retry, signal);
    }
  }; // prettier-ignore

  async function* scan(
    options: ScanOptions,
    signal: AbortSignal,
  ): AsyncGenerator<Result<ScannedPage, SourceFailure>> {
    const job = await makeJob(options, signal);
    if (!job.ok) {
      yield signal.aborted ? failed('cancelled', '') : job;
      return;
    }
    stale = job.value.url;
    try {
      for (let delivered = 0; delivered < LIMITS.pages; delivered++) {
        if (delivered > 0 && job.value.restMs > 0) await pause(clock, job.value.restMs, signal);
        const page = await nextPage(job.value, options, delivered, signal);
        if (page === null) return;
        yield page;
        if (!page.ok || options.source !== 'feeder') return;
      }
      yield failed('protocol', 'a feeder without end');
    } finally {
      await drop(job.value.url); // done or not: the scanner is free again
    }
  }

  return {
    async info() {
      const found = await able();
      abilities = found.ok ? found.value : undefined;
      return found.ok ? ok(infoOf(found.value, config.url)) : found;
    },
    async status() {
      const tree = rootOf(address);
      const xml = tree === null ? err('invalidOption' as const) : await read(new URL('ScannerStatus', tree));
      const status = xml.ok ? readStatus(xml.value, 'feeder') : null;
      return status === null ? 'offline' : statusOf(status);
    },
    scan,
    close: () => Promise.resolve(), // pages never touch a disk here, and no connection outlives its exchange
  };
}
