/** Switches the lamp of a document camera by configured byte strings on a serial line (devices.md C.1). */
import type { DeviceState } from '../../main/contract/devices.ts';
import type { LightConfig } from '../../main/contract/launch.ts';
import { ok } from '../../main/contract/result.ts';
import { keepOpen } from '../attachment.ts';
import type { Clock } from '../clock.ts';
import { SERIAL_GUARD_MS, serialFault } from '../serialFault.ts';
import { openSerial, type SerialWire } from '../transport/serial.ts';

export interface Light {
  /** Takes effect at once, or as soon as the lamp is there again. */
  set(on: boolean): void;
  /** Switched off first. */
  close(): Promise<void>;
}

export function startLight(
  config: LightConfig,
  clock: Clock,
  stateChanged: (state: DeviceState) => void,
): Light {
  let wanted = false;
  const bytes = (on: boolean): Uint8Array => Buffer.from(on ? config.on : config.off, 'hex');
  const kept = keepOpen<SerialWire>(
    'light',
    clock,
    async (lost) => {
      const opened = await openSerial(config.path, config.baud, SERIAL_GUARD_MS, { data: () => {}, closed: lost });
      return opened.ok ? ok({ wire: opened.value, model: 'serial light', identity: config.path }) : serialFault(opened.error);
    },
    { stateChanged, opened: (wire) => wire.write(bytes(wanted)) },
  ); // prettier-ignore
  return {
    set(on) {
      if (on === wanted) return;
      wanted = on;
      kept.wire()?.write(bytes(on));
    },
    async close() {
      if (wanted) kept.wire()?.write(bytes(false));
      await kept.close();
    },
  };
}
