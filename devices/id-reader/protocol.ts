/** SAM-V wire protocol of the ID-card reader: commands and answers as bytes (GA/T 467, devices.md A.2–A.6). */
import { err, ok, type Result } from '../../main/contract/result.ts';
import type { FrameFormat } from '../transport/framing.ts';

/** Preamble and accepted lengths (devices.md A.2). */
export const SAM_FRAME: FrameFormat = {
  preamble: Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69),
  minLength: 4,
  maxLength: 2600,
};

/** CMD and PARA of every command the booth uses (devices.md A.3). Fingerprints (30 10) are never asked for. */
export const COMMANDS = {
  reset: [0x10, 0xff],
  status: [0x11, 0xff],
  samNumber: [0x12, 0xff],
  find: [0x20, 0x01],
  select: [0x20, 0x02],
  read: [0x30, 0x01],
  cardBody: [0x30, 0x05],
} as const;
export type Command = keyof typeof COMMANDS;

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
  lengthError: 0x3f,
  unknownCard: 0x40,
  readFailed: 0x41,
  randomFailed: 0x47,
  selfTest: 0x60,
  unauthorised: 0x66,
  noCard: 0x80,
  selectFailed: 0x81,
} as const;

const xor = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum ^ byte, 0);

/** A whole frame: preamble, length, payload, check byte. Also used by the simulator for its answers. */
export function encodeFrame(payload: Uint8Array): Uint8Array {
  const length = payload.length + 1;
  const body = Uint8Array.of(length >> 8, length & 0xff, ...payload);
  return Uint8Array.of(...SAM_FRAME.preamble, ...body, xor(body));
}

export function encodeCommand(command: Command): Uint8Array {
  return encodeFrame(Uint8Array.from(COMMANDS[command]));
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
}

/** The data of a good answer to `read`; the lengths inside must agree with the length of the data (devices.md A.5). */
export function decodeBlocks(data: Uint8Array): Result<CardBlocks, 'protocol'> {
  if (data.length < 4) return err('protocol');
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const textLength = view.getUint16(0);
  const photoLength = view.getUint16(2);
  if (textLength !== 256 || 4 + textLength + photoLength !== data.length) return err('protocol');
  return ok({ text: data.subarray(4, 4 + textLength), photo: data.subarray(4 + textLength) });
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
