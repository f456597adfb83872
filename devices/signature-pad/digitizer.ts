/** Any pen digitizer that describes itself: its fields, scale and clock come out of its report descriptor (devices.md B.10). */
import type { PadGeometry } from '../../main/contract/devices.ts';
import { err, ok } from '../../main/contract/result.ts';
import type { PenReport } from './capture.ts';
import { fieldValue, type HidField, type HidReports } from './hidDescriptor.ts';
import type { OpenResult, PadWire } from './pad.ts';

const USAGE = {
  x: 0x01_0030, y: 0x01_0031, pressure: 0x0d_0030, inRange: 0x0d_0032, invert: 0x0d_003c, tiltX: 0x0d_003d,
  tiltY: 0x0d_003e, tip: 0x0d_0042, eraser: 0x0d_0045, scanTime: 0x0d_0056,
} as const; // prettier-ignore
/** Collections that are a pen: digitizer, pen, stylus. A touch screen is not signed on through this driver. */
const PENS: ReadonlySet<number> = new Set([0x0d_0001, 0x0d_0002, 0x0d_0020]);

type Part = keyof typeof USAGE;

export interface Digitizer {
  readonly reportId: number;
  readonly numbered: boolean;
  readonly fields: Readonly<Partial<Record<Part, HidField>>> & { readonly x: HidField; readonly y: HidField; readonly tip: HidField }; // prettier-ignore
  readonly geometry: PadGeometry;
  /** Units of X per unit of Y: both axes are told in those of X. */
  readonly squeeze: number;
}

const MM_PER: Readonly<Record<number, number>> = { 0x11: 10, 0x13: 25.4 };

/** Units per millimetre, or null where the field tells no length. */
function density({ unit, unitExponent, physicalMin, physicalMax, logicalMin, logicalMax }: HidField): number | null {
  const mm = MM_PER[unit];
  // a physical range of 0 to 0 means "as the logical one" (HID 1.11, 6.2.2.7)
  const same = physicalMin === 0 && physicalMax === 0;
  const range = (same ? logicalMax - logicalMin : physicalMax - physicalMin) * 10 ** unitExponent;
  const units = logicalMax - logicalMin;
  return mm === undefined || range <= 0 || units <= 0 ? null : units / (range * mm);
} // prettier-ignore

const span = ({ logicalMin, logicalMax }: HidField): number => logicalMax - logicalMin;

/** Null: no pen in it, or one that does not tell its size, which no signature could be measured on. */
export function describeDigitizer(reports: HidReports): Digitizer | null {
  const inputs = reports.fields.filter(
    ({ kind, inside, relative }) => kind === 'input' && !relative && inside.some((usage) => PENS.has(usage)),
  );
  for (const reportId of new Set(inputs.map((field) => field.reportId))) {
    const find = (part: Part): HidField | undefined =>
      inputs.find((field) => field.reportId === reportId && field.usage === USAGE[part]);
    const [x, y, tip] = [find('x'), find('y'), find('tip')];
    if (x === undefined || y === undefined || tip === undefined) continue;
    const [across, down] = [density(x), density(y)];
    if (across === null || down === null) continue;
    const rest = (['pressure', 'inRange', 'invert', 'eraser', 'tiltX', 'tiltY', 'scanTime'] as const).flatMap(
      (part): [Part, HidField][] => {
        const field = find(part);
        return field === undefined ? [] : [[part, field]];
      },
    );
    const pressure = find('pressure');
    const maxY = Math.round((span(y) * across) / down);
    if (maxY <= 0) continue;
    return {
      reportId,
      numbered: reports.numbered,
      fields: { ...Object.fromEntries(rest), x, y, tip },
      squeeze: across / down,
      geometry: {
        maxX: span(x),
        maxY,
        maxPressure: pressure === undefined ? 1 : Math.max(1, span(pressure)),
        unitsPerMm: across,
        samplesPerSecond: 133, // the least of pens made for handwriting; the descriptor tells none
      },
    };
  }
  return null;
}

export interface DigitizerReport extends PenReport {
  /** Degrees as the descriptor scales them, 0 upright; null where the pen tells none. */
  readonly tilt: { readonly x: number; readonly y: number } | null;
}

/** A report as it comes off the wire, id first where the device numbers its reports. Null: another report, or a cut one. */
export function decodeDigitizer(digitizer: Digitizer, report: Uint8Array): DigitizerReport | null {
  const { fields, numbered, reportId, squeeze } = digitizer;
  if (numbered && report[0] !== reportId) return null;
  const payload = numbered ? report.subarray(1) : report;
  const value = (field: HidField | undefined): number | null => (field === undefined ? null : fieldValue(field, payload)); // prettier-ignore
  const [x, y, tip] = [value(fields.x), value(fields.y), value(fields.tip)];
  if (x === null || y === null || tip === null) return null;
  const within = (field: HidField, raw: number): number => Math.min(span(field), Math.max(0, raw - field.logicalMin)); // prettier-ignore
  const { pressure, scanTime } = fields;
  // the upper end of the pen rubs out: it does not write
  const touching = tip === 1 && value(fields.eraser) !== 1 && value(fields.invert) !== 1;
  const force = pressure === undefined ? null : value(pressure);
  const time = scanTime === undefined ? null : value(scanTime);
  const [tiltX, tiltY] = [value(fields.tiltX), value(fields.tiltY)];
  return {
    near: touching || value(fields.inRange) !== 0,
    touching,
    pressure: !touching ? 0 : pressure === undefined || force === null ? 1 : within(pressure, force),
    x: within(fields.x, x),
    y: Math.round(within(fields.y, y) * squeeze),
    // scan time counts tenths of a millisecond
    time: scanTime === undefined || time === null ? null : { ms: time / 10, wrap: (span(scanTime) + 1) / 10 },
    sequence: null,
    tilt: tiltX === null || tiltY === null ? null : { x: tiltX, y: tiltY },
  };
}

export async function openDigitizer({ reports, info }: PadWire): Promise<OpenResult> {
  const digitizer = describeDigitizer(reports);
  if (digitizer === null) return err('unsupported');
  const nothing = Promise.resolve(ok(null));
  return ok({
    pad: {
      identity: { model: info.product, serial: info.serial, firmware: '', driver: 'digitizer' },
      geometry: digitizer.geometry,
      screen: null,
    },
    protection: 'none',
    hear(report) {
      const pen = decodeDigitizer(digitizer, report);
      return pen === null ? [] : [{ kind: 'pen', report: pen }];
    },
    // it has neither a screen nor a state: the pen always writes
    prepare: () => nothing,
    clear: () => nothing,
    blank: () => Promise.resolve(),
  });
}
