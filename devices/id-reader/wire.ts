/** Opens the wire of the configured reader: by USB identity or lasting link, over a serial port or HID reports. */
import type { ReaderConfig } from '../../main/contract/launch.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';
import { hidNode, listHid } from '../transport/hid.ts';
import { openHidFrame } from '../transport/hidFrame.ts';
import { listSerialPorts, openSerial, type OpenSerial, type SerialEars, type SerialWire } from '../transport/serial.ts'; // prettier-ignore
import { choosePort, holderOf } from '../transport/serialPorts.ts';
import { READER_DELAYS } from './delays.ts';
import type { OpenFailure } from './states.ts';

export interface NotOpened {
  readonly reason: OpenFailure;
  /** For technicians. */
  readonly detail: string;
}

/** HID devices under the same words as serial ports. */
async function hidPorts(): Promise<
  { path: string; vendorId: string; productId: string; serialNumber: string }[]
> {
  const hex = (value: number): string => value.toString(16).padStart(4, '0');
  const devices = await listHid();
  return devices.map(({ path, vendorId, productId, serial }) => ({
    path,
    vendorId: hex(vendorId),
    productId: hex(productId),
    serialNumber: serial,
  }));
}

/** The path to open now; looked up anew at every opening, since a reader may have moved to another port (F.3). */
async function locate({ path, usb, transport }: ReaderConfig): Promise<Result<string, NotOpened>> {
  if (usb === undefined) return path === null ? err({ reason: 'absent', detail: '' }) : ok(path);
  const ports = transport === 'hidFrame' ? await hidPorts() : await listSerialPorts();
  const chosen = choosePort(ports, usb);
  if (chosen.ok) return ok(chosen.value.path);
  if (chosen.error.kind === 'absent') return err({ reason: 'absent', detail: '' });
  const paths = chosen.error.ports.map((port) => port.path).join(', ');
  const detail = `${usb.vendorId}:${usb.productId} is at ${paths}; name one by its serial number or its by-path link`;
  return err({ reason: 'ambiguous', detail });
}

export async function openReaderWire(
  config: ReaderConfig,
  baud: number,
  ears: SerialEars,
  open: OpenSerial = openSerial,
): Promise<Result<SerialWire, NotOpened>> {
  const located = await locate(config);
  if (!located.ok) return located;
  const path = located.value;
  if (config.transport === 'hidFrame') {
    const opened = await openHidFrame((await hidNode(path)) ?? path, ears);
    return opened.ok ? opened : err({ reason: opened.error, detail: '' });
  }
  const opened = await open(path, baud, READER_DELAYS.nodeGuard, ears);
  if (opened.ok) return opened;
  const holder = opened.error === 'busy' ? await holderOf(path) : null;
  return err({ reason: opened.error, detail: holder === null ? '' : `held by ${holder}` });
}
