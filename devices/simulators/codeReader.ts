/** A simulated GM65 on a pseudo-terminal: says what it reads, answers its commands, checks their CRC. */
import { crcCcitt, readZone, VERSION_AT } from '../code-reader/protocol.ts';
import { createPty } from './pty.ts';

export interface SimulatedCodeReader {
  readonly path: string;
  /** Reads a code; `ending` as the module was set up. */
  scan(text: string, ending?: '\r' | '\r\n'): void;
  /** Anything on the line. */
  send(bytes: Uint8Array): void;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  close(): Promise<void>;
}

/** 1.23, as the module writes it. */
const VERSION = 123;

/** `mute`: a module that takes no commands, as many do. */
export async function simulateCodeReader(mute = false): Promise<SimulatedCodeReader> {
  const question = Buffer.from(readZone(VERSION_AT, 1));
  let heard = Buffer.alloc(0);
  const line = await createPty((bytes) => {
    heard = Buffer.concat([heard, bytes]).subarray(-64);
    if (mute || !heard.includes(question)) return;
    heard = Buffer.alloc(0);
    const body = Uint8Array.of(0x00, 0x01, VERSION);
    const crc = crcCcitt(body);
    line.send(Uint8Array.of(0x02, 0x00, ...body, crc >> 8, crc & 0xff));
  });
  return {
    path: line.path,
    scan: (text, ending = '\r') => line.send(Buffer.from(`${text}${ending}`)),
    send: (bytes) => line.send(bytes),
    unplug: () => line.unplug(),
    replug: () => line.plug(),
    close: () => line.close(),
  };
}
