/** Drives a scanner: one job at a time, pages handed over as they finish. */
import { createHash } from 'node:crypto';
import type { DeviceError, DeviceErrorKind, DeviceState, ScannedPage } from '../../main/contract/devices.ts';
import { err, ok, unreachable, type Result } from '../../main/contract/result.ts';
import type { Cancel, Clock } from '../clock.ts';
import { deviceError } from '../deviceError.ts';
import type { Log } from '../log.ts';
import { run } from '../runner.ts';
import { usbFolders, watchDev } from '../transport/devWatch.ts';
import { SCANNER_DELAYS } from './delays.ts';
import type { RunEars, RunningScan } from './engine.ts';
import { createEsclEngine } from './escl.ts';
import { readImage } from './image.ts';
import type { ScanWish } from './protocol.ts';
import { createSaneEngine, type SaneConfig } from './saneEngine.ts';
import { stepScan, type ScanEffect, type ScanEvent, type ScanSession } from './session.ts';

export type ScannerConfig =
  | ({ readonly kind: 'sane' } & SaneConfig)
  /** Root of the eSCL tree, as `http://127.0.0.1:PORT/eSCL`. */
  | { readonly kind: 'escl'; readonly url: string };

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

export function startScanner(
  config: ScannerConfig,
  clock: Clock,
  log: Log,
  ears: ScannerEars,
): ScannerDriver {
  const engine = config.kind === 'sane' ? createSaneEngine(config, clock) : createEsclEngine(config, clock);
  let running: RunningScan | undefined;
  let ended = false;
  let cancelStall: Cancel = () => {};
  let cancelWait: Cancel = () => {};
  let cancelLook: Cancel = () => {};
  let seen = false;
  let whenIdle: (() => void)[] = [];

  const heard: RunEars = {
    pageStarted: () => runner.send({ kind: 'pageStarted' }),
    progressed: (percent) => runner.send({ kind: 'progressed', percent }),
    page(bytes, dpi) {
      const image = readImage(bytes);
      if (!image.ok) {
        bytes.fill(0);
        return runner.send({ kind: 'pageBroken' });
      }
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      runner.send({ kind: 'pageRead', page: { bytes, dpi, sha256, ...image.value } });
    },
    ended(failure, detail) {
      cancelStall();
      runner.send({ kind: 'ended', failure, detail, now: clock.now() });
    },
  };
  const markProgress = (): void => {
    cancelStall();
    cancelStall = clock.after(SCANNER_DELAYS.stall, () => runner.send({ kind: 'stalled' }));
  };

  const perform = (effect: ScanEffect): void => {
    switch (effect.do) {
      case 'start':
        ears.stateChanged({ kind: 'busy' });
        markProgress();
        running = engine.start(effect, heard);
        return;
      case 'stop':
        return running?.stop();
      case 'wait':
        cancelWait = clock.after(effect.ms, () => runner.send({ kind: 'waited' }));
        return;
      case 'markProgress':
        return markProgress();
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

  /** Shows whether the scanner is there, again and again while nothing is scanned. */
  const look = (inMs: number): void => {
    cancelLook();
    if (ended) return;
    cancelLook = clock.after(inMs, () => {
      if (runner.state().kind !== 'idle') return look(SCANNER_DELAYS.lookAbsent);
      void engine.look().then((found) => {
        if (ended || runner.state().kind !== 'idle') return;
        seen ||= found.ok;
        ears.stateChanged(found.ok ? { kind: 'ready', ...found.value } : missing(found.error, seen)); // prettier-ignore
        look(found.ok ? SCANNER_DELAYS.lookReady : SCANNER_DELAYS.lookAbsent);
      });
    });
  };
  ears.stateChanged({ kind: 'opening' });
  look(0);
  const unwatch = watchDev(usbFolders(), clock, () => look(0));

  const stopAll = (): Promise<void> => {
    if (runner.state().kind === 'idle') return engine.wipe();
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
      unwatch();
      cancelLook();
      await stopAll();
      await engine.close();
    },
  };
}

function missing(kind: DeviceErrorKind, seen: boolean): DeviceState {
  if (kind === 'absent') return seen ? { kind: 'disconnected' } : { kind: 'absent' };
  if (kind === 'disconnected') return { kind: 'disconnected' };
  return { kind: 'fault', error: deviceError('scanner', kind, 'open') };
}
