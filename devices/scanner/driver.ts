/** Drives a scanner: one job at a time, pages handed over as they finish. */
import type { DeviceError, DeviceErrorKind, DeviceState, ScannedPage } from '../../main/contract/devices.ts';
import type { DocumentSource, ScanOptions, SourceFailure } from '../../main/contract/documentSource.ts';
import { err, ok, unreachable, type Result } from '../../main/contract/result.ts';
import type { Cancel, Clock } from '../clock.ts';
import { deviceError } from '../deviceError.ts';
import type { Log } from '../log.ts';
import { run } from '../runner.ts';
import { usbFolders, watchDev } from '../transport/devWatch.ts';
import { SCANNER_DELAYS } from './delays.ts';
import { createEsclSource } from './escl.ts';
import type { ScanWish } from './protocol.ts';
import { createSaneSource, type SaneConfig } from './sane.ts';
import { stepScan, type ScanEffect, type ScanEvent, type ScanSession } from './session.ts';

export type ScannerConfig =
  | ({ readonly kind: 'sane' } & SaneConfig)
  /** Root of the eSCL tree, as `http://127.0.0.1:PORT/eSCL`. */
  | { readonly kind: 'escl'; readonly url: string; readonly uuid?: string | undefined };

export const sourceOf = (config: ScannerConfig, clock: Clock): DocumentSource =>
  config.kind === 'sane' ? createSaneSource(config, clock) : createEsclSource(config, clock);

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
  const source = sourceOf(config, clock);
  let running = new AbortController();
  let ended = false;
  let cancelStall: Cancel = () => {};
  let cancelWait: Cancel = () => {};
  let cancelLook: Cancel = () => {};
  let seen = false;
  let whenIdle: (() => void)[] = [];

  /** Carries the pages of one run to the session, and its end. */
  const carry = async (options: ScanOptions, signal: AbortSignal): Promise<void> => {
    let failure: SourceFailure | null = null;
    // to its very end also after a failure: only then is the device free again
    for await (const item of source.scan(options, signal)) {
      if (item.ok) runner.send({ kind: 'pageRead', page: item.value });
      else failure = item.error;
    }
    end(failure?.kind ?? null, failure?.detail ?? '');
  };
  const end = (failure: DeviceErrorKind | null, detail: string): void => {
    cancelStall();
    runner.send({ kind: 'ended', failure, detail, now: clock.now() });
  };
  const markProgress = (): void => {
    cancelStall();
    cancelStall = clock.after(SCANNER_DELAYS.stall, () => runner.send({ kind: 'stalled' }));
  };

  const optionsOf = ({ wish, format, firstIndex }: ScanEffect & { do: 'start' }): ScanOptions => ({
    ...wish,
    format,
    firstIndex,
    progressed: (percent) =>
      runner.send(percent === null ? { kind: 'pageStarted' } : { kind: 'progressed', percent }),
  });

  const perform = (effect: ScanEffect): void => {
    switch (effect.do) {
      case 'start':
        ears.stateChanged({ kind: 'busy' });
        markProgress();
        running = new AbortController();
        void carry(optionsOf(effect), running.signal);
        return;
      case 'stop':
        return running.abort();
      case 'wait':
        cancelWait = clock.after(effect.ms, () => runner.send({ kind: 'waited' }));
        return;
      case 'recheck':
        cancelWait = clock.after(SCANNER_DELAYS.recheck, () => {
          void source.status().then((status) => runner.send({ kind: 'statusRead', status }));
        });
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
      void source.info().then((found) => {
        if (ended || runner.state().kind !== 'idle') return;
        seen ||= found.ok;
        ears.stateChanged(found.ok ? { kind: 'ready', model: found.value.model, identity: found.value.id } : missing(found.error, seen)); // prettier-ignore
        look(found.ok ? SCANNER_DELAYS.lookReady : SCANNER_DELAYS.lookAbsent);
      });
    });
  };
  ears.stateChanged({ kind: 'opening' });
  look(0);
  const unwatch = watchDev(usbFolders(), clock, () => look(0));

  const stopAll = (): Promise<void> => {
    if (runner.state().kind === 'idle') return Promise.resolve(); // each run leaves nothing behind
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
      await source.close();
    },
  };
}

function missing(kind: DeviceErrorKind, seen: boolean): DeviceState {
  if (kind === 'absent') return seen ? { kind: 'disconnected' } : { kind: 'absent' };
  if (kind === 'disconnected') return { kind: 'disconnected' };
  return { kind: 'fault', error: deviceError('scanner', kind, 'open') };
}
