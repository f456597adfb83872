import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PadGeometry, PenSample } from '../../../main/contract/devices.ts';
import { decodeGrayPng } from '../../simulators/png.ts';
import { captureOf, isUntouched, SignatureCapture, strokesOf } from '../signatureCapture.ts';
import { CHANNELS, decodeScaling, encodeScaling, readIso, toIso, writeIso, type Channel, type ChannelAttributes, type IsoSignature } from './iso19794.ts'; // prettier-ignore
import { toPng } from './png.ts';
import { toSvg } from './svg.ts';

const geometry: PadGeometry = { maxX: 10_800, maxY: 6480, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 200 }; // prettier-ignore
const pad = { model: 'STU-540', serial: 'S', firmware: '1.8', driver: 'stu' } as const;
const wave = (points: number, every = 5): PenSample[] =>
  Array.from({ length: points }, (_, i) => ({ t: 40 + i * every, x: 1000 + i * 20, y: 3000 + Math.round(Math.sin(i / 9) * 900), p: 400, flags: i % 50 === 49 ? 2 : 3 })); // prettier-ignore
const capture = (samples = wave(300)) => captureOf({ pad, geometry, samples, gaps: 2, complete: true });

describe('a captured signature', () => {
  it('is in millimetres and milliseconds from its first sample, and carries a digest of itself', () => {
    const one = capture();
    expect(SignatureCapture.safeParse(one).success).toBe(true);
    expect(one.samples[0]).toEqual({ t: 0, x: 10, y: 30, pressure: 0.391, flags: 3 });
    expect([one.widthMm, one.heightMm, strokesOf(one).length]).toEqual([108, 64.8, 6]);
    expect(isUntouched(one)).toBe(true);
    expect(isUntouched({ ...one, gaps: 0 })).toBe(false);
  });

  it('is the same on pads of any scale', () => {
    const fine = captureOf({ pad, geometry: { ...geometry, maxX: 21_600, maxY: 12_960, unitsPerMm: 200 }, samples: wave(300).map((s) => ({ ...s, x: s.x * 2, y: s.y * 2 })), gaps: 2, complete: true }); // prettier-ignore
    expect(fine.samples).toEqual(capture().samples);
  });
});

describe('its pictures', () => {
  it('as SVG have the true size and a line for each step of each stroke', () => {
    const svg = toSvg(capture());
    expect(svg).toContain('width="108.00mm" height="64.80mm"');
    expect(svg.match(/<path /g)).toHaveLength(300 - 6 - 6);
  });

  it('as PNG are black where the pen was, and white elsewhere', () => {
    const { width, height, pixels } = decodeGrayPng(toPng(capture()));
    expect([width, height]).toEqual([Math.ceil(108 * (300 / 25.4)), Math.ceil(64.8 * (300 / 25.4))]);
    const at = (x: number, y: number) => pixels[Math.round((y * 300) / 25.4) * width + Math.round((x * 300) / 25.4)]; // prettier-ignore
    expect([at(10, 30), at(80, 60)]).toEqual([0, 255]);
  });

  it('of a single tap show a dot', () => {
    const [tap] = wave(1);
    const one = capture(tap === undefined ? [] : [tap]);
    expect(toSvg(one).match(/<path /g)).toHaveLength(1);
    expect(decodeGrayPng(toPng(one)).pixels.includes(0)).toBe(true);
  });
});

describe('ISO/IEC 19794-7', () => {
  it('begins with its header and the channels X, Y, T, F and S', () => {
    const file = toIso(capture());
    if (!file.ok) throw new Error(file.error);
    expect(Buffer.from(file.value.subarray(0, 10)).toString('hex')).toBe('53444900203130' + '00' + 'c160');
  });

  it('gives the samples back within half a step of its scale, and the digest of the capture', () => {
    const one = capture();
    const file = toIso(one);
    const read = file.ok ? readIso(file.value) : file;
    if (!read.ok) throw new Error(read.error);
    const scale = read.value.channels.get('X')?.scaling ?? 0;
    expect(scale).toBe(100);
    for (const [i, { x, y, t, pressure, flags }] of one.samples.entries()) {
      const [rx = 0, ry = 0, rt = 0, force = 0, tip] = read.value.samples[i] ?? [];
      expect(Math.abs(rx / scale - x)).toBeLessThanOrEqual(0.5 / scale + 1e-9);
      expect(Math.abs(one.heightMm - ry / scale - y)).toBeLessThanOrEqual(0.5 / scale + 1e-9);
      expect([rt, tip]).toEqual([t, flags & 1]);
      expect(Math.abs(force / 65_535 - pressure)).toBeLessThan(1e-4);
    }
    expect(Buffer.from(read.value.extended ?? []).toString('hex')).toBe(one.sha256);
  });

  it('tells a signature of over a minute by its steps', () => {
    const one = capture(wave(300, 400));
    const file = toIso(one);
    const read = file.ok ? readIso(file.value) : file;
    if (!read.ok) throw new Error(read.error);
    expect(read.value.channels.has('T')).toBe(false);
    const total = read.value.samples.reduce((sum, sample) => sum + (sample[2] ?? 0), 0);
    expect(total).toBe(one.samples.at(-1)?.t);
  });

  it('scales by powers of two exactly and by anything within a two-thousandth', () => {
    expect([0.5, 1, 50, 100, 1000].map((value) => decodeScaling(encodeScaling(value)))).toEqual([0.5, 1, 50, 100, 1000]); // prettier-ignore
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 30_000, noNaN: true }), (value) => {
        expect(Math.abs(decodeScaling(encodeScaling(value)) / value - 1)).toBeLessThan(1 / 2048);
      }),
      { seed: 20261123 },
    );
  });

  it('reads back whatever it writes, with any channels, attributes and samples', () => {
    const numbers = (channel: Channel) =>
      ['X', 'Y', 'VX', 'VY', 'AX', 'AY', 'TX', 'TY'].includes(channel)
        ? fc.integer({ min: -32_768, max: 32_767 })
        : fc.integer({ min: 0, max: 65_535 });
    const attributes = (channel: Channel): fc.Arbitrary<ChannelAttributes> =>
      fc.record(
        { linearRemoved: fc.boolean(), min: numbers(channel), max: numbers(channel), mean: numbers(channel), deviation: fc.nat(65_535), constant: numbers(channel), scaling: fc.nat(65_535).map(decodeScaling) },
        { requiredKeys: ['linearRemoved'] },
      ); // prettier-ignore
    const signature: fc.Arbitrary<IsoSignature> = fc
      .tuple(fc.subarray([...CHANNELS]), fc.constantFrom('T' as const, 'DT' as const))
      .chain(([some, time]) => {
        const names = CHANNELS.filter((name) => name === 'X' || name === 'Y' || name === time || (some.includes(name) && name !== 'T' && name !== 'DT')); // prettier-ignore
        return fc.tuple(...names.map((name) => attributes(name).map((value) => [name, value] as const)));
      })
      .chain((entries) => {
        const channels = new Map(entries);
        const varying = CHANNELS.filter((name) => channels.has(name) && channels.get(name)?.constant === undefined); // prettier-ignore
        return fc.record({
          channels: fc.constant(channels),
          samples: fc.array(fc.tuple(...varying.map(numbers)), { maxLength: 20 }),
          extended: fc.option(fc.uint8Array({ maxLength: 40 })),
        });
      });
    fc.assert(
      fc.property(signature, (given) => {
        const file = writeIso(given);
        if (!file.ok) throw new Error(file.error);
        expect(readIso(file.value)).toEqual({ ok: true, value: given });
      }),
      { seed: 20261123, numRuns: 400 },
    );
  });

  it.each([
    ['another file', 'notThisFormat', (file: Buffer) => file.fill(0, 0, 1)],
    ['a cut one', 'truncated', (file: Buffer) => file.subarray(0, file.length - 1)],
    ['one without Y', 'badChannels', (file: Buffer) => file.fill(0x80, 8, 9)],
    ['one that counts more samples than it has', 'truncated', (file: Buffer) => file.fill(0x02, file.length - 300 * 10 - 34 - 3, file.length - 300 * 10 - 34 - 2)],
  ] as const)('refuses %s as %s', (_, error, spoil) => {
    const file = toIso(capture());
    if (!file.ok) throw new Error(file.error);
    expect(readIso(spoil(Buffer.from(file.value)))).toEqual({ ok: false, error });
  }); // prettier-ignore
});
