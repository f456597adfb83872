/** ePadLink: a pad without a screen that sends one short report (devices.md B.9, from a single source). */
import { ok } from '../../main/contract/result.ts';
import type { PenReport } from './capture.ts';
import type { OpenResult, PadWire } from './pad.ts';

export const EPAD = { vendorId: 0x04df, productId: 0x0012 };

/** One byte each; the field is about 50 mm wide, and nothing tells it more exactly. */
export const EPAD_MAX = 255;
const UNITS_PER_MM = 5;

/** Six bytes: X, Y, pressure, touch, two buttons. Null: not such a report. */
export function decodeEpad(report: Uint8Array, numbered: boolean): PenReport | null {
  const payload = numbered ? report.subarray(1) : report;
  if (payload.length !== 6) return null;
  const [x = 0, y = 0, pressure = 0, touch = 0] = payload;
  const touching = touch !== 0;
  return { near: touching, touching, pressure: touching ? pressure : 0, x, y, time: null, sequence: null };
}

export async function openEpad({ reports, info }: PadWire): Promise<OpenResult> {
  const nothing = Promise.resolve(ok(null));
  return ok({
    pad: {
      identity: { model: 'ePadLink', serial: info.serial, firmware: '', driver: 'epad' },
      geometry: { maxX: EPAD_MAX, maxY: EPAD_MAX, maxPressure: 255, unitsPerMm: UNITS_PER_MM, samplesPerSecond: 100 }, // prettier-ignore
      screen: null,
    },
    protection: 'none',
    hear(report) {
      const pen = decodeEpad(report, reports.numbered);
      return pen === null ? [] : [{ kind: 'pen', report: pen }];
    },
    prepare: () => nothing,
    clear: () => nothing,
    blank: () => Promise.resolve(),
  });
}
