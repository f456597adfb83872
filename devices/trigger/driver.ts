/** Hears a capture key or foot pedal on hidraw, so that its key presses never reach the page as typing. */
import type { DeviceState } from '../../main/contract/devices.ts';
import type { TriggerConfig } from '../../main/contract/launch.ts';
import { err, ok } from '../../main/contract/result.ts';
import { keepOpen } from '../attachment.ts';
import type { Clock } from '../clock.ts';
import { hidNode, listHid, openHid, type HidInfo, type HidWire } from '../transport/hid.ts';
import { createPresses, patternOf } from './protocol.ts';

export interface TriggerEars {
  readonly stateChanged: (state: DeviceState) => void;
  readonly pressed: () => void;
}

/** The configured node where it has the configured identity; without one, the first device of that identity. */
async function find({ path, usb }: TriggerConfig): Promise<HidInfo | undefined> {
  const own = (await listHid(path)).filter(
    ({ vendorId, productId }) =>
      `${vendorId.toString(16).padStart(4, '0')}:${productId.toString(16).padStart(4, '0')}` === usb,
  );
  if (path === null) return own[0];
  const node = await hidNode(path);
  return own.find((device) => device.path === node);
}

export function startTrigger(
  config: TriggerConfig,
  clock: Clock,
  ears: TriggerEars,
): { close(): Promise<void> } {
  const pattern = patternOf(config);
  return keepOpen<HidWire>(
    'trigger',
    clock,
    async (lost) => {
      const found = await find(config);
      if (found === undefined) return err('absent');
      const isPress = createPresses(pattern);
      const report = (bytes: Uint8Array): void => {
        if (isPress(bytes)) ears.pressed();
      };
      const opened = await openHid(found.path, { report, lost });
      if (!opened.ok) return opened;
      return ok({ wire: opened.value, model: found.product, identity: `usb:${config.usb}:${found.serial}` });
    },
    { stateChanged: ears.stateChanged, opened: () => {} },
  );
}
