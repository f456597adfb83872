/** Scans from an eSCL scanner by the booth's own small client: pages come one by one, a finished page survives what follows. */
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';
import type { Clock } from '../clock.ts';
import { exchange, type HttpAnswer, type HttpAsk, type HttpFailure } from '../transport/http.ts';
import { SCANNER_DELAYS } from './delays.ts';
import type { RunEars, ScanEngine, ScanRun } from './engine.ts';
import { chooseFormat, jobTicket, readAbilities, refusalOf, troubleOf, type EsclAbilities } from './esclMessages.ts'; // prettier-ignore
import { chooseDpi } from './options.ts';
import type { ScanWish } from './protocol.ts';

const LIMITS = {
  xmlBytes: 256 << 10,
  /** A colour page of A4 at 600 dpi, uncompressed. */
  pageBytes: 128 << 20,
  /** How often a page that is not ready is asked for again (devices.md C.3). */
  pageTries: 30,
  firstPageTries: 10,
};

const FAILURES: Readonly<Record<HttpFailure, DeviceErrorKind>> = {
  unreachable: 'disconnected', broken: 'ioError', timeout: 'timeout', tooLarge: 'badImage',
}; // prettier-ignore

interface End {
  readonly failure: DeviceErrorKind | null;
  readonly detail: string;
}

/** The tree's root; plain HTTP only to this machine, where ipp-usb and the simulator listen. */
function rootOf(url: string): URL | null {
  const root = URL.canParse(url) ? new URL(`${url.replace(/\/+$/, '')}/`) : null;
  const here = root !== null && ['127.0.0.1', '[::1]', 'localhost'].includes(root.hostname);
  return root?.protocol === 'https:' || (here && root.protocol === 'http:') ? root : null;
}

export function createEsclEngine(config: { readonly url: string }, clock: Clock): ScanEngine {
  const root = rootOf(config.url);
  let abilities: EsclAbilities | undefined;

  const say = (at: URL, method: HttpAsk['method'], more: Partial<HttpAsk> = {}): Promise<Result<HttpAnswer, HttpFailure>> =>
    exchange({ url: at, method, limitBytes: LIMITS.xmlBytes, deadlineMs: SCANNER_DELAYS.exchange, ...more }); // prettier-ignore
  const read = async (at: URL): Promise<Result<string, HttpFailure>> => {
    const answer = await say(at, 'GET');
    return answer.ok ? ok(Buffer.from(answer.value.body).toString('utf8')) : answer;
  };
  const able = async (tree: URL): Promise<Result<EsclAbilities, DeviceErrorKind>> => {
    const xml = await read(new URL('ScannerCapabilities', tree));
    if (!xml.ok) return err(xml.error === 'unreachable' ? 'absent' : FAILURES[xml.error]);
    const found = readAbilities(xml.value);
    return found === null ? err('protocol') : ok(found);
  };
  /** Only the status tells why something was refused or torn (devices.md C.3). */
  const why = async (tree: URL, wish: ScanWish, otherwise: DeviceErrorKind): Promise<DeviceErrorKind> => {
    const xml = await read(new URL('ScannerStatus', tree));
    return xml.ok ? (troubleOf(xml.value, wish.source) ?? otherwise) : FAILURES[xml.error];
  };

  /** Asks for one page after the other until the scanner has no more. */
  const pages = async (
    tree: URL,
    next: URL,
    wish: ScanWish,
    dpi: number,
    ears: RunEars,
    signal: AbortSignal,
  ): Promise<End> => {
    let delivered = 0;
    for (let tries = 1; ; tries++) {
      if (tries === 1) ears.pageStarted();
      const progress = (percent: number | null): void => void (percent !== null && ears.progressed(percent));
      const limits = { limitBytes: LIMITS.pageBytes, deadlineMs: SCANNER_DELAYS.page };
      const answer = await say(next, 'GET', { ...limits, progress, signal });
      if (signal.aborted) {
        if (answer.ok) answer.value.body.fill(0);
        return { failure: 'cancelled', detail: '' };
      }
      if (!answer.ok)
        return { failure: await why(tree, wish, FAILURES[answer.error]), detail: `page: ${answer.error}` };
      const { status, body } = answer.value;
      if (status === 200) {
        ears.page(body, dpi);
        delivered++;
        tries = 0;
        if (wish.source === 'flatbed') return { failure: null, detail: '' };
        continue;
      }
      if (status === 404 && delivered > 0) return { failure: null, detail: '' };
      const failure = await why(tree, wish, status === 410 ? 'backendCrash' : 'ioError');
      // not ready yet: 503 at any page, 404 before the first (devices.md C.3); a job that is gone (410) is begun anew above
      const passing = status === 503 || (status === 404 && delivered === 0);
      const patience = delivered === 0 ? LIMITS.firstPageTries : LIMITS.pageTries;
      if (!passing || failure !== 'ioError' || tries >= patience)
        return { failure, detail: `page: status ${status}` };
      await new Promise<void>((resolve) => void clock.after(SCANNER_DELAYS.pageRetry, resolve));
    }
  };

  const scan = async ({ wish, format }: ScanRun, ears: RunEars, signal: AbortSignal): Promise<End> => {
    if (root === null) return { failure: 'invalidOption', detail: 'plain HTTP goes to this machine only' };
    if (abilities === undefined) {
      const found = await able(root);
      if (!found.ok)
        return { failure: found.error === 'absent' ? 'disconnected' : found.error, detail: 'capabilities' };
      abilities = found.value;
    }
    const picture = chooseFormat(abilities, format);
    if (picture === undefined) return { failure: 'unsupported', detail: 'neither JPEG nor PNG' };
    const { resolutions } = abilities;
    const list = resolutions.length === 0 ? null : { kind: 'list' as const, values: resolutions };
    const dpi = chooseDpi({ resolutions: list }, wish.dpi) ?? wish.dpi;
    const made = await say(new URL('ScanJobs', root), 'POST', { xml: jobTicket(wish, dpi, picture) });
    if (!made.ok)
      return { failure: await why(root, wish, FAILURES[made.error]), detail: `job: ${made.error}` };
    const { status, location } = made.value;
    if (status !== 201)
      return { failure: await why(root, wish, refusalOf(status)), detail: `job: status ${status}` };
    if (location === null || !URL.canParse(location, root))
      return { failure: 'protocol', detail: 'job: no location' };
    // only the path counts: some scanners name another host (devices.md C.3), and nothing is fetched from there
    const job = new URL(root);
    job.pathname = new URL(location, root).pathname.replace(/\/+$/, '');
    try {
      return await pages(root, new URL(`${job.href}/NextDocument`), wish, dpi, ears, signal);
    } finally {
      await say(job, 'DELETE'); // done or not: the scanner is free again
    }
  };

  return {
    async look() {
      if (root === null) return err('invalidOption');
      const found = await able(root);
      abilities = found.ok ? found.value : undefined;
      return found.ok ? ok({ model: found.value.model, identity: found.value.serial }) : found;
    },
    start(run, ears) {
      const abort = new AbortController();
      void scan(run, ears, abort.signal).then(({ failure, detail }) => ears.ended(failure, detail));
      return { stop: () => abort.abort() };
    },
    wipe: () => Promise.resolve(), // pages never touch a disk here
    close: () => Promise.resolve(),
  };
}
