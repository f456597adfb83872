/** No bytes a pad could send may make a decoder throw, hang, or take more memory than twice its bound. Seeded; 1,000,000 inputs each with YUNCANG_LONG=1. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { createDigitizer, createEpad } from '../simulators/digitizer.ts';
import { createHanvon } from '../simulators/hanvon.ts';
import type { PadInside } from '../simulators/padInside.ts';
import { createStu } from '../simulators/stu.ts';
import { STU_SIMULATED } from '../simulators/stuModels.ts';
import { decodeDigitizer, describeDigitizer } from './digitizer.ts';
import { decodeCipherBlock, decodeEncrypted, decodeEncryptionStatus } from './encryption.ts';
import { decodeEpad } from './epad.ts';
import { readIso, toIso } from './export/iso19794.ts';
import { decodeHanvon } from './hanvon.ts';
import { BOUNDS, fieldValue, parseHidDescriptor } from './hidDescriptor.ts';
import {
  decodeCapability,
  decodeInformation,
  decodePen,
  decodeSerial,
  decodeStatus,
  decodeUid,
} from './protocol.ts';
import { captureOf } from './signatureCapture.ts';

const RUNS = process.env['YUNCANG_LONG'] === '1' ? 1_000_000 : 3000;
const SEED = 20261123;
vi.setConfig({ testTimeout: 900_000 });

/** Small and fast (mulberry32), so that a million inputs are a matter of seconds and any failure can be made again. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b_79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** Half pure noise, half a good input with some bytes changed, cut, doubled or put in front. */
function inputFrom(corpus: readonly Uint8Array[], next: (below: number) => number, longest: number): Uint8Array {
  const seed = corpus[next(corpus.length)];
  if (seed === undefined || next(2) === 0) return Uint8Array.from({ length: next(Math.min(longest, 80)) }, () => next(256)); // prettier-ignore
  let bytes = Uint8Array.from(seed);
  for (let edits = 1 + next(6); edits > 0; edits--) {
    const at = next(bytes.length + 1);
    switch (next(5)) {
      case 0: bytes = bytes.slice(0, at); break;
      case 1: bytes = Uint8Array.of(...bytes.subarray(0, at), next(256), ...bytes.subarray(at)); break;
      case 2: bytes = bytes.length < longest ? Uint8Array.of(...bytes, ...bytes.subarray(at, at + 64)) : bytes; break;
      case 3: bytes = Uint8Array.of(...bytes.subarray(0, at), ...bytes.subarray(at + 1)); break;
      default: if (bytes.length > 0) bytes[next(bytes.length)] = next(3) === 0 ? 0xff : next(256);
    } // prettier-ignore
  }
  return bytes;
} // prettier-ignore

const insides: readonly PadInside[] = [...STU_SIMULATED.map((model) => createStu(model, () => 0)), createHanvon(), createDigitizer(() => 0), createEpad()]; // prettier-ignore
const PEN = { x: 0.3, y: 0.6, p: 0.5, touching: true, near: true };
const reportsOf = (inside: PadInside): readonly Uint8Array[] => inside.pen(PEN);
const feature = (id: number): Uint8Array[] =>
  insides.flatMap((inside) => {
    const payload = inside.getFeature(id);
    return payload === 'stall' ? [] : [Uint8Array.of(id, ...payload)];
  });
const ink = Array.from({ length: 40 }, (_, i) => ({ t: i * 5, x: i * 100, y: 3000, p: 500, flags: 3 }));
const iso = toIso(captureOf({ pad: { model: 'm', serial: 's', firmware: '', driver: 'stu' }, geometry: { maxX: 10_800, maxY: 6480, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 200 }, samples: ink, gaps: 0, complete: true })); // prettier-ignore
const digitizerReports = parseHidDescriptor(createDigitizer(() => 0).identity.descriptor);
const digitizer = digitizerReports.ok ? describeDigitizer(digitizerReports.value) : null;
if (digitizer === null) throw new Error('no digitizer');
const cipher = { key: new Uint8Array(16), session: 1 };
const encrypted = [0x10, 0x31, 0x33].map((id) => Uint8Array.of(id, ...new Uint8Array(20)));
const pens = insides.flatMap(reportsOf);

/** Checked beside "does not throw": what comes out is what the next one may rely on. */
const within = (value: number, most: number): void => {
  if (!(value >= 0 && value <= most)) throw new Error(`${value} is not within 0…${most}`);
};

const DECODERS: readonly (readonly [name: string, corpus: readonly Uint8Array[], decode: (bytes: Uint8Array) => void])[] = [
  ['status', feature(0x03), decodeStatus],
  ['information', feature(0x08), decodeInformation],
  ['capability', feature(0x09), decodeCapability],
  ['serial', [...feature(0x0a), ...feature(0x0b)], (bytes) => void [decodeSerial(bytes), decodeUid(bytes)]],
  ['STU pen', [...pens, Uint8Array.of(0x34, ...new Uint8Array(10))], (bytes) => {
    const pen = decodePen(bytes);
    if (pen !== null) within(pen.pressure, 4095);
  }],
  ['encrypted pen', encrypted, (bytes) => {
    for (const pen of decodeEncrypted(bytes, cipher) ?? []) within(pen.pressure, 4095);
  }],
  ['encryption status', feature(0x50), decodeEncryptionStatus],
  ['cipher block', feature(0x40), (bytes) => void decodeCipherBlock(bytes)],
  ['Hanvon', [Uint8Array.of(2, 0x88, 0, 0, 0, 0, 0, 0), Uint8Array.of(2, 0x55, 5, 0x11, 0x70, 255, 255, 255), Uint8Array.of(2, 0xa0, 1, 2, 3, 4, 5, 6)], (bytes) => {
    const event = decodeHanvon(bytes);
    if (event?.kind === 'pen') within(event.report.y, 0x2000);
  }],
  ['ePadLink', reportsOf(createEpad()), (bytes) => void decodeEpad(bytes, false)],
  ['digitizer', reportsOf(createDigitizer(() => 0)), (bytes) => {
    const pen = decodeDigitizer(digitizer, bytes);
    if (pen !== null) within(pen.x, digitizer.geometry.maxX);
    if (pen !== null) within(pen.y, digitizer.geometry.maxY);
  }],
  ['ISO 19794-7', iso.ok ? [iso.value] : [], (bytes) => {
    const read = readIso(bytes);
    if (read.ok) within(read.value.samples.length * 2, bytes.length * 2);
  }],
  ['descriptor', insides.map(({ identity }) => identity.descriptor), (bytes) => {
    const parsed = parseHidDescriptor(bytes);
    if (!parsed.ok) return;
    within(parsed.value.fields.length, BOUNDS.fields);
    for (const size of parsed.value.sizes.input.values()) within(size, BOUNDS.reportBytes);
    // a device that describes itself oddly may also send oddly
    const pad = describeDigitizer(parsed.value);
    if (pad !== null) decodeDigitizer(pad, bytes.subarray(0, 16));
    const [field] = parsed.value.fields;
    if (field !== undefined) fieldValue(field, bytes.subarray(0, 8));
  }],
]; // prettier-ignore

describe(`on ${RUNS} inputs`, () => {
  it.each(DECODERS)('the %s decoder throws nothing and ends', (_, corpus, decode) => {
    const next = random(SEED);
    let done = 0;
    for (; done < RUNS; done++) {
      const input = inputFrom(corpus, next, BOUNDS.bytes);
      try {
        decode(input);
      } catch (thrown) {
        throw new Error(`on ${Buffer.from(input).toString('hex')}`, { cause: thrown });
      }
    }
    expect(done).toBe(RUNS);
  });
});

/** What is held after everything that is not was collected: when the collector runs by itself is nobody's bound. */
setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');
function heldNow(): number {
  if (typeof collect !== 'function') throw new Error('no collector');
  Reflect.apply(collect, undefined, []);
  return process.memoryUsage().heapUsed;
}

describe('the largest a decoder can be made to hold', () => {
  const worst = (...unit: number[]): Uint8Array => {
    const bytes = Uint8Array.from({ length: BOUNDS.bytes }, (_, i) => unit[i % unit.length] ?? 0);
    return bytes.subarray(0, Math.floor(BOUNDS.bytes / unit.length) * unit.length);
  };

  /** A field is some 200 bytes; twice the bound on their number is the most there may ever be. */
  it.each([
    ['fields upon fields', worst(0x75, 1, 0x95, 8, 0x19, 1, 0x29, 8, 0x81, 2)],
    ['ranges upon ranges', worst(0x19, 0, 0x2a, 0xff, 0x0f, 0x81, 2)],
    ['reports of the largest size', worst(0x75, 32, 0x96, 0xff, 0x07, 0x85, 1, 0xb1, 2)],
    ['usages that no item takes', worst(0x19, 0, 0x2a, 0xff, 0x07)],
  ])('%s stays within its bound', (_, bytes) => {
    parseHidDescriptor(bytes);
    const before = heldNow();
    const parsed = parseHidDescriptor(bytes);
    expect(heldNow() - before).toBeLessThan(2 * BOUNDS.fields * 1024);
    expect(parsed.ok ? parsed.value.fields.length : 0).toBeLessThanOrEqual(BOUNDS.fields);
  });

  it('an ISO file that counts 16 million samples costs no memory for them', () => {
    if (!iso.ok) throw new Error(iso.error);
    const file = Uint8Array.from(iso.value);
    const count = file.length - 34 - ink.length * 10 - 3;
    file.fill(0xff, count, count + 3);
    const before = process.memoryUsage().heapUsed;
    expect(readIso(file)).toEqual({ ok: false, error: 'tooLong' });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(1 << 20);
  });
});
