/** The signature pad at the host: which driver it gets, its asks, and what it tells core. */
import type { DevicesConfig } from '../../main/contract/launch.ts';
import { err, unreachable } from '../../main/contract/result.ts';
import { HOST_DELAYS, within } from '../deadline.ts';
import { absent, deviceError } from '../deviceError.ts';
import type { Hosted, Seat } from '../hosted.ts';
import { startStu } from './driver.ts';
import type { PadDriver, PadEars } from './pad.ts';
import { startPointerPad } from './pointer.ts';

function startPad(config: DevicesConfig['signaturePad'], seat: Seat, ears: PadEars): PadDriver | null {
  switch (config?.kind) {
    case undefined:
      return null;
    case 'pointer':
      return startPointerPad(ears);
    case 'stu':
      return startStu(config, seat.clock, seat.log, ears);
    default:
      return unreachable(config);
  }
}

export function hostPad(
  config: DevicesConfig['signaturePad'],
  seat: Seat,
): Hosted<'startSigning' | 'clearInk' | 'stopSigning'> {
  /** The job whose ink has come at least once. */
  let inked: string | null = null;
  const pad = startPad(config, seat, {
    stateChanged: seat.stateChanged,
    inkDrawn(job, samples, gaps) {
      inked = job;
      seat.push('inkDrawn', { job, samples, gaps });
    },
    signingBroke(job, error) {
      inked = null;
      seat.failed(error);
      seat.push('signingBroke', { job, error });
    },
  });
  return {
    asks: {
      async startSigning({ job, prompt }) {
        if (pad === null) return absent('signaturePad');
        const late = err(deviceError('signaturePad', 'timeout', 'prompt'));
        return within(seat.clock, HOST_DELAYS.startSigning, pad.start(job, prompt), late);
      },
      clearInk({ job }) {
        pad?.clear(job);
        return {};
      },
      stopSigning({ job }) {
        if (inked === job) seat.used();
        inked = null;
        pad?.stop(job);
        return {};
      },
    },
    forget: async () => pad?.forget(),
    close: async () => pad?.close(),
  };
}
