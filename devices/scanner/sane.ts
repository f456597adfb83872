/** Scans through SANE: one run of `scanimage` is one batch of sheets (devices.md C.4). */
import type { ScannedPage } from '../../main/contract/devices.ts';
import type { DocumentSource, ScanOptions, SourceFailure, SourceInfo } from '../../main/contract/documentSource.ts'; // prettier-ignore
import { err, ok, type Result } from '../../main/contract/result.ts';
import type { Clock } from '../clock.ts';
import { createHash } from 'node:crypto';
import { startProgram, type Child } from '../transport/child.ts';
import { claim } from '../transport/claim.ts';
import { SCANNER_DELAYS } from './delays.ts';
import { finishPage } from './page.ts';
import { pngOf, readPnm } from './pnm.ts';
import { failureOf, readSign, ticketFor, type ScanTicket } from './protocol.ts';
import { createQueue, type Queue } from './queue.ts';
import { createOpener, saneEnv, type Opened } from './saneList.ts';
import { createSpool } from './spool.ts';

export interface SaneConfig {
  readonly device: string;
  /** SANE's own name of the source, where the usual words do not fit. */
  readonly source: string | null;
  readonly identity?: string | undefined;
  /** Further options of `scanimage`, as they are. */
  readonly options?: readonly string[] | undefined;
}

/** How much of stderr is kept for the meaning of the end. */
const KEPT_TEXT = 2000;
type Item = Result<ScannedPage, SourceFailure>;
const failed = (kind: SourceFailure['kind'], detail: string): Item => err({ kind, detail });

/** SANE's names mean a device of their own under each configuration. A digest, since a socket's name holds 100 bytes. */
export const claimName = (device: string, configDir = ''): string =>
  `scan-${createHash('sha256').update(`${configDir}\0${device}`).digest('hex').slice(0, 32)}`;

export function createSaneSource(config: SaneConfig, clock: Clock): DocumentSource {
  const spool = createSpool();
  const open = createOpener(config, clock);
  let opened: Opened | undefined;
  /** One opener at a time (scanservjs#110): looking and scanning wait for each other. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined); // `mine` itself still throws
    return mine;
  };

  const pageFrom = async (path: string, index: number, ticket: ScanTicket, dpi: number): Promise<Item> => {
    const file = await spool.take(path);
    if (!path.endsWith('.pnm')) return finishPage(file, index, dpi, ticket.areaMm);
    const raw = readPnm(file);
    if (raw.ok) return finishPage(pngOf(raw.value), index, dpi, ticket.areaMm);
    file.fill(0);
    return failed('badImage', raw.error);
  };

  /** Runs one batch into the queue. Resolves when the program has ended and nothing of it is left. */
  const batch = (
    ticket: ScanTicket,
    options: ScanOptions,
    signal: AbortSignal,
    queue: Queue<Item>,
  ): Promise<void> =>
    new Promise((resolve) => {
      const lines = splitLines();
      let text = '';
      let dpi = ticket.dpi;
      let index = options.firstIndex;
      /** Pages are read one after the other, and the end waits for the last. */
      let reading: Promise<void> = Promise.resolve();
      let cancelKill = (): void => {};
      const killSoon = (): void => {
        cancelKill();
        cancelKill = clock.after(SCANNER_DELAYS.kill, () => child.signal('SIGKILL'));
      };
      const stop = (): void => {
        child.signal('SIGINT');
        killSoon();
      };
      const finish = async (code: number | null, by: NodeJS.Signals | null): Promise<void> => {
        cancelKill();
        signal.removeEventListener('abort', stop);
        if (code === 1) opened = undefined; // could not be opened: look at it afresh next time
        await reading;
        await spool.wipe();
        const failure = failureOf({ code, signal: by, text });
        if (signal.aborted) queue.put(failed('cancelled', ''));
        else if (failure !== null) queue.put(failed(failure, `scanimage ended with ${by ?? code ?? 'nothing'}`)); // prettier-ignore
        resolve();
      };
      const child: Child = startProgram('scanimage', ticket.args, saneEnv(), {
        stdout: (bytes) => {
          for (const path of lines.out(bytes)) {
            const own = index++;
            reading = reading.then(async () => {
              const page = await pageFrom(path, own, ticket, dpi);
              queue.put(page);
              if (!page.ok) stop();
            });
          }
        },
        stderr: (bytes) => {
          for (const line of lines.err(bytes)) {
            const sign = readSign(line);
            if (sign.kind === 'over') killSoon();
            if (sign.kind === 'said' || sign.kind === 'over')
              text = `${text}${sign.text}\n`.slice(-KEPT_TEXT);
            else if (sign.kind === 'rounded') dpi = sign.dpi;
            else options.progressed(sign.kind === 'pageStarted' ? null : sign.percent);
          }
        },
        ended: (code, by) => void finish(code, by),
      });
      signal.addEventListener('abort', stop);
      if (signal.aborted) stop();
    });

  const run = async (options: ScanOptions, signal: AbortSignal, queue: Queue<Item>): Promise<void> => {
    if (signal.aborted) return queue.put(failed('cancelled', ''));
    if (opened === undefined) {
      const found = await open();
      if (!found.ok) return queue.put(failed(found.error, 'options'));
      opened = found.value;
    }
    if (options.source === 'camera') return queue.put(failed('unsupported', 'no camera'));
    const { device, options: able } = opened;
    const to = {
      dir: spool.dir,
      format: options.format === 'jpeg' ? ('jpeg' as const) : ('pnm' as const),
      firstPage: options.firstIndex + 1,
    };
    const wish = { source: options.source, dpi: options.dpi, mode: options.mode };
    const ticket = ticketFor(device, config.source, able, wish, to, config.options);
    if (!ticket.ok) return queue.put(failed('invalidOption', ticket.error));
    const release = await claim(claimName(device, process.env['SANE_CONFIG_DIR']));
    if (release === null) return queue.put(failed('busy', 'another program scans'));
    try {
      await batch(ticket.value, options, signal, queue);
    } finally {
      release();
    }
  };

  async function* scan(options: ScanOptions, signal: AbortSignal): AsyncGenerator<Item> {
    const queue = createQueue<Item>();
    const done = inTurn(() => run(options, signal, queue)).finally(() => queue.end());
    for await (const item of queue) {
      yield item;
      if (!item.ok) break; // whatever the program still says about its end, this is why
    }
    await done;
  }

  return {
    info: () =>
      inTurn(async () => {
        const found = await open();
        opened = found.ok ? found.value : undefined;
        return found.ok ? ok(infoOf(found.value)) : found;
      }),
    /** SANE tells the state of a device only while it scans: here it is ready, busy or away. */
    status: () =>
      inTurn(async () => {
        const found = await open();
        opened = found.ok ? found.value : undefined;
        return found.ok ? 'ready' : found.error === 'busy' ? 'busy' : 'offline';
      }),
    scan,
    close: () => inTurn(() => spool.close()),
  };
}

function infoOf({ identity, model, options }: Opened): SourceInfo {
  const { sources, modes, resolutions, maxX, maxY } = options;
  const has = (words: RegExp): boolean => (sources ?? []).some((source) => words.test(source));
  return {
    id: identity,
    model,
    sources: [
      ...(sources === null || has(/flatbed|platen/i) ? ['flatbed' as const] : []),
      ...(has(/adf|feeder/i) ? ['feeder' as const] : []),
      ...(has(/duplex/i) ? ['feederDuplex' as const] : []),
    ],
    modes: (['color', 'gray'] as const).filter((mode) => (modes ?? []).some((name) => (mode === 'color' ? /^colou?r/i : /^gr[ae]y/i).test(name))), // prettier-ignore
    resolutions: resolutions === null ? [] : resolutions.kind === 'list' ? resolutions.values : [resolutions.min, resolutions.max], // prettier-ignore
    maxMm: maxX === null || maxY === null ? null : { x: maxX, y: maxY },
  };
}

/** A line no program says; more than this waiting for its end is dropped. */
const MAX_REST = 64 << 10;

/** Cuts both streams into lines; the rest of an unfinished line waits. */
function splitLines(): { out(bytes: Uint8Array): string[]; err(bytes: Uint8Array): string[] } {
  const rests = { out: '', err: '' };
  const cut = (stream: 'out' | 'err', bytes: Uint8Array): string[] => {
    const parts = (rests[stream] + Buffer.from(bytes).toString('utf8')).split(/[\r\n]+/);
    rests[stream] = (parts.pop() ?? '').slice(-MAX_REST);
    return parts.filter((part) => part !== '');
  };
  return { out: (bytes) => cut('out', bytes), err: (bytes) => cut('err', bytes) };
}
