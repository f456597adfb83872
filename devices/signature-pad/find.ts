/** Finds the signature pad among the HID devices, or tells that another driver holds it (devices.md B.8, F.3). */
import { opendir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hidNode, type HidInfo } from '../transport/hid.ts';
import { padKind, padKindById, type PadKind } from './models.ts';

export interface FoundDevice {
  readonly path: string;
  readonly kind: PadKind;
  readonly product: string;
  readonly serial: string;
}

export interface FoundPad {
  readonly pad: FoundDevice | null;
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
    for await (const { name } of await opendir(USB_DEVICES)) {
      const vendor = Number.parseInt(await read(name, 'idVendor'), 16);
      const product = Number.parseInt(await read(name, 'idProduct'), 16);
      if (padKindById(vendor, product) !== null) return true;
    }
  } catch {
    return false; // no USB bus on this machine
  }
  return false;
}

export async function findPad(configured: string | null, list: () => Promise<HidInfo[]>): Promise<FoundPad> {
  const pads = (await list()).flatMap((info): FoundDevice[] => {
    const kind = padKind(info);
    return kind === null ? [] : [{ path: info.path, kind, product: info.product, serial: info.serial }];
  });
  if (configured === null) {
    // a pad made for signing before whatever else can be written on
    const pad = pads.find(({ kind }) => kind !== 'digitizer') ?? pads[0] ?? null;
    return { pad, conflict: pad === null && (await onUsb()) };
  }
  const target = await hidNode(configured);
  const found = pads.find(({ path }) => path === target);
  return { pad: found === undefined ? null : { ...found, path: configured }, conflict: false };
}
