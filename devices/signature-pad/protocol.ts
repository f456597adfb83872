/** Wacom STU reports: names, layouts and the pen data as bytes (devices.md B.2–B.5). */
import { err, ok, type Result } from '../../main/contract/result.ts';

export const WACOM = 0x056a;

/** STU pads that speak HID, by product id. */
export const STU_MODELS: Readonly<Record<number, string>> = {
  0xa1: 'STU-500', 0xa2: 'STU-300', 0xa3: 'STU-520', 0xa4: 'STU-430', 0xa5: 'STU-530', 0xa8: 'STU-540',
}; // prettier-ignore

export const REPORT = {
  penData: 0x01,
  status: 0x03,
  reset: 0x04,
  information: 0x08,
  capability: 0x09,
  uid2: 0x0b,
  clearScreen: 0x20,
  inkingMode: 0x21,
  startImage: 0x25,
  imageBlock: 0x26,
  endImage: 0x27,
  penDataOption: 0x30,
  optionMode: 0x32,
  penDataTimed: 0x34,
} as const;

/** Report 03: what the pad is doing, and how the last command went. */
export const PAD_STATUS = {
  ready: 0,
  image: 1,
  capture: 2,
  calculation: 3,
  imageBoot: 4,
  romBusy: 5,
} as const;
export const LAST_RESULT = { none: 0, wrongReport: 1, wrongState: 2 } as const;

export interface PadStatus {
  readonly status: number;
  readonly lastResult: number;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Decoders take whole reports, id first, as node-hid gives them. */
export function decodeStatus(report: Uint8Array): Result<PadStatus, 'protocol'> {
  if (report.length < 5 || report[0] !== REPORT.status) return err('protocol');
  return ok({ status: report[1] ?? 0, lastResult: report[2] ?? 0 });
}

export interface PadInformation {
  readonly model: string;
  readonly firmware: string;
}

const printable = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString('latin1').replace(/\0.*$/s, '').replace(/[^\x20-\x7e]/g, '').trim(); // prettier-ignore

export function decodeInformation(report: Uint8Array): Result<PadInformation, 'protocol'> {
  if (report.length < 12 || report[0] !== REPORT.information) return err('protocol');
  return ok({ model: printable(report.subarray(1, 10)), firmware: `${report[10] ?? 0}.${report[11] ?? 0}` });
}

export interface PadCapability {
  readonly maxX: number;
  readonly maxY: number;
  readonly maxPressure: number;
  readonly screenWidth: number;
  readonly screenHeight: number;
  readonly rate: number;
  /** Units per inch. */
  readonly resolution: number;
  /** Bit 0 zlib, bit 1 one bit a pixel, bit 2 sixteen, bit 3 twenty-four; old pads have no such byte. */
  readonly encodings: number;
}

export function decodeCapability(report: Uint8Array): Result<PadCapability, 'protocol'> {
  if (report.length < 11 || report[0] !== REPORT.capability) return err('protocol');
  const v = view(report);
  const capability = {
    maxX: v.getUint16(1),
    maxY: v.getUint16(3),
    maxPressure: v.getUint16(5),
    screenWidth: v.getUint16(7),
    screenHeight: v.getUint16(9),
    rate: report[11] ?? 0,
    resolution: report.length >= 14 ? v.getUint16(12) : 0,
    encodings: report[14] ?? 0,
  };
  return capability.maxX > 0 && capability.maxY > 0 ? ok(capability) : err('protocol');
}

/** Serial number (report 0B). */
export const decodeUid2 = (report: Uint8Array): string => printable(report.subarray(1));

/** One pen report. Time and sequence are 16-bit counters that wrap; pads without report 34 send none. */
export interface PenReport {
  readonly near: boolean;
  readonly touching: boolean;
  readonly pressure: number;
  readonly x: number;
  readonly y: number;
  readonly counters: { readonly timeMs: number; readonly sequence: number } | null;
}

/** Null: not a pen report. The flags sit in the high bits of the first word (devices.md B.4). */
export function decodePen(report: Uint8Array): PenReport | null {
  const id = report[0];
  const known = id === REPORT.penData || id === REPORT.penDataOption || id === REPORT.penDataTimed;
  if (!known || report.length < (id === REPORT.penDataTimed ? 11 : 7)) return null;
  const v = view(report);
  const word = v.getUint16(1);
  return {
    near: (word & 0x8000) !== 0,
    touching: (word & 0x1000) !== 0,
    pressure: word & 0x0fff,
    x: v.getUint16(3),
    y: v.getUint16(5),
    counters: id === REPORT.penDataTimed ? { timeMs: v.getUint16(7), sequence: v.getUint16(9) } : null,
  };
}

/** A feature report filled up to the size its descriptor gives: short writes fail on some pads (devices.md B.3). */
export function featureReport(id: number, payload: Uint8Array, size: number): Uint8Array {
  const report = new Uint8Array(Math.max(size, payload.length) + 1);
  report[0] = id;
  report.set(payload, 1);
  return report;
}

/** Bytes of one image block (report 26): count little-endian, then the data. */
export const IMAGE_BLOCK = 253;

export function imageBlocks(image: Uint8Array): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < image.length; at += IMAGE_BLOCK) {
    const part = image.subarray(at, at + IMAGE_BLOCK);
    blocks.push(Uint8Array.of(part.length & 0xff, part.length >> 8, ...part));
  }
  return blocks;
}
