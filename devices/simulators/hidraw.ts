/** A virtual /dev/hidrawN under libumockdev: real node-hid opens it, this process answers (devices.md D.2b). */
import { closeSync, constants, existsSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs'; // prettier-ignore
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { runProgram } from '../transport/child.ts';

export interface HidIdentity {
  readonly vendorId: number;
  readonly productId: number;
  readonly name: string;
  readonly serial: string;
  /** Of the outermost collection, for machines where nobody reads it out of the descriptor. */
  readonly usagePage: number;
  readonly usage: number;
  readonly descriptor: Uint8Array;
}

export interface HidPeer {
  /** The feature report's payload after its id, or `stall`. */
  getFeature(id: number): Uint8Array | 'stall';
  /** The report as written, id first. */
  setFeature(report: Uint8Array): 'done' | 'stall';
  /** An output report as written, id first (0 where the device numbers none). */
  output?(report: Uint8Array): void;
}

/** A simulated HID device as its simulator handles it. */
export interface VirtualHid {
  readonly path: string;
  /** Delivers one input report, id first; lost where nobody has the device open. */
  input(report: Uint8Array): void;
  unplug(): Promise<void>;
  plug(): Promise<void>;
  /** Another device at the same place, from the next `plug` on. */
  become(identity: HidIdentity, peer: HidPeer): void;
  close(): Promise<void>;
}

export interface VirtualHidraw extends VirtualHid {
  /** Root of the virtual /sys and /dev: `UMOCKDEV_DIR` of the program that is to see the device. */
  readonly root: string;
}

const PRELOAD_DIRS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'];

/** The library to preload, or null where this machine has none (Debian package umockdev). */
export function findPreload(): string | null {
  const names = PRELOAD_DIRS.map((dir) => join(dir, 'libumockdev-preload.so.0'));
  return names.find((name) => existsSync(name)) ?? null;
}

const MAJOR = 240;
const ENODEV = 19;
const EAGAIN = 11;
const EPIPE = 32;
const ENOTTY = 25;

/** Requests of the preloaded library and answers to it: records of three little-endian u64. */
const ASK = { ioctl: 1, read: 7, write: 8 } as const;
const TELL = { done: 3, readMemory: 5, writeMemory: 6 } as const;

/** HID ioctls by number (type 'H'). */
const HID = { descriptorSize: 1, descriptor: 2, info: 3, name: 4, phys: 5, setFeature: 6, getFeature: 7, uniq: 8 } as const; // prettier-ignore

const hex = (value: number, width: number): string => value.toString(16).toUpperCase().padStart(width, '0');

/** Lays out the sysfs tree of one USB HID device under its number and returns the links and files to take away at unplug. */
function layOut(root: string, hid: HidIdentity, number: number): string[] {
  const port = `1-${number + 1}`;
  const node = `hidraw${number}`;
  const usb = join(root, 'sys/devices/pci0000:00/0000:00:14.0/usb1', port);
  const intf = join(usb, `${port}:1.0`);
  const dev = join(intf, `0003:${hex(hid.vendorId, 4)}:${hex(hid.productId, 4)}.${hex(number + 1, 4)}`);
  const raw = join(dev, 'hidraw', node);
  mkdirSync(raw, { recursive: true });
  const put = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  };
  const link = (path: string, target: string): void => {
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(relative(dirname(path), target), path);
  };
  const ids = `${hid.vendorId.toString(16)}/${hid.productId.toString(16)}/108`;
  put(
    join(usb, 'uevent'),
    `MAJOR=189\nMINOR=${number + 1}\nDEVNAME=bus/usb/001/00${number + 2}\nDEVTYPE=usb_device\nDRIVER=usb\nPRODUCT=${ids}\n`,
  );
  const attributes = {
    idVendor: hex(hid.vendorId, 4).toLowerCase(), idProduct: hex(hid.productId, 4).toLowerCase(), bcdDevice: '0108',
    manufacturer: 'Simulated', product: hid.name, serial: hid.serial,
  }; // prettier-ignore
  for (const [name, value] of Object.entries(attributes)) put(join(usb, name), `${value}\n`);
  put(join(intf, 'uevent'), `DEVTYPE=usb_interface\nDRIVER=usbhid\nPRODUCT=${ids}\nINTERFACE=3/0/0\n`);
  put(join(intf, 'bInterfaceNumber'), '00\n');
  const hidId = `0003:${hex(hid.vendorId, 8)}:${hex(hid.productId, 8)}`;
  put(join(dev, 'uevent'), `DRIVER=hid-generic\nHID_ID=${hidId}\nHID_NAME=${hid.name}\nHID_PHYS=usb-0000:00:14.0-${number + 1}/input0\nHID_UNIQ=${hid.serial}\n`); // prettier-ignore
  put(join(dev, 'report_descriptor'), hid.descriptor);
  put(join(raw, 'uevent'), `MAJOR=${MAJOR}\nMINOR=${number}\nDEVNAME=${node}\n`);
  put(join(raw, 'dev'), `${MAJOR}:${number}\n`);
  link(join(usb, 'subsystem'), join(root, 'sys/bus/usb'));
  link(join(intf, 'subsystem'), join(root, 'sys/bus/usb'));
  link(join(dev, 'subsystem'), join(root, 'sys/bus/hid'));
  link(join(raw, 'subsystem'), join(root, 'sys/class/hidraw'));
  link(join(raw, 'device'), dev);
  const classLink = join(root, 'sys/class/hidraw', node);
  const numberLink = join(root, 'sys/dev/char', `${MAJOR}:${number}`);
  link(classLink, raw);
  link(numberLink, raw);
  const busLink = join(root, `sys/bus/usb/devices/${port}`);
  link(busLink, usb);
  return [classLink, numberLink, busLink, usb];
}

/** Reads exact byte counts from a socket, one after the other. */
function createReader(socket: Socket): (length: number) => Promise<Buffer> {
  let kept = Buffer.alloc(0);
  let wanted: { length: number; give: (bytes: Buffer) => void } | undefined;
  const serve = (): void => {
    if (wanted === undefined || kept.length < wanted.length) return;
    const { length, give } = wanted;
    wanted = undefined;
    const bytes = kept.subarray(0, length);
    kept = kept.subarray(length);
    give(bytes);
  };
  socket.on('data', (chunk: Buffer) => {
    kept = Buffer.concat([kept, chunk]);
    serve();
  });
  return (length) =>
    new Promise((give) => {
      wanted = { length, give };
      serve();
    });
}

function record(kind: number, a: bigint, b: bigint): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.writeBigUInt64LE(BigInt(kind), 0);
  bytes.writeBigInt64LE(a, 8);
  bytes.writeBigInt64LE(b, 16);
  return bytes;
}

const descriptorAnswer = (hid: HidIdentity): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(hid.descriptor.length);
  return Buffer.concat([size, hid.descriptor]);
};

/** What a fixed question of the kernel interface answers; undefined for the feature ioctls. */
function fixedAnswer(hid: HidIdentity, nr: number): Buffer | undefined {
  switch (nr) {
    case HID.descriptorSize:
      return descriptorAnswer(hid).subarray(0, 4);
    case HID.descriptor:
      return descriptorAnswer(hid);
    case HID.info: {
      const info = Buffer.alloc(8);
      info.writeUInt32LE(3, 0);
      info.writeUInt16LE(hid.vendorId, 4);
      info.writeUInt16LE(hid.productId, 6);
      return info;
    }
    case HID.name:
      return Buffer.from(`${hid.name}\0`);
    case HID.phys:
      return Buffer.from('usb-0000:00:14.0-1/input0\0');
    case HID.uniq:
      return Buffer.from(`${hid.serial}\0`);
    default:
      return undefined;
  }
}

/** `beside`: a further device in the tree of the first, which takes the tree away when it closes. */
export async function createHidraw(
  firstHid: HidIdentity,
  firstPeer: HidPeer,
  beside: { readonly root: string; readonly number: number } | null = null,
): Promise<VirtualHidraw> {
  let [hid, peer] = [firstHid, firstPeer];
  const root = beside?.root ?? mkdtempSync(join(tmpdir(), 'yuncang-hid-'));
  const number = beside?.number ?? 0;
  const node = `hidraw${number}`;
  const fifoPath = join(root, 'dev', node);
  const socketPath = join(root, 'ioctl/dev', node);
  let sockets = new Set<Socket>();
  let queue: Uint8Array[] = [];
  let fifo: number | undefined;
  let server: Server | undefined;
  let plugged = false;
  let remove: string[] = [];

  const ring = (): void => {
    if (fifo !== undefined) writeSync(fifo, Uint8Array.of(1));
  };

  const converse = async (socket: Socket): Promise<void> => {
    const read = createReader(socket);
    const done = (ret: number, errno = 0): void =>
      void socket.write(record(TELL.done, BigInt(ret), BigInt(errno)));
    const fetch = (ptr: bigint, length: number): Promise<Buffer> => {
      socket.write(record(TELL.readMemory, ptr, BigInt(length)));
      return read(length);
    };
    const put = (ptr: bigint, bytes: Uint8Array): void =>
      void socket.write(Buffer.concat([record(TELL.writeMemory, ptr, BigInt(bytes.length)), bytes]));

    const ioctl = async (request: number, ptr: bigint): Promise<void> => {
      const [type, nr, size] = [(request >> 8) & 0xff, request & 0xff, (request >>> 16) & 0x3fff];
      if (type !== 0x48) return done(-1, ENOTTY);
      const fixed = fixedAnswer(hid, nr);
      if (fixed !== undefined) {
        put(ptr, size > 0 && nr !== HID.descriptor ? fixed.subarray(0, size) : fixed);
        return done(nr === HID.name || nr === HID.uniq || nr === HID.phys ? fixed.length : 0);
      }
      if (!plugged) return done(-1, ENODEV);
      if (nr === HID.setFeature) return done(...setFeature(await fetch(ptr, size)));
      if (nr !== HID.getFeature) return done(-1, ENOTTY);
      const id = (await fetch(ptr, size))[0] ?? 0;
      const payload = peer.getFeature(id);
      if (payload === 'stall') return done(-1, EPIPE);
      const report = Buffer.concat([Uint8Array.of(id), payload]).subarray(0, size);
      put(ptr, report);
      done(report.length);
    };
    const setFeature = (report: Buffer): [number, number] =>
      peer.setFeature(report) === 'stall' ? [-1, EPIPE] : [report.length, 0];
    const readReport = (ptr: bigint, length: number): void => {
      if (!plugged) return done(-1, ENODEV);
      const report = queue.shift();
      if (report === undefined) return done(-1, EAGAIN);
      if (fifo !== undefined) readSync(fifo, Buffer.alloc(1));
      const bytes = report.subarray(0, length);
      put(ptr, bytes);
      done(bytes.length);
    };

    const written = async (ptr: bigint, length: number): Promise<void> => {
      if (!plugged) return done(-1, ENODEV);
      const report = await fetch(ptr, length);
      done(length);
      peer.output?.(report);
    };

    for (;;) {
      const head = await read(24);
      const [kind, a, b] = [Number(head.readBigUInt64LE(0)), head.readBigInt64LE(8), head.readBigInt64LE(16)];
      if (kind === ASK.ioctl) await ioctl(Number(a & 0xffffffffn), b);
      else if (kind === ASK.read) readReport(a, Number(b));
      else if (kind === ASK.write) await written(a, Number(b));
      else done(-1, ENOTTY);
    }
  };

  const plug = async (): Promise<void> => {
    if (plugged) return;
    remove = layOut(root, hid, number);
    mkdirSync(join(root, 'dev/.node'), { recursive: true });
    mkdirSync(dirname(socketPath), { recursive: true });
    symlinkSync(`${MAJOR}:${number}`, join(root, 'dev/.node', node));
    const made = await runProgram('mkfifo', [fifoPath], { deadlineMs: 5000 });
    if (made.code !== 0) throw new Error(`mkfifo: ${made.stderr}`);
    fifo = openSync(fifoPath, constants.O_RDWR | constants.O_NONBLOCK);
    queue = [];
    const own = sockets;
    server = createServer((socket) => {
      own.add(socket);
      socket.on('close', () => own.delete(socket));
      socket.on('error', () => {}); // the other side ended: `close` follows
      queue = []; // a freshly opened device has nothing to tell yet
      void converse(socket);
    });
    await new Promise<void>((resolve) => server?.listen(socketPath, resolve));
    plugged = true;
  };
  const unplug = async (): Promise<void> => {
    if (!plugged) return;
    plugged = false;
    for (const path of [...remove, join(root, 'dev/.node', node)])
      rmSync(path, { recursive: true, force: true });
    ring(); // wakes poll(); the read that follows says "no such device"
    rmSync(fifoPath, { force: true });
    rmSync(socketPath, { force: true });
    const [oldFifo, oldServer] = [fifo, server];
    fifo = undefined;
    sockets = new Set();
    // readers still hold the old pipe: it stays open until they have let go
    const letGo = (): void => {
      if (oldFifo !== undefined) closeSync(oldFifo);
    };
    // whoever is just opening the device stands in the queue: reset, the preloaded library would abort its program
    setImmediate(() => setImmediate(() => oldServer?.close(letGo)));
  };

  await plug();
  return {
    root,
    path: `/dev/${node}`,
    input(report) {
      if (!plugged || sockets.size === 0) return;
      queue.push(report);
      ring();
    },
    unplug,
    plug,
    become: (nextHid, nextPeer) => void ([hid, peer] = [nextHid, nextPeer]),
    async close() {
      const open = sockets;
      await unplug();
      for (const socket of open) socket.destroy();
      if (beside === null) rmSync(root, { recursive: true, force: true });
    },
  };
}
