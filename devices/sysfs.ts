/** What the kernel shows of USB devices and their nodes, read from sysfs; `root` is `/` but in a test. */
import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** `port` is the kernel's name of the place it is plugged in, for example `1-1.2`. */
export interface UsbDevice {
  readonly port: string;
  readonly vendor: number;
  readonly product: number;
  readonly serial: string;
  readonly name: string;
  /** Release number of the device as it tells it (bcdDevice), for example `0108`. */
  readonly release: string;
}

/** A node in /dev with the USB device behind it, where there is one. */
export interface DeviceNode {
  readonly node: string;
  readonly usb: UsbDevice | null;
}

const list = (dir: string): Promise<string[]> => readdir(dir).catch(() => []); // no such class: no devices
const word = (path: string): Promise<string> =>
  readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => '', // an attribute this device does not have, or a device that has just gone
  );

async function usbAt(dir: string): Promise<UsbDevice | null> {
  const vendor = Number.parseInt(await word(join(dir, 'idVendor')), 16);
  const product = Number.parseInt(await word(join(dir, 'idProduct')), 16);
  if (Number.isNaN(vendor) || Number.isNaN(product)) return null;
  const [serial, name, release] = await Promise.all(
    ['serial', 'product', 'bcdDevice'].map((file) => word(join(dir, file))),
  );
  const port = dir.slice(dir.lastIndexOf('/') + 1);
  return { port, vendor, product, serial: serial ?? '', name: name ?? '', release: release ?? '' };
}

export async function usbDevices(root = '/'): Promise<UsbDevice[]> {
  const dir = join(root, 'sys/bus/usb/devices');
  const found = await Promise.all((await list(dir)).map((name) => usbAt(join(dir, name))));
  return found.filter((one) => one !== null);
}

/** Climbs from a class device to the USB device it belongs to. */
async function usbAbove(path: string, root: string): Promise<UsbDevice | null> {
  const top = join(root, 'sys');
  for (let dir = await realpath(path).catch(() => top); dir.length > top.length; dir = dirname(dir)) {
    const usb = await usbAt(dir);
    if (usb !== null) return usb;
  }
  return null;
}

async function nodesOf(kind: string, fits: RegExp, root: string): Promise<DeviceNode[]> {
  const dir = join(root, 'sys/class', kind);
  const names = (await list(dir)).filter((name) => fits.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => ({ node: `/dev/${name}`, usb: await usbAbove(join(dir, name), root) })),
  );
}

/** Serial ports behind USB; those soldered to the board have no identity to find them by. */
export const serialNodes = (root = '/'): Promise<DeviceNode[]> =>
  nodesOf('tty', /^tty(USB|ACM|WCH|XRUSB|CH343USB)\d+$/, root);
export const hidNodes = (root = '/'): Promise<DeviceNode[]> => nodesOf('hidraw', /^hidraw\d+$/, root);
