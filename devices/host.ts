/** Runs the booth's devices and serves them to core: asks down, events up, nothing of a person kept. */
import { isDeepStrictEqual } from 'node:util';
import {
  devicesBorder,
  type DeviceName,
  type DevicesBorder,
  type DeviceState,
} from '../main/contract/devices.ts';
import type { DevicesConfig } from '../main/contract/launch.ts';
import { serve, type Channel, type PushBody, type PushName, type Served } from '../main/contract/port.ts';
import { err } from '../main/contract/result.ts';
import { systemClock, type Clock } from './clock.ts';
import { deviceError } from './deviceError.ts';
import { startReader } from './id-reader/driver.ts';
import { stderrLog, type Log } from './log.ts';
import { printPaper } from './printer/printer.ts';
import { startScanner } from './scanner/driver.ts';
import { startStu } from './signature-pad/driver.ts';
import type { PadEars } from './signature-pad/pad.ts';
import { startPointerPad } from './signature-pad/pointer.ts';

export interface Host {
  /** Serves on a further channel, for example after core was started anew; the earlier one is no longer told anything. */
  attach(channel: Channel): void;
  close(): Promise<void>;
}

export interface HostOptions {
  readonly clock?: Clock;
  readonly log?: Log;
}

export function createHost(config: DevicesConfig, channel: Channel | null, options: HostOptions = {}): Host {
  const { clock = systemClock, log = stderrLog } = options;
  const states: Record<DeviceName, DeviceState> = {
    idReader: { kind: 'absent' },
    signaturePad: { kind: 'absent' },
    scanner: { kind: 'absent' },
  };
  let served: Served<DevicesBorder> | undefined;
  const push = <N extends PushName<DevicesBorder>>(name: N, body: PushBody<DevicesBorder, N>): void =>
    served?.push(name, body);
  const stateOf = (device: DeviceName) => (state: DeviceState) => {
    if (isDeepStrictEqual(states[device], state)) return;
    states[device] = state;
    log({ event: 'deviceStateChanged', device, state: state.kind });
    if (state.kind === 'fault')
      log({ event: 'deviceFailed', device, kind: state.error.kind, stage: state.error.stage });
    push('deviceStateChanged', { device, state });
  };

  const reader = config.idReader === null ? null : startReader(config.idReader, clock, log, {
    stateChanged: stateOf('idReader'),
    cardFound: () => push('cardFound', {}),
    cardRead: (card, warnings, samNumber) => push('cardRead', { card, warnings, samNumber }),
    cardFailed: (error) => {
      log({ event: 'deviceFailed', device: 'idReader', kind: error.kind, stage: error.stage });
      push('cardFailed', { error });
    },
    cardLifted: () => push('cardLifted', {}),
  }); // prettier-ignore

  const padEars: PadEars = {
    stateChanged: stateOf('signaturePad'),
    inkDrawn: (job, samples, gaps) => push('inkDrawn', { job, samples, gaps }),
    signingBroke: (job, error) => {
      log({ event: 'deviceFailed', device: 'signaturePad', kind: error.kind, stage: error.stage });
      push('signingBroke', { job, error });
    },
  };
  const { signaturePad } = config;
  const pad = signaturePad === null ? null : signaturePad.kind === 'pointer' ? startPointerPad(padEars) : startStu(signaturePad, clock, log, padEars); // prettier-ignore

  const scanner = config.scanner === null ? null : startScanner(config.scanner, clock, log, {
    stateChanged: stateOf('scanner'),
    progressed: (job, page, percent) => push('scanProgressed', { job, page, percent }),
    pageScanned: (job, page) => push('pageScanned', { job, page }),
    ended: (job, pages, error) => {
      if (error !== null) log({ event: 'deviceFailed', device: 'scanner', kind: error.kind, stage: error.stage });
      push('scanEnded', { job, end: error === null ? { kind: 'done', pages } : { kind: 'failed', pages, error } });
    },
  }); // prettier-ignore

  const absent = (device: DeviceName) =>
    err(deviceError(device, 'absent', 'start', 'not part of this booth'));
  const forget = async (): Promise<void> => {
    reader?.forget();
    await Promise.all([pad?.forget(), scanner?.forget()]);
    log({ event: 'forgotten' });
  };
  const attach = (to: Channel): void => {
    const mine: Served<DevicesBorder> = serve(to, devicesBorder, {
      deviceStates: () => ({ ...states }),
      watchCard({ on }) {
        reader?.watch(on);
        return {};
      },
      startScan: ({ job, source, dpi, mode }) =>
        scanner?.start(job, { source, dpi, mode }) ?? absent('scanner'),
      cancelScan({ job }) {
        scanner?.cancel(job);
        return {};
      },
      startSigning: async ({ job, prompt }) => (await pad?.start(job, prompt)) ?? absent('signaturePad'),
      clearInk({ job }) {
        pad?.clear(job);
        return {};
      },
      stopSigning({ job }) {
        pad?.stop(job);
        return {};
      },
      printPaper: async ({ bytes }) => ({ printed: await printPaper(bytes) }),
      async forget() {
        await forget();
        return { dropped: ['idReader', 'signaturePad', 'scanner'] };
      },
    });
    served = mine;
    // core died: its visit is over, so nothing of the person stays here either
    to.onClose(() => {
      if (served !== mine) return;
      served = undefined;
      void forget();
    });
  };
  if (channel !== null) attach(channel);

  return {
    attach,
    async close() {
      await Promise.all([reader?.close(), pad?.close(), scanner?.close()]);
    },
  };
}
