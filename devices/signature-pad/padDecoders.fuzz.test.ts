/** No bytes from a pad make a decoder throw, hang or take more than twice its bound; 1,000,000 each with YUNCANG_LONG=1. */
import { createCipheriv } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { AMOUNT, feed, type Target } from '../../test/fuzz/feed.ts';
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

vi.setConfig({ testTimeout: 1_800_000 });

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
/** One sample of that session, as the pad would send it. */
const encrypted = [0x10, 0x31, 0x33].map((id) => {
  const plain = Buffer.alloc(16);
  plain.writeUInt32BE(cipher.session, id === 0x33 ? 12 : 0);
  const aes = createCipheriv('aes-128-ecb', cipher.key, null).setAutoPadding(false);
  return Uint8Array.of(id, ...aes.update(plain), ...new Uint8Array(4));
});
const pens = insides.flatMap(reportsOf);

/** Checked beside "does not throw": what comes out is what the next one may rely on. */
const within = (value: number, most: number): void => {
  if (!(value >= 0 && value <= most)) throw new Error(`${value} is not within 0…${most}`);
};

/** A report becomes one small object. */
const REPORT_BOUND = (): number => 8 << 10;

interface Row {
  readonly name: string;
  readonly corpus: readonly Uint8Array[];
  readonly decode: (bytes: Uint8Array) => boolean;
  readonly bound?: Target['bound'];
  readonly longest?: number;
}

const ROWS: readonly Row[] = [
  { name: 'status', corpus: feature(0x03), decode: (bytes) => decodeStatus(bytes).ok },
  { name: 'information', corpus: feature(0x08), decode: (bytes) => decodeInformation(bytes).ok },
  { name: 'capability', corpus: feature(0x09), decode: (bytes) => decodeCapability(bytes).ok },
  // the text may be as long as the report
  { name: 'serial', corpus: [...feature(0x0a), ...feature(0x0b)], decode: (bytes) => decodeSerial(bytes) !== '' || decodeUid(bytes) > 0, bound: (length) => (8 << 10) + 8 * length },
  { name: 'STU pen', corpus: [...pens, Uint8Array.of(0x34, ...new Uint8Array(10))], decode: (bytes) => {
    const pen = decodePen(bytes);
    if (pen !== null) within(pen.pressure, 4095);
    return pen !== null;
  } },
  { name: 'encrypted pen', corpus: encrypted, decode: (bytes) => {
    const pens = decodeEncrypted(bytes, cipher);
    for (const pen of pens ?? []) within(pen.pressure, 4095);
    return pens !== null;
  } },
  { name: 'encryption status', corpus: feature(0x50), decode: (bytes) => decodeEncryptionStatus(bytes) !== null },
  { name: 'cipher block', corpus: feature(0x40), decode: (bytes) => decodeCipherBlock(bytes) !== null },
  { name: 'Hanvon', corpus: [Uint8Array.of(2, 0x88, 0, 0, 0, 0, 0, 0), Uint8Array.of(2, 0x55, 5, 0x11, 0x70, 255, 255, 255), Uint8Array.of(2, 0xa0, 1, 2, 3, 4, 5, 6)], decode: (bytes) => {
    const event = decodeHanvon(bytes);
    if (event?.kind === 'pen') within(event.report.y, 0x2000);
    return event !== null;
  } },
  { name: 'ePadLink', corpus: reportsOf(createEpad()), decode: (bytes) => [true, false].map((numbered) => decodeEpad(bytes, numbered)).some((pen) => pen !== null) },
  { name: 'digitizer', corpus: reportsOf(createDigitizer(() => 0)), decode: (bytes) => {
    const pen = decodeDigitizer(digitizer, bytes);
    if (pen !== null) within(pen.x, digitizer.geometry.maxX);
    if (pen !== null) within(pen.y, digitizer.geometry.maxY);
    return pen !== null;
  } },
  { name: 'ISO 19794-7', corpus: iso.ok ? [iso.value] : [], decode: (bytes) => {
    const read = readIso(bytes);
    if (read.ok) within(read.value.samples.length * 2, bytes.length * 2);
    return read.ok;
  }, bound: (length) => (16 << 10) + 32 * length },
  { name: 'descriptor', corpus: insides.map(({ identity }) => identity.descriptor), decode: (bytes) => {
    const parsed = parseHidDescriptor(bytes);
    if (!parsed.ok) return false;
    within(parsed.value.fields.length, BOUNDS.fields);
    for (const size of parsed.value.sizes.input.values()) within(size, BOUNDS.reportBytes);
    // a device that describes itself oddly may also send oddly
    const pad = describeDigitizer(parsed.value);
    if (pad !== null) decodeDigitizer(pad, bytes.subarray(0, 16));
    const [field] = parsed.value.fields;
    if (field !== undefined) fieldValue(field, bytes.subarray(0, 8));
    return true;
  }, bound: () => BOUNDS.fields * 200, longest: 1500 },
]; // prettier-ignore

describe('on any input', () => {
  it.each(ROWS)('the $name decoder throws nothing and ends', ({ name, corpus, decode, bound, longest }) => {
    const target = {
      name,
      corpus,
      start: () => decode,
      bound: bound ?? REPORT_BOUND,
      longest: longest ?? 512,
    };
    expect(feed(target).inputs).toBeGreaterThanOrEqual(AMOUNT.inputs);
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
