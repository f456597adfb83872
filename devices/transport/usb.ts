/** What the system knows of a USB device beyond its changing numbers: serial number, or the port it hangs on. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

async function attribute(folder: string, name: string): Promise<string> {
  try {
    return (await readFile(join(folder, name), 'utf8')).trim().slice(0, 80);
  } catch {
    return ''; // the device has none, or went away meanwhile
  }
}

/** `usb:vvvv:pppp:SERIAL`, or `usb:vvvv:pppp@PORT` without a serial number. Null: nothing is known of that place. */
export async function usbIdentity(
  place: { readonly bus: number; readonly device: number },
  devices = '/sys/bus/usb/devices',
): Promise<string | null> {
  const ports = await readdir(devices).catch(() => [] as string[]);
  for (const port of ports) {
    const folder = join(devices, port);
    const at = [await attribute(folder, 'busnum'), await attribute(folder, 'devnum')].map(Number);
    if (at[0] !== place.bus || at[1] !== place.device) continue;
    const [vendor, product] = [await attribute(folder, 'idVendor'), await attribute(folder, 'idProduct')];
    const serial = await attribute(folder, 'serial');
    return serial === '' ? `usb:${vendor}:${product}@${port}` : `usb:${vendor}:${product}:${serial}`;
  }
  return null;
}
