/** Wacom STU reports: names, layouts and the pen data as bytes (devices.md B.2–B.4). */
import { err, ok, type Result } from '../../main/contract/result.ts';
import type { PenReport } from './capture.ts';

export const WACOM = 0x056a;

/** STU pads that speak HID, by product id. */
export const STU_MODELS: Readonly<Record<number, string>> = {
  0xa1: 'STU-500', 0xa2: 'STU-300', 0xa3: 'STU-520', 0xa4: 'STU-430', 0xa5: 'STU-530', 0xa8: 'STU-540',
}; // prettier-ignore

/** Report ids; their sizes come from the unit's own descriptor, never from here. */
export const REPORT = {
  penData: 0x01,
  status: 0x03,
  reset: 0x04,
  information: 0x08,
  capability: 0x09,
  uid: 0x0a,
  uid2: 0x0b,
  eSerial: 0x0f,
  penDataEncrypted: 0x10,
  hostPublicKey: 0x13,
  devicePublicKey: 0x14,
  startCapture: 0x15,
  endCapture: 0x16,
  dhPrime: 0x1a,
  dhBase: 0x1b,
  clearScreen: 0x20,
  inkingMode: 0x21,
  clearArea: 0x23,
  startImageArea: 0x24,
  startImage: 0x25,
  imageBlock: 0x26,
  endImage: 0x27,
  displayArea: 0x2a,
  penDataOption: 0x30,
  penDataEncryptedOption: 0x31,
  optionMode: 0x32,
  penDataEncryptedTimed: 0x33,
  penDataTimed: 0x34,
  encryptionCommand: 0x40,
  encryptionStatus: 0x50,
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

/** Serial numbers in letters (reports 0B and 0F). */
export const decodeSerial = (report: Uint8Array): string => printable(report.subarray(1));

/** The number of report 0A; 0 where it was never set. */
export const decodeUid = (report: Uint8Array): number => (report.length < 5 ? 0 : view(report).getUint32(1));

/** Both counters of the timed reports wrap at 16 bits. */
export const WRAP = 65_536;

/** Bytes of a plain sample, and of one with both counters. */
const PLAIN = 6;
const TIMED = 10;

/** One sample without a report id; `timed`: time and sequence follow. Null: too short. The flags sit in the high bits of the first word (devices.md B.4). */
export function decodeSample(bytes: Uint8Array, timed: boolean): PenReport | null {
  if (bytes.length < (timed ? TIMED : PLAIN)) return null;
  const v = view(bytes);
  const word = v.getUint16(0);
  return {
    near: (word & 0x8000) !== 0,
    touching: (word & 0x1000) !== 0,
    pressure: word & 0x0fff,
    x: v.getUint16(2),
    y: v.getUint16(4),
    time: timed ? { ms: v.getUint16(6), wrap: WRAP } : null,
    sequence: timed ? v.getUint16(8) : null,
  };
}

/** A plain pen report, id first. Null: not one. */
export function decodePen(report: Uint8Array): PenReport | null {
  const id = report[0];
  if (id === REPORT.penDataTimed) return decodeSample(report.subarray(1), true);
  // report 30 carries the number of a pressed option behind the sample: nothing a signature needs
  return id === REPORT.penData || id === REPORT.penDataOption
    ? decodeSample(report.subarray(1), false)
    : null;
}

/** A feature report filled up to the size its descriptor gives: short writes fail on some pads (devices.md B.3). */
export function featureReport(id: number, payload: Uint8Array, size: number): Uint8Array {
  const report = new Uint8Array(Math.max(size, payload.length) + 1);
  report[0] = id;
  report.set(payload, 1);
  return report;
}
