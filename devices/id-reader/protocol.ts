/** SAM-V wire protocol of the ID-card reader: commands and answers as bytes (GA/T 467, devices.md A.2–A.6). */
import { err, ok, type Result } from '../../main/contract/result.ts';
import type { FrameFormat } from '../transport/framing.ts';

/** Preamble and accepted lengths (devices.md A.2). */
export const SAM_FRAME: FrameFormat = {
  preamble: Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69),
  minLength: 4,
  maxLength: 2600,
};

/** CMD and PARA of every command the booth uses (devices.md A.3); the last two end with a value of their own. */
export const COMMANDS = {
  reset: [0x10, 0xff],
  status: [0x11, 0xff],
  samNumber: [0x12, 0xff],
  find: [0x20, 0x01],
  select: [0x20, 0x02],
  read: [0x30, 0x01],
  /** Sent only where the booth's configuration says that the law allows it (devices.md A.5). */
  readWithFingerprint: [0x30, 0x10],
  newestAddress: [0x30, 0x03],
  /** The same by the one table that prints another number (devices.md A.4). */
  newestAddressOld: [0x30, 0x02],
  cardBody: [0x30, 0x05],
  setBaud: [0x60],
  maxRf: [0x61, 0xff],
} as const satisfies Record<string, readonly number[]>;
export type Command = keyof typeof COMMANDS;

/** Parameter of `setBaud` by speed (devices.md A.3). Only that of 38400 is confirmed by code in use; the others follow the order of one table. */
export const BAUD_CODES: Readonly<Record<number, number>> = {
  115_200: 0x00,
  57_600: 0x01,
  38_400: 0x02,
  19_200: 0x03,
  9600: 0x04,
};
export const CERTAIN_BAUD = 38_400;

/** Bytes of one frame between SAM and card that `maxRf` may set. */
export const MAX_RF = { least: 24, most: 255 } as const;

/** Result byte SW3 (devices.md A.6). */
export const SW = {
  ok: 0x90,
  found: 0x9f,
  absentItem: 0x91,
  badChecksum: 0x10,
  badLength: 0x11,
  commandError: 0x21,
  notPermitted: 0x23,
  unrecognised: 0x24,
  cardRefusedSam: 0x31,
  samRefusedCard: 0x32,
  verifyFailed: 0x33,
  notYetFound: 0x34,
  fingerprintFailed: 0x37,
  lengthError: 0x3f,
  unknownCard: 0x40,
  readFailed: 0x41,
  randomFailed: 0x47,
  selfTest: 0x60,
  unauthorised: 0x66,
  noCard: 0x80,
  selectFailed: 0x81,
} as const;

function xor(bytes: Uint8Array): number {
  let sum = 0;
  // by index: before it is compiled, walking an iterator makes an object of each byte
  for (let i = 0; i < bytes.length; i++) sum ^= bytes[i] ?? 0;
  return sum;
}

/** A whole frame: preamble, length, payload, check byte. Also used by the simulator for its answers. */
export function encodeFrame(payload: Uint8Array): Uint8Array {
  const length = payload.length + 1;
  const body = Uint8Array.of(length >> 8, length & 0xff, ...payload);
  return Uint8Array.of(...SAM_FRAME.preamble, ...body, xor(body));
}

/** `value`: the last byte of `setBaud` and `maxRf`. */
export function encodeCommand(command: Command, value?: number): Uint8Array {
  return encodeFrame(Uint8Array.of(...COMMANDS[command], ...(value === undefined ? [] : [value])));
}

export interface Answer {
  readonly sw3: number;
  readonly data: Uint8Array;
}

/** Reads a frame as the framer cuts it (length field to check byte). */
export function decodeAnswer(frame: Uint8Array): Result<Answer, 'checksum' | 'protocol'> {
  if (frame.length < 6) return err('protocol');
  if (xor(frame) !== 0) return err('checksum');
  return ok({ sw3: frame[4] ?? 0, data: frame.subarray(5, frame.length - 1) });
}

export interface CardBlocks {
  /** 256 bytes UTF-16LE. */
  readonly text: Uint8Array;
  /** WLT-coded photo; its codec is proprietary (devices.md A.8). */
  readonly photo: Uint8Array;
  /** Opaque template, asked for only where the law allows it; null where the card carries none or none was asked for. */
  readonly fingerprint: Uint8Array | null;
}

const TEXT_BYTES = 256;
const PHOTO_BYTES = 1024;
const FINGERPRINT_BYTES: ReadonlySet<number> = new Set([0, 512, 1024]);

/**
 * The data of a good answer to `read` (two lengths before the blocks) or `readWithFingerprint` (three). The lengths
 * must be those of a card and agree with the length of the data (devices.md A.5); nothing partial comes out. The
 * blocks are views into `data`.
 */
export function decodeBlocks(data: Uint8Array, withFingerprint = false): Result<CardBlocks, 'protocol'> {
  const head = withFingerprint ? 6 : 4;
  if (data.length < head) return err('protocol');
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const fingerprintLength = withFingerprint ? view.getUint16(4) : 0;
  if (view.getUint16(0) !== TEXT_BYTES || view.getUint16(2) !== PHOTO_BYTES) return err('protocol');
  if (!FINGERPRINT_BYTES.has(fingerprintLength)) return err('protocol');
  const photoAt = head + TEXT_BYTES;
  const fingerprintAt = photoAt + PHOTO_BYTES;
  if (fingerprintAt + fingerprintLength !== data.length) return err('protocol');
  return ok({
    text: data.subarray(head, photoAt),
    photo: data.subarray(photoAt, fingerprintAt),
    fingerprint: fingerprintLength === 0 ? null : data.subarray(fingerprintAt),
  });
}

const NEWEST_ADDRESS_BYTES = 70;

/** What chips fill fields up with: NUL, space, ideographic space. */
const PADDING = /[\0 \u3000]+$/u;
/**
 * No address holds control or private characters, broken pairs or typographic spaces. The check byte is a plain XOR: a
 * doubled byte of its own value passes it, and turns the padding behind it into exactly such spaces.
 */
const NO_ADDRESS = /[\p{Cc}\p{Co}\p{Cs}\u2000-\u200f]/u;

/** The address written on the chip after the card was made: UTF-16LE right after the result byte (devices.md A.4); empty: none. */
export function decodeNewestAddress(data: Uint8Array): Result<string, 'protocol'> {
  if (data.length !== NEWEST_ADDRESS_BYTES) return err('protocol');
  // a view: a copy would stay in memory after the frame is overwritten
  const text = Buffer.from(data.buffer, data.byteOffset, data.length)
    .toString('utf16le')
    .replace(PADDING, '');
  return NO_ADDRESS.test(text) ? err('protocol') : ok(text);
}

const CARD_BODY_BYTES = 28;

/** The number of the piece of plastic (IIN, SN and DN in one), as 56 hexadecimal digits; how it divides is not public. */
export function decodeCardBody(data: Uint8Array): Result<string, 'protocol'> {
  return data.length === CARD_BODY_BYTES
    ? ok(Buffer.from(data.buffer, data.byteOffset, data.length).toString('hex').toUpperCase())
    : err('protocol');
}

/** The SAM's own number, which identifies the verified terminal: `05.01-20100720-0001036050-0288634305`. */
export function decodeSamNumber(data: Uint8Array): Result<string, 'protocol'> {
  if (data.length !== 16) return err('protocol');
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const digits = (value: number, width: number): string => String(value).padStart(width, '0');
  const kind = `${digits(view.getUint16(0, true), 2)}.${digits(view.getUint16(2, true), 2)}`;
  const rest = [view.getUint32(8, true), view.getUint32(12, true)].map((part) => digits(part, 10));
  return ok([kind, digits(view.getUint32(4, true), 8), ...rest].join('-'));
}
