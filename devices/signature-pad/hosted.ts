/** The signature pad at the host: which driver it gets, its asks, and what it tells core. */
import type { DevicesConfig } from '../../main/contract/launch.ts';
import { err, unreachable } from '../../main/contract/result.ts';
import { HOST_DELAYS, within } from '../deadline.ts';
import { absent, deviceError } from '../deviceError.ts';
import type { Hosted, Seat } from '../hosted.ts';
import type { PadDriver, PadEars } from './pad.ts';
import { keepPad } from './plugged.ts';
import { startPointerPad } from './pointer.ts';

function padOf(config: DevicesConfig['signaturePad'], seat: Seat, ears: PadEars): PadDriver | null {
  switch (config?.kind) {
    case undefined:
      return null;
    case 'pointer':
      return startPointerPad(ears);
    case 'stu':
      return keepPad(config, seat, ears);
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
  const pad = padOf(config, seat, {
    stateChanged: seat.stateChanged,
    inkDrawn(job, samples, gaps) {
      inked = job;
      seat.push('inkDrawn', { job, samples, gaps });
    },
    buttonPressed: (job, button) => seat.push('padPressed', { job, button }),
    inkRejected: (job, samples) => seat.push('inkRejected', { job, samples }),
    signingBroke(job, error) {
      inked = null;
      seat.failed(error);
      seat.push('signingBroke', { job, error });
    },
  });
  return {
    asks: {
      async startSigning({ job, prompt, picture }) {
        if (pad === null) return absent('signaturePad');
        const late = err(deviceError('signaturePad', 'timeout', 'prompt'));
        return within(seat.clock, HOST_DELAYS.startSigning, pad.start(job, prompt, picture), late);
      },
      async clearInk({ job }) {
        const cleared = (pad?.clear(job) ?? Promise.resolve()).then(() => ({}));
        return within(seat.clock, HOST_DELAYS.clearInk, cleared, {});
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
