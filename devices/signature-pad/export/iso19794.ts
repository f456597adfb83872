/**
 * A signature in the binary "full format" of ISO/IEC 19794-7:2007: written and read.
 *
 * From a secondary source, since the standard itself was not at hand (devices.md B.12): the header, the channel inclusion
 * bits, the order of the attribute items, the scaling value of 5 + 11 bits, the body. The attribute items this writer
 * uses are scaling, minimum and maximum. Nothing here claims conformance: whoever needs it has to check against the text.
 */
import { err, ok, type Result } from '../../../main/contract/result.ts';
import { TOUCHING } from '../capture.ts';
import type { SignatureCapture } from '../signatureCapture.ts';

const HEADER = Buffer.from('SDI\0 10\0', 'latin1');

/** High bit first, as in the inclusion field. */
export const CHANNELS = ['X', 'Y', 'Z', 'VX', 'VY', 'AX', 'AY', 'T', 'DT', 'F', 'S', 'TX', 'TY', 'Az', 'El', 'R'] as const; // prettier-ignore
export type Channel = (typeof CHANNELS)[number];

/** Stored with 32,768 added, so that the two bytes are never negative. */
const SIGNED: ReadonlySet<Channel> = new Set(['X', 'Y', 'VX', 'VY', 'AX', 'AY', 'TX', 'TY']);
const BIAS = 32_768;

/** Bits of a channel's attribute byte, high first; the last items are flags without a value. */
const ITEMS = [
  [0x80, 'scaling'], [0x40, 'min'], [0x20, 'max'], [0x10, 'mean'], [0x08, 'deviation'], [0x04, 'constant'],
] as const; // prettier-ignore
const LINEAR_REMOVED = 0x02;
const RESERVED = 0x01;
type ItemName = (typeof ITEMS)[number][1];

export interface ChannelAttributes {
  /** Units per mm (X, Y), per second (T), and so on. */
  readonly scaling?: number;
  readonly min?: number;
  readonly max?: number;
  readonly mean?: number;
  readonly deviation?: number;
  /** The channel has this one value throughout and no place in the samples. */
  readonly constant?: number;
  readonly linearRemoved: boolean;
}

export interface IsoSignature {
  readonly channels: ReadonlyMap<Channel, ChannelAttributes>;
  /** Values of every channel that is not constant, in the order of `CHANNELS`. */
  readonly samples: readonly (readonly number[])[];
  readonly extended: Uint8Array | null;
}

export type IsoError = 'notThisFormat' | 'truncated' | 'badChannels' | 'tooLong';

/** Three bytes count the samples; no signature is longer than some minutes. */
const MOST_SAMPLES = 200_000;
const MOST_SIGNED = 32_767;
const EXPONENT_BIAS = 16;
const FRACTION = 2048;

/** `(1 + F/2¹¹) · 2^(E−16)`: the two bytes nearest to a value; exact where its fraction fits into eleven bits. */
export function encodeScaling(value: number): number {
  let exponent = Math.floor(Math.log2(value));
  let fraction = Math.round((value / 2 ** exponent - 1) * FRACTION);
  if (fraction === FRACTION) [exponent, fraction] = [exponent + 1, 0];
  const biased = Math.min(31, Math.max(0, exponent + EXPONENT_BIAS));
  return (biased << 11) | fraction;
}
export const decodeScaling = (word: number): number =>
  (1 + (word & 0x7ff) / FRACTION) * 2 ** ((word >> 11) - EXPONENT_BIAS);

/** The format wants X and Y, and exactly one of T and DT. */
const isComplete = (channels: ReadonlySet<Channel> | ReadonlyMap<Channel, unknown>): boolean =>
  channels.has('X') && channels.has('Y') && channels.has('T') !== channels.has('DT');

const storedItem = (channel: Channel, item: ItemName, value: number): number =>
  item === 'scaling' ? encodeScaling(value) : SIGNED.has(channel) && item !== 'deviation' ? value + BIAS : value; // prettier-ignore
const readItem = (channel: Channel, item: ItemName, word: number): number =>
  item === 'scaling' ? decodeScaling(word) : SIGNED.has(channel) && item !== 'deviation' ? word - BIAS : word; // prettier-ignore

const word = (value: number): number[] => [(value >> 8) & 0xff, value & 0xff];

export function writeIso(signature: IsoSignature): Result<Uint8Array, IsoError> {
  const { channels, samples, extended } = signature;
  if (!isComplete(channels)) return err('badChannels');
  if (samples.length > MOST_SAMPLES || (extended?.length ?? 0) > 0xffff) return err('tooLong');
  const bytes: number[] = [...HEADER];
  bytes.push(...word(CHANNELS.reduce((bits, name, i) => bits | (channels.has(name) ? 0x8000 >> i : 0), 0)));
  const varying = CHANNELS.filter((name) => channels.has(name) && channels.get(name)?.constant === undefined);
  for (const name of CHANNELS) {
    const attributes = channels.get(name);
    if (attributes === undefined) continue;
    const present = ITEMS.flatMap(([bit, item]) => {
      const value = attributes[item];
      return value === undefined ? [] : [{ bit, stored: storedItem(name, item, value) }];
    });
    const flags = present.reduce(
      (bits, { bit }) => bits | bit,
      attributes.linearRemoved ? LINEAR_REMOVED : 0,
    );
    bytes.push(flags, ...present.flatMap(({ stored }) => word(stored)));
  }
  bytes.push(0, extended === null ? 0 : 1, samples.length >> 16, ...word(samples.length & 0xffff));
  const body = Buffer.alloc(samples.length * varying.length * 2);
  let at = 0;
  for (const sample of samples) {
    for (const [i, name] of varying.entries()) {
      at = body.writeUInt16BE(((sample[i] ?? 0) + (SIGNED.has(name) ? BIAS : 0)) & 0xffff, at);
    }
  }
  const tail = extended === null ? [] : [Uint8Array.from(word(extended.length)), extended];
  return ok(new Uint8Array(Buffer.concat([Uint8Array.from(bytes), body, ...tail])));
}

export function readIso(file: Uint8Array): Result<IsoSignature, IsoError> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (!bytes.subarray(0, HEADER.length).equals(HEADER)) return err('notThisFormat');
  let at = HEADER.length;
  /** Null: the file ends before. */
  const take = (length: number): number | null => {
    if (at + length > bytes.length) return null;
    at += length;
    return bytes.readUIntBE(at - length, length);
  };
  const included = take(2);
  if (included === null) return err('truncated');
  const channels = new Map<Channel, ChannelAttributes>();
  for (const [i, name] of CHANNELS.entries()) {
    if ((included & (0x8000 >> i)) === 0) continue;
    const flags = take(1);
    if (flags === null) return err('truncated');
    if ((flags & RESERVED) !== 0) return err('badChannels');
    const values: Partial<Record<ItemName, number>> = {};
    for (const [bit, item] of ITEMS) {
      if ((flags & bit) === 0) continue;
      const stored = take(2);
      if (stored === null) return err('truncated');
      values[item] = readItem(name, item, stored);
    }
    channels.set(name, { ...values, linearRemoved: (flags & LINEAR_REMOVED) !== 0 });
  }
  if (!isComplete(channels)) return err('badChannels');
  const [reserved, hasExtended, count] = [take(1), take(1), take(3)];
  if (reserved === null || hasExtended === null || count === null) return err('truncated');
  const varying = CHANNELS.filter((name) => channels.has(name) && channels.get(name)?.constant === undefined);
  if (count > MOST_SAMPLES) return err('tooLong');
  // looked at before anything is made of it: a false count must not cost memory
  if (at + count * varying.length * 2 > bytes.length) return err('truncated');
  const samples = Array.from({ length: count }, () =>
    varying.map((name) => {
      at += 2;
      return bytes.readUInt16BE(at - 2) - (SIGNED.has(name) ? BIAS : 0);
    }),
  );
  if (hasExtended === 0) return ok({ channels, samples, extended: null });
  const length = take(2);
  if (length === null || at + length > bytes.length) return err('truncated');
  return ok({ channels, samples, extended: new Uint8Array(bytes.subarray(at, at + length)) });
}

/** Hundredths of a millimetre: a pad 320 mm wide still fits into two signed bytes. */
const PER_MM = 100;
const PER_SECOND = 1000;
const FULL_FORCE = 65_535;
/** T has two bytes of milliseconds: what is longer is told by the step from sample to sample. */
const LONGEST_T = 65_535;

/**
 * X, Y in hundredths of a millimetre with Y upwards, T (or DT for what lasts over 65 s) in milliseconds, F the pressure,
 * S whether the tip touches. `extended` holds the digest of the capture, so that the file points to its evidence.
 */
export function toIso(capture: SignatureCapture): Result<Uint8Array, IsoError> {
  const { samples, heightMm } = capture;
  const stepwise = (samples.at(-1)?.t ?? 0) > LONGEST_T;
  const within = (value: number, most: number): number => Math.max(-most - 1, Math.min(most, Math.round(value))); // prettier-ignore
  const rows = samples.map(({ t, x, y, pressure, flags }, i) => [
    within(x * PER_MM, MOST_SIGNED),
    within((heightMm - y) * PER_MM, MOST_SIGNED),
    stepwise ? Math.min(LONGEST_T, Math.round(t - (samples[i - 1]?.t ?? t))) : Math.round(t),
    Math.round(pressure * FULL_FORCE),
    flags & TOUCHING,
  ]);
  const place: ChannelAttributes = { scaling: PER_MM, linearRemoved: false };
  return writeIso({
    channels: new Map<Channel, ChannelAttributes>([
      ['X', { ...place, min: 0, max: within(capture.widthMm * PER_MM, MOST_SIGNED) }],
      ['Y', { ...place, min: 0, max: within(heightMm * PER_MM, MOST_SIGNED) }],
      [stepwise ? 'DT' : 'T', { scaling: PER_SECOND, linearRemoved: false }],
      ['F', { min: 0, max: FULL_FORCE, linearRemoved: false }],
      ['S', { linearRemoved: false }],
    ]),
    samples: rows,
    extended: Buffer.from(capture.sha256, 'hex'),
  });
}
