/** The inside of a simulated Wacom STU: its reports, its screen and its states (devices.md B.2–B.5). */
import { LAST_RESULT, PAD_STATUS, REPORT, WACOM } from '../signature-pad/protocol.ts';
import type { HidIdentity, HidPeer } from './hidraw.ts';

export interface StuModel {
  readonly name: string;
  readonly productId: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly screen: readonly [width: number, height: number];
  readonly encodings: number;
}

export const STU_540: StuModel = { name: 'STU-540', productId: 0xa8, maxX: 10_800, maxY: 6480, screen: [800, 480], encodings: 0x0e }; // prettier-ignore
export const STU_430: StuModel = { name: 'STU-430', productId: 0xa4, maxX: 9600, maxY: 6000, screen: [320, 200], encodings: 0x03 }; // prettier-ignore

/** Payload bytes of each report the simulated pad knows. */
const FEATURES: readonly (readonly [id: number, bytes: number])[] = [
  [0x03, 4], [0x04, 1], [0x06, 8], [0x08, 16], [0x09, 16], [0x0a, 4], [0x0b, 10], [0x20, 1], [0x21, 1], [0x25, 1],
  [0x26, 255], [0x27, 1], [0x2d, 4], [0x32, 1],
]; // prettier-ignore
const INPUTS: readonly (readonly [id: number, bytes: number])[] = [[0x01, 6], [0x34, 10]]; // prettier-ignore

/** A vendor-page descriptor with one field per report, as the real units have. */
function descriptor(): Uint8Array {
  const field = (id: number, bytes: number, main: number): number[] => [0x85, id, 0x09, id, 0x75, 8, 0x95, bytes, main, 0x02]; // prettier-ignore
  return Uint8Array.of(
    0x06, 0x0d, 0xff, 0x09, 0x01, 0xa1, 0x01, 0x15, 0x00, 0x26, 0xff, 0x00,
    ...INPUTS.flatMap(([id, bytes]) => field(id, bytes, 0x81)),
    ...FEATURES.flatMap(([id, bytes]) => field(id, bytes, 0xb1)),
    0xc0,
  ); // prettier-ignore
}

export interface Stu extends HidPeer {
  readonly identity: HidIdentity;
  /** The pen at a place (0…1 of the pad) with a pressure 0…1; encoded as the pad's option mode says. */
  pen(at: { x: number; y: number; p: number; touching: boolean; near: boolean }): Uint8Array;
  /** What the host last drew on the screen: encoding and bytes. Null after a clear. */
  screen(): { readonly encoding: number; readonly bytes: Uint8Array } | null;
  inking(): boolean;
  inject(fault: { stall: boolean; busy: boolean; wrongState: boolean }): void;
}

function information(model: StuModel): Uint8Array {
  const bytes = Buffer.alloc(16);
  bytes.write(model.name, 0, 'latin1');
  bytes.set([1, 8], 9);
  return bytes;
}

function capability(model: StuModel): Uint8Array {
  const bytes = Buffer.alloc(16);
  for (const [i, value] of [model.maxX, model.maxY, 1023, ...model.screen].entries())
    bytes.writeUInt16BE(value, i * 2);
  bytes[10] = 200;
  bytes.writeUInt16BE(2540, 11);
  bytes[13] = model.encodings;
  return bytes;
}

/** `now` in milliseconds drives the pad's own time counter. */
export function createStu(model: StuModel, now: () => number): Stu {
  const serial = `SIM${model.productId.toString(16)}0001`;
  let status: number = PAD_STATUS.ready;
  let lastResult: number = LAST_RESULT.none;
  let optionMode = 0;
  let inking = false;
  let sequence = 0;
  let upload: { encoding: number; parts: Uint8Array[] } | undefined;
  let shown: { encoding: number; bytes: Uint8Array } | null = null;
  let faults = { stall: false, busy: false, wrongState: false };

  const obey = (report: Uint8Array): void => {
    const value = report[1] ?? 0;
    lastResult = LAST_RESULT.none;
    switch (report[0]) {
      case REPORT.reset:
        [status, optionMode, inking, upload] = [PAD_STATUS.ready, 0, false, undefined];
        return;
      case REPORT.clearScreen:
        shown = null;
        return;
      case REPORT.inkingMode:
        inking = value === 1;
        return;
      case REPORT.optionMode:
        optionMode = value;
        return;
      case REPORT.startImage:
        if (faults.wrongState) return void (lastResult = LAST_RESULT.wrongState);
        [status, upload] = [PAD_STATUS.image, { encoding: value, parts: [] }];
        return;
      case REPORT.imageBlock: {
        const count = value + (report[2] ?? 0) * 256;
        if (upload === undefined) return void (lastResult = LAST_RESULT.wrongState);
        upload.parts.push(new Uint8Array(report.subarray(3, 3 + count)));
        return;
      }
      case REPORT.endImage:
        if (upload !== undefined && value === 0) {
          shown = { encoding: upload.encoding, bytes: Buffer.concat(upload.parts) };
        }
        [status, upload] = [PAD_STATUS.ready, undefined];
        return;
      default:
        lastResult = LAST_RESULT.wrongReport;
    }
  };

  return {
    identity: {
      vendorId: WACOM,
      productId: model.productId,
      name: model.name,
      serial,
      descriptor: descriptor(),
    },
    getFeature(id) {
      if (faults.stall && id !== REPORT.status) return 'stall';
      switch (id) {
        case REPORT.status:
          return Uint8Array.of(faults.busy ? PAD_STATUS.calculation : status, lastResult, 0, 0);
        case REPORT.information:
          return information(model);
        case REPORT.capability:
          return capability(model);
        case REPORT.uid2:
          return Buffer.from(serial.padEnd(10, '\0').slice(0, 10), 'latin1');
        case REPORT.optionMode:
          return Uint8Array.of(optionMode);
        case REPORT.inkingMode:
          return Uint8Array.of(inking ? 1 : 0);
        default:
          return 'stall';
      }
    },
    setFeature(report) {
      if (faults.stall) return 'stall';
      obey(report);
      return 'done';
    },
    pen({ x, y, p, touching, near }) {
      const timed = optionMode === 3;
      const bytes = Buffer.alloc(timed ? 11 : 7);
      bytes[0] = timed ? REPORT.penDataTimed : REPORT.penData;
      const pressure = touching ? Math.max(1, Math.round(p * 1023)) : 0;
      bytes.writeUInt16BE((near ? 0x8000 : 0) | (touching ? 0x1000 : 0) | pressure, 1);
      bytes.writeUInt16BE(Math.round(Math.min(1, Math.max(0, x)) * model.maxX), 3);
      bytes.writeUInt16BE(Math.round(Math.min(1, Math.max(0, y)) * model.maxY), 5);
      if (timed) {
        bytes.writeUInt16BE(Math.floor(now()) & 0xffff, 7);
        bytes.writeUInt16BE(sequence & 0xffff, 9);
      }
      sequence++;
      return bytes;
    },
    screen: () => shown,
    inking: () => inking,
    inject: (next) => void (faults = next),
  };
}
