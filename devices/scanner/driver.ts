/** Drives a SANE scanner through `scanimage`: one job at a time, pages handed over as they finish. */
import { createHash } from 'node:crypto';
import type { DeviceError, DeviceErrorKind, DeviceState, ScannedPage } from '../../main/contract/devices.ts';
import { err, ok, unreachable, type Result } from '../../main/contract/result.ts';
import type { Cancel, Clock } from '../clock.ts';
import { deviceError } from '../deviceError.ts';
import type { Log } from '../log.ts';
import { run } from '../runner.ts';
import { startProgram, type Child } from '../transport/child.ts';
import { SCANNER_DELAYS } from './delays.ts';
import { readImage } from './image.ts';
import { readSign, ticketFor, type ImageFormat, type ScanWish } from './protocol.ts';
import { readOptions, saneEnv, type Opened } from './sane.ts';
import { stepScan, type ScanEffect, type ScanEvent, type ScanSession } from './session.ts';
import { createSpool } from './spool.ts';

export interface ScannerConfig {
  readonly device: string;
  /** SANE's own name of the source, where the usual words do not fit. */
  readonly source: string | null;
}

export interface ScannerEars {
  readonly stateChanged: (state: DeviceState) => void;
  readonly progressed: (job: string, page: number, percent: number | null) => void;
  readonly pageScanned: (job: string, page: ScannedPage) => void;
  readonly ended: (job: string, pages: number, error: DeviceError | null) => void;
}

export interface ScannerDriver {
  start(job: string, wish: ScanWish): Result<Record<string, never>, DeviceError>;
  cancel(job: string): void;
  /** Ends any job and wipes every page still lying about. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** How much of stderr is kept for the meaning of the end. */
const KEPT_TEXT = 2000;

export function startScanner(
  config: ScannerConfig,
  clock: Clock,
  log: Log,
  ears: ScannerEars,
): ScannerDriver {
  const spool = createSpool();
  let child: Child | undefined;
  let opened: Opened | undefined;
  let ended = false;
  let stalled = (): void => {};
  let cancelStall: Cancel = () => {};
  let cancelWait: Cancel = () => {};
  let cancelKill: Cancel = () => {};
  let cancelLook: Cancel = () => {};
  /** Pages are read one after the other, and the end waits for the last. */
  let reading: Promise<void> = Promise.resolve();
  let seen = false;
  let whenIdle: (() => void)[] = [];

  const readPage = async (path: string, dpi: number): Promise<void> => {
    const bytes = await spool.take(path);
    const image = readImage(bytes);
    if (!image.ok) return runner.send({ kind: 'pageBroken' });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    runner.send({ kind: 'pageRead', page: { bytes, dpi, sha256, ...image.value } });
  };

  const launch = async (wish: ScanWish, format: ImageFormat, firstPage: number): Promise<void> => {
    if (opened === undefined) {
      const found = await readOptions(config.device);
      if (!found.ok) return runner.send({ kind: 'refused', error: found.error, detail: 'options' });
      opened = found.value;
    }
    if (ended || runner.state().kind !== 'scanning')
      return runner.send({ kind: 'refused', error: 'cancelled', detail: '' });
    const ticket = ticketFor(opened.device, config.source, opened.options, wish, {
      dir: spool.dir,
      format,
      firstPage,
    });
    if (!ticket.ok) return runner.send({ kind: 'refused', error: 'invalidOption', detail: ticket.error });
    const { dpi, args } = ticket.value;
    const lines = splitLines();
    let text = '';
    child = startProgram('scanimage', args, saneEnv(), {
      stdout: (bytes) => {
        for (const path of lines.out(bytes)) reading = reading.then(() => readPage(path, dpi));
      },
      stderr: (bytes) => {
        for (const line of lines.err(bytes)) {
          const sign = readSign(line);
          if (sign.kind === 'said') text = `${text}${sign.text}\n`.slice(-KEPT_TEXT);
          else runner.send(sign.kind === 'pageStarted' ? { kind: 'pageStarted' } : sign);
        }
      },
      ended: (code, signal) => {
        child = undefined;
        cancelStall();
        cancelKill();
        void reading
          .then(() => spool.wipe())
          .then(() => {
            if (code === 1) opened = undefined; // could not be opened: look at it afresh next time
            runner.send({ kind: 'ended', code, signal, text, now: clock.now() });
          });
      },
    });
    stalled();
  };

  const perform = (effect: ScanEffect): void => {
    switch (effect.do) {
      case 'start':
        ears.stateChanged({ kind: 'busy' });
        return void launch(effect.wish, effect.format, effect.firstPage);
      case 'stop':
        child?.signal('SIGINT');
        cancelKill = clock.after(SCANNER_DELAYS.kill, () => child?.signal('SIGKILL'));
        return;
      case 'wait':
        cancelWait = clock.after(effect.ms, () => runner.send({ kind: 'waited' }));
        return;
      case 'markProgress':
        return stalled();
      case 'progress':
        return ears.progressed(effect.job, effect.page, effect.percent);
      case 'page':
        log({ event: 'pageScanned', page: effect.page.index, bytes: effect.page.bytes.length });
        ears.pageScanned(effect.job, effect.page);
        effect.page.bytes.fill(0); // handed over: the channel has its own copy (devices.md F.5)
        return;
      case 'end':
        cancelWait();
        log({ event: 'scanEnded', pages: effect.pages, end: effect.error === null ? 'done' : 'failed' });
        ears.ended(effect.job, effect.pages, effect.error);
        look(0);
        for (const idle of whenIdle.splice(0)) idle();
        return;
      default:
        return unreachable(effect);
    }
  };
  const runner = run<ScanSession, ScanEvent, ScanEffect>(
    { state: { kind: 'idle' }, effects: [] },
    stepScan,
    perform,
  );
  stalled = () => {
    cancelStall();
    cancelStall = clock.after(SCANNER_DELAYS.stall, () => runner.send({ kind: 'stalled' }));
  };

  /** Shows whether the scanner is there, again and again while nothing is scanned. */
  const look = (inMs: number): void => {
    cancelLook();
    if (ended) return;
    cancelLook = clock.after(inMs, () => {
      if (runner.state().kind !== 'idle') return look(SCANNER_DELAYS.lookAbsent);
      void readOptions(config.device).then((found) => {
        if (ended || runner.state().kind !== 'idle') return;
        opened = found.ok ? found.value : undefined;
        seen ||= found.ok;
        ears.stateChanged(found.ok ? { kind: 'ready', model: found.value.model, identity: found.value.device } : missing(found.error, seen)); // prettier-ignore
        look(found.ok ? SCANNER_DELAYS.lookReady : SCANNER_DELAYS.lookAbsent);
      });
    });
  };
  ears.stateChanged({ kind: 'opening' });
  look(0);

  const stopAll = (): Promise<void> => {
    if (runner.state().kind === 'idle') return spool.wipe();
    const idle = new Promise<void>((resolve) => (whenIdle = [...whenIdle, resolve]));
    runner.send({ kind: 'cancelAsked', job: null });
    return idle;
  };
  return {
    start(job, wish) {
      if (runner.state().kind !== 'idle')
        return err(deviceError('scanner', 'busy', 'start', 'a job is under way'));
      runner.send({ kind: 'asked', job, wish });
      return ok({});
    },
    cancel: (job) => runner.send({ kind: 'cancelAsked', job }),
    forget: stopAll,
    async close() {
      ended = true;
      cancelLook();
      await stopAll();
      await spool.close();
    },
  };
}

function missing(kind: DeviceErrorKind, seen: boolean): DeviceState {
  if (kind === 'absent') return seen ? { kind: 'disconnected' } : { kind: 'absent' };
  if (kind === 'disconnected') return { kind: 'disconnected' };
  return { kind: 'fault', error: deviceError('scanner', kind, 'open') };
}

/** Cuts both streams into lines; the rest of an unfinished line waits. */
function splitLines(): { out(bytes: Uint8Array): string[]; err(bytes: Uint8Array): string[] } {
  const rests = { out: '', err: '' };
  const cut = (stream: 'out' | 'err', bytes: Uint8Array): string[] => {
    const parts = (rests[stream] + Buffer.from(bytes).toString('utf8')).split(/[\r\n]+/);
    rests[stream] = parts.pop() ?? '';
    return parts.filter((part) => part !== '');
  };
  return { out: (bytes) => cut('out', bytes), err: (bytes) => cut('err', bytes) };
}
