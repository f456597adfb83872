/** A signature pad over all its plug-ins: found, and driven anew with each, so that nothing of one reaches into the next. */
import type { DeviceErrorKind, DeviceState } from '../../main/contract/devices.ts';
import { err } from '../../main/contract/result.ts';
import { deviceError } from '../deviceError.ts';
import type { Seat } from '../hosted.ts';
import { createPlug } from '../plug.ts';
import { DEV_FOLDERS, watchDev } from '../transport/devWatch.ts';
import { listHid } from '../transport/hid.ts';
import { startPad } from './driver.ts';
import { findPad } from './find.ts';
import type { PadDriver, PadEars } from './pad.ts';

/** `path` null: the first pad with a known USB identity. */
export function keepPad(
  config: { readonly path: string | null },
  { clock, log }: Pick<Seat, 'clock' | 'log'>,
  ears: PadEars,
): PadDriver {
  let seen = false;
  /** Another driver of the system holds the pad: it is there, yet cannot be opened. */
  let conflict = false;

  const away = (): DeviceErrorKind => (conflict ? 'driverConflict' : seen ? 'disconnected' : 'absent');
  const tellAway = (): void => {
    const kind = away();
    ears.stateChanged(kind === 'driverConflict' ? { kind: 'fault', error: deviceError('signaturePad', kind, 'list') } : { kind: seen ? 'disconnected' : 'absent' }); // prettier-ignore
  };
  const stateChanged = (state: DeviceState): void => {
    switch (state.kind) {
      case 'ready':
        seen = true;
        plug.worked();
        return ears.stateChanged(state);
      case 'absent':
      case 'disconnected':
        seen ||= state.kind === 'disconnected';
        tellAway();
        return plug.gone();
      default:
        return ears.stateChanged(state);
    }
  };
  const plug = createPlug<PadDriver>(clock, {
    async find() {
      const found = await findPad(config.path, () => listHid(config.path));
      ({ conflict } = found);
      if (found.pad !== null) return { start: () => startPad(config, clock, log, { ...ears, stateChanged }) };
      tellAway();
      return null;
    },
  });
  const unwatch = watchDev(DEV_FOLDERS, clock, () => plug.look());
  ears.stateChanged({ kind: 'opening' });

  return {
    async start(job, prompt, picture) {
      const driver = plug.driver();
      return driver === null ? err(deviceError('signaturePad', away(), 'start')) : driver.start(job, prompt, picture); // prettier-ignore
    },
    clear: async (job) => plug.driver()?.clear(job),
    stop: (job) => plug.driver()?.stop(job),
    forget: async () => plug.driver()?.forget(),
    async close() {
      unwatch();
      await plug.close();
    },
  };
}
