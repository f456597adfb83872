/** Reports to and from an open STU: only those its descriptor lists, and none that it has refused before. */
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';
import { PAD_DELAYS } from './delays.ts';
import type { PadWire } from './pad.ts';
import { decodeStatus, featureReport, LAST_RESULT, REPORT } from './protocol.ts';

export interface StuIo {
  /** The unit lists the report and has not refused it. */
  has(id: number): boolean;
  /** Whole report, id first; null where the unit has no such report or stalls. */
  read(id: number): Promise<Uint8Array | null>;
  /** False: not listed, or refused. A refused report is a capability turned off: it is never sent again (devices.md F.2). */
  write(id: number, payload: Uint8Array): Promise<boolean>;
  /** Waits for one of the states; a pad busy with itself is waited for, a refusal of its own is not. */
  reach(wanted: readonly number[]): Promise<Result<number, DeviceErrorKind>>;
}

/** What a pad can do without: refused once, it is left out. A pad that refuses anything else cannot be signed on, and is asked again the next time. */
const OPTIONAL: ReadonlySet<number> = new Set([
  REPORT.optionMode, REPORT.displayArea, REPORT.startImageArea, REPORT.inkingMode, REPORT.encryptionCommand, REPORT.endCapture,
]); // prettier-ignore

export function createStuIo({ wire, reports, clock, refused }: PadWire): StuIo {
  const sizes = reports.sizes.feature;
  const off = new Set<number>();
  const has = (id: number): boolean => sizes.has(id) && !off.has(id);
  const read = async (id: number): Promise<Uint8Array | null> => {
    const size = sizes.get(id);
    return size === undefined ? null : wire.getFeature(id, size);
  };
  return {
    has,
    read,
    async write(id, payload) {
      const size = sizes.get(id);
      if (size === undefined || off.has(id) || payload.length > size) return false;
      const done = await wire.sendFeature(featureReport(id, payload, size));
      if (!done && OPTIONAL.has(id)) {
        off.add(id);
        refused(id);
      }
      return done;
    },
    async reach(wanted) {
      const until = clock.now() + PAD_DELAYS.statusLimit;
      for (;;) {
        const report = await read(REPORT.status);
        const status = report === null ? null : decodeStatus(report);
        if (status === null || !status.ok) return err('protocol');
        if (status.value.lastResult === LAST_RESULT.wrongState) return err('wrongState');
        if (status.value.lastResult !== LAST_RESULT.none) return err('protocol');
        if (wanted.includes(status.value.status)) return ok(status.value.status);
        if (clock.now() >= until) return err('busy');
        await new Promise<void>((resolve) => void clock.after(PAD_DELAYS.statusPoll, resolve));
      }
    },
  };
}
