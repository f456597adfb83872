/** HID devices through node-hid: list, open, exchange feature reports, hear input reports (devices.md D.2). */
import { constants } from 'node:fs';
import { access, open, readFile, realpath } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { basename } from 'node:path';
import { devicesAsync, HIDAsync } from 'node-hid';
import { err, ok, type Result } from '../../main/contract/result.ts';
import { isTcp } from './tcp.ts';
import { listTcpHid, openTcpHid } from './tcpHid.ts';

export interface HidInfo {
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly serial: string;
  readonly product: string;
  /** Of the outermost collection; a device with several is listed once for each. 0 where the system does not tell. */
  readonly usagePage: number;
  readonly usage: number;
}

/** The devices of this machine; where a `tcp:` path is configured, the simulated one behind it alone. */
export async function listHid(configured: string | null = null): Promise<HidInfo[]> {
  if (configured !== null && isTcp(configured)) return listTcpHid(configured);
  const devices = await devicesAsync();
  return devices.flatMap(({ path, vendorId, productId, serialNumber, product, usagePage, usage }) =>
    path === undefined
      ? []
      : [
          {
            path,
            vendorId,
            productId,
            serial: serialNumber ?? '',
            product: product ?? '',
            usagePage: usagePage ?? 0,
            usage: usage ?? 0,
          },
        ],
  );
}

export interface HidWire {
  /** Whole reports, id first. Null: the device refused this report (STALL). Throws never. */
  getFeature(id: number, payloadBytes: number): Promise<Uint8Array | null>;
  sendFeature(report: Uint8Array): Promise<boolean>;
  /** An output report, id first (0 where the device numbers none). */
  write(report: Uint8Array): Promise<boolean>;
  /** The report descriptor, or null where the system does not show it. */
  descriptor(): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

export interface HidEars {
  readonly report: (bytes: Uint8Array) => void;
  /** Called once: any read error means the device is lost, whatever its words (devices.md D.2). */
  readonly lost: () => void;
}

export type HidFailure = 'absent' | 'permissionDenied' | 'busy';

const descriptorPath = (path: string): string =>
  `/sys/class/hidraw/${basename(path)}/device/report_descriptor`;

/** Tells one plugged-in device from the next under the same name: the inode of its descriptor. */
async function plugOf(path: string): Promise<string> {
  try {
    const file = await open(descriptorPath(path));
    const { ino } = await file.stat();
    await file.close();
    return `${path}-${ino}`;
  } catch {
    return path; // the system shows no descriptor: the name must do
  }
}

/**
 * hidraw knows no exclusive opening (devices.md D.2), so the booth's own programs agree through an abstract socket
 * named after the device: the kernel frees it when its holder ends. Null: taken. Only Linux has both hidraw and such
 * sockets; elsewhere the socket is never opened, and the system's own rules hold.
 */
async function claim(plug: string): Promise<Server | null> {
  const name = `\0yuncang-hid-${plug}`;
  const server = createServer();
  if (process.platform !== 'linux') return server;
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen(name, () => resolve(server.unref()));
  });
}

async function whyNot(path: string): Promise<HidFailure> {
  try {
    await access(path, constants.R_OK | constants.W_OK);
    return 'absent';
  } catch (reason) {
    return reason instanceof Error && 'code' in reason && reason.code === 'EACCES'
      ? 'permissionDenied'
      : 'absent';
  }
}

/** Follows symbolic links (udev), since node-hid lists the plain names. Null: no such node. */
export async function hidNode(path: string): Promise<string | null> {
  if (isTcp(path)) return path;
  try {
    return await realpath(path);
  } catch {
    return null;
  }
}

/** Opens a node by path. */
export async function openHid(given: string, ears: HidEars): Promise<Result<HidWire, HidFailure>> {
  if (isTcp(given)) return openTcpHid(given, ears);
  const path = await hidNode(given);
  if (path === null) return err('absent');
  const plug = await plugOf(path);
  const lock = await claim(plug);
  if (lock === null) return err('busy');
  const release = (): void => void lock.close();
  let hid: HIDAsync;
  try {
    hid = await HIDAsync.open(path);
  } catch {
    release();
    return err(await whyNot(path));
  }

  let over = false;
  let closing: Promise<void> | undefined;
  hid.on('data', (bytes: Buffer) => {
    if (!over) ears.report(bytes);
  });
  const lose = (): void => {
    if (over) return;
    over = true;
    ears.lost();
  };
  hid.on('error', lose);
  const quiet = async <T>(exchange: () => Promise<T>): Promise<T | null> => {
    try {
      return await exchange();
    } catch {
      return null;
    }
  };
  /** A refusal gives nothing; a device that is gone is told as lost before that, since its reader may notice later. */
  const asked = async <T>(exchange: () => Promise<T>): Promise<T | null> => {
    const answer = await quiet(exchange);
    if (answer === null && !over && (await plugOf(path)) !== plug) lose();
    return answer;
  };
  return ok({
    getFeature: (id, payloadBytes) => asked(() => hid.getFeatureReport(id, payloadBytes + 1)),
    sendFeature: async (report) => (await asked(() => hid.sendFeatureReport(Buffer.from(report)))) !== null,
    write: async (report) => (await asked(() => hid.write(Buffer.from(report)))) !== null,
    descriptor: () => quiet(() => readFile(descriptorPath(path))),
    close() {
      over = true;
      closing ??= quiet(() => hid.close()).then(release);
      return closing;
    },
  });
}
