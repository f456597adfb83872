/** Finds the signature pad among the HID devices, or tells that another driver holds it (devices.md B.8, F.3). */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hidNode, type HidInfo } from '../transport/hid.ts';
import { STU_MODELS, WACOM } from './protocol.ts';

export interface FoundPad {
  readonly path: string | null;
  /** The pad is on the USB bus, yet has no hidraw node. */
  readonly conflict: boolean;
}

const USB_DEVICES = '/sys/bus/usb/devices';

async function onUsb(): Promise<boolean> {
  const read = async (name: string, file: string): Promise<string> => {
    try {
      return (await readFile(join(USB_DEVICES, name, file), 'utf8')).trim();
    } catch {
      return ''; // an interface, or gone meanwhile
    }
  };
  try {
    for (const name of await readdir(USB_DEVICES)) {
      const vendor = Number.parseInt(await read(name, 'idVendor'), 16);
      const product = Number.parseInt(await read(name, 'idProduct'), 16);
      if (vendor === WACOM && STU_MODELS[product] !== undefined) return true;
    }
  } catch {
    return false; // no USB bus on this machine
  }
  return false;
}

export async function findPad(configured: string | null, list: () => Promise<HidInfo[]>): Promise<FoundPad> {
  const devices = await list();
  const pads = devices.filter(
    ({ vendorId, productId }) => vendorId === WACOM && STU_MODELS[productId] !== undefined,
  );
  if (configured === null) {
    const path = pads[0]?.path ?? null;
    return { path, conflict: path === null && (await onUsb()) };
  }
  const target = await hidNode(configured);
  return { path: pads.some(({ path }) => path === target) ? configured : null, conflict: false };
}
