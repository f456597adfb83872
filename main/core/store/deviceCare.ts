/** What the booth remembers of its devices over restarts: last good use and error counters, nothing of any person. */
import { z } from 'zod';
import { DeviceErrorKind, DeviceName, type DeviceCare } from '../../contract/devices.ts';
import type { Clock } from '../util/clock.ts';
import { isDiskFull } from '../util/durable.ts';
import { instant } from '../util/instant.ts';
import type { Store } from './store.ts';

type Note = { readonly kind: 'used' } | { readonly kind: 'failed'; readonly error: DeviceErrorKind };

/** A row of a device or an error kind that this program no longer knows is passed over. */
const Row = z.object({ device: z.string(), kind: z.string(), count: z.number(), last_at: z.number() });

export interface DeviceCares {
  note(device: DeviceName, note: Note): void;
  all(): Partial<Record<DeviceName, DeviceCare>>;
}

export function createDeviceCares(store: Store, clock: Clock): DeviceCares {
  const all = store.query('deviceCareAll', 'SELECT device, kind, count, last_at FROM device_care', Row);
  const count = store.command('deviceCareNote', 'INSERT INTO device_care VALUES (@device, @kind, 1, @at) ON CONFLICT DO UPDATE SET count = count + 1, last_at = @at'); // prettier-ignore
  return {
    note(device, note) {
      try {
        count({ device, kind: note.kind === 'used' ? 'used' : note.error, at: clock.now() });
      } catch (reason) {
        if (!isDiskFull(reason)) throw reason; // the space that is left belongs to the requests
      }
    },
    all() {
      const cares: Partial<Record<DeviceName, DeviceCare>> = {};
      for (const row of all.all()) {
        const device = DeviceName.safeParse(row.device);
        if (!device.success) continue;
        const care = cares[device.data] ?? { lastGoodUse: null, errors: {} };
        const kind = DeviceErrorKind.safeParse(row.kind);
        cares[device.data] = kind.success
          ? { ...care, errors: { ...care.errors, [kind.data]: row.count } }
          : row.kind === 'used' ? { ...care, lastGoodUse: instant(row.last_at) } : care; // prettier-ignore
      }
      return cares;
    },
  };
}
