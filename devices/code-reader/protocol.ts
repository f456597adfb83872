/** Bytes of a barcode and QR module: lines of text, and the command frames of GM65 and alike (devices.md C.1); pure. */
import { isUtf8 } from 'node:buffer';

/** CRC-CCITT: polynomial 1021, start 0, over type, length, address and data. */
export function crcCcitt(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021) & 0xffff;
  }
  return crc;
}

const HEAD = [0x7e, 0x00] as const;
const ANSWER_HEAD = [0x02, 0x00] as const;
const READ_ZONE = 0x07;

/** Asks for `count` bytes of the module's settings from an address. */
export function readZone(address: number, count: number): Uint8Array {
  const body = Uint8Array.of(READ_ZONE, 0x01, address >> 8, address & 0xff, count);
  const crc = crcCcitt(body);
  return Uint8Array.of(...HEAD, ...body, crc >> 8, crc & 0xff);
}

/** Where the module keeps its software version. */
export const VERSION_AT = 0x00e2;

/** The data of a whole, sound answer; null: something else. `02 00 00 <count> <data> <crc>`. */
export function readAnswer(frame: Uint8Array): Uint8Array | null {
  const count = frame[3] ?? 0;
  if (frame[0] !== ANSWER_HEAD[0] || frame[1] !== ANSWER_HEAD[1] || frame[2] !== 0 || frame.length !== 6 + count)
    return null;
  const crc = ((frame[4 + count] ?? 0) << 8) | (frame[5 + count] ?? 0);
  return crcCcitt(frame.subarray(2, 4 + count)) === crc ? frame.slice(4, 4 + count) : null;
} // prettier-ignore

/** As much as fits the border; a QR code holds more, but nothing the booth asks for does. */
export const MAX_CODE_BYTES = 512;

const UTF8 = new TextDecoder('utf-8', { fatal: true });
/** Codes printed in China are often GBK, of which GB 18030 is the whole. */
const GB18030 = new TextDecoder('gb18030', { fatal: true });

/** Null: no text, or one that holds control characters. Whether it is UTF-8 is asked first: an exception costs more than the text. */
export function readText(line: Uint8Array): string | null {
  if (line.length === 0 || line.length > MAX_CODE_BYTES) return null;
  try {
    const text = (isUtf8(line) ? UTF8 : GB18030).decode(line);
    return /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text) ? null : text;
  } catch {
    return null; // in neither encoding
  }
}

const CR = 0x0d;
const LF = 0x0a;

export interface Lines {
  /** Texts that this chunk finished. */
  push(chunk: Uint8Array): string[];
  /** A line that never ended is none: called when nothing more came for a while. */
  drop(): void;
  /** Whether a line has begun. */
  begun(): boolean;
}

/** Cuts the stream at CR, LF or CR LF; a line past the bound is dropped up to its end. */
export function createLines(): Lines {
  let line: number[] = [];
  let tooLong = false;
  const finish = (): string | null => {
    const text = tooLong ? null : readText(Uint8Array.from(line));
    line = [];
    tooLong = false;
    return text;
  };
  return {
    push(chunk) {
      const texts: string[] = [];
      for (const byte of chunk) {
        if (byte === CR || byte === LF) {
          const text = finish();
          if (text !== null) texts.push(text);
        } else if (line.length >= MAX_CODE_BYTES) tooLong = true;
        else line.push(byte);
      }
      return texts;
    },
    drop: () => void finish(),
    begun: () => line.length > 0,
  };
}
