/** A serial port as a wire of bytes, with the guard that serialport 13 needs on Linux (devices.md D.1b). */
import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { SerialPort } from 'serialport';
import { err, ok, type Result } from '../../main/contract/result.ts';
import { isTcp } from './tcp.ts';
import { openTcpSerial } from './tcpSerial.ts';

export interface SerialWire {
  write(bytes: Uint8Array): void;
  setBaud(baud: number): Promise<void>;
  /** Idempotent. Always `close()`, never `destroy()`: only the former ends the driver's read loop (D.1b). */
  close(): Promise<void>;
}

export interface SerialEars {
  readonly data: (bytes: Uint8Array) => void;
  /** Called once, whether the cable was pulled or the wire was closed. */
  readonly closed: () => void;
}

export type SerialFailure = 'absent' | 'permissionDenied' | 'busy' | 'readerError';

async function whyNotOpened(path: string, message: string): Promise<SerialFailure> {
  try {
    await access(path, constants.R_OK | constants.W_OK);
  } catch (reason) {
    return reason instanceof Error && 'code' in reason && reason.code === 'EACCES'
      ? 'permissionDenied'
      : 'absent';
  }
  if (/cannot lock|busy/i.test(message)) return 'busy';
  return /permission denied/i.test(message) ? 'permissionDenied' : 'readerError';
}

/** Identity of the node behind a path, so that a vanished or replaced device is noticed. */
async function nodeOf(path: string): Promise<string | undefined> {
  try {
    const target = await realpath(path);
    const { dev, ino, rdev } = await stat(target);
    return `${target} ${dev} ${ino} ${rdev}`;
  } catch {
    return undefined; // the node is gone: that is the answer, not a failure
  }
}

/** How a port is opened; a recorder or a replay (trace.ts) stands in the same place. */
export type OpenSerial = (
  path: string,
  baud: number,
  guardMs: number,
  ears: SerialEars,
) => Promise<Result<SerialWire, SerialFailure>>;

/** Opens 8N1 without flow control; `guardMs` is how often the node is looked at. A `tcp:` path is a simulated line. */
export async function openSerial(
  path: string,
  baud: number,
  guardMs: number,
  ears: SerialEars,
): Promise<Result<SerialWire, SerialFailure>> {
  if (isTcp(path)) return openTcpSerial(path, baud, ears);
  const node = await nodeOf(path);
  if (node === undefined) return err(await whyNotOpened(path, ''));
  const port = new SerialPort({ path, baudRate: baud, autoOpen: false });
  const failure = await new Promise<Error | null>((resolve) => port.open(resolve));
  if (failure !== null) return err(await whyNotOpened(path, failure.message));

  let closing: Promise<void> | undefined;
  let told = false;
  const ended = (): void => {
    clearInterval(guard);
    if (told) return;
    told = true;
    ears.closed();
  };
  const close = (): Promise<void> => {
    clearInterval(guard);
    closing ??= new Promise((resolve) => {
      if (!port.isOpen) return resolve();
      port.close(() => resolve());
    });
    return closing;
  };
  const guard = setInterval(() => {
    void nodeOf(path).then(async (now) => {
      if (now === node) return;
      await close();
      ended();
    });
  }, guardMs);
  port.on('data', (chunk: Buffer) => {
    if (!told) ears.data(chunk);
  });
  // a failed write (EIO) and a pulled cable both end here; `close` may come twice (D.1b)
  port.on('error', () => void close().then(ended));
  port.on('close', ended);

  return ok({
    write: (bytes) => void (port.isOpen && port.write(Buffer.from(bytes))),
    setBaud: (next) =>
      new Promise((resolve) => {
        if (!port.isOpen) return resolve();
        port.update({ baudRate: next }, () => resolve()); // refused on some ptys: the probe then just hears nothing
      }),
    close,
  });
}

export interface SerialPortInfo {
  readonly path: string;
  readonly vendorId: string | null;
  readonly productId: string | null;
  readonly serialNumber: string | null;
}

export async function listSerialPorts(): Promise<SerialPortInfo[]> {
  const ports = await SerialPort.list();
  return ports.map((port) => ({
    path: port.path,
    vendorId: port.vendorId ?? null,
    productId: port.productId ?? null,
    serialNumber: port.serialNumber ?? null,
  }));
}
