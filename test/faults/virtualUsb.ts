/** The system's list of serial ports as a test wants it: serialport asks `udevadm`, and finds this one first on its PATH. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface VirtualPort {
  readonly path: string;
  readonly vendorId: string;
  readonly productId: string;
  readonly serial?: string;
}

export interface VirtualUsb {
  /** What is plugged in from now on. */
  set(ports: readonly VirtualPort[]): void;
  /** For the environment of the program that lists ports. */
  readonly env: Record<string, string>;
}

/** One entry of `udevadm info -e`. */
const entry = ({ path, vendorId, productId, serial }: VirtualPort, index: number): string =>
  [
    `P: /devices/pci0000:00/usb1/1-${index}/ttyUSB${index}`,
    `N: ttyUSB${index}`,
    `E: DEVNAME=${path}`,
    `E: ID_VENDOR_ID=${vendorId}`,
    `E: ID_MODEL_ID=${productId}`,
    ...(serial === undefined ? [] : [`E: ID_SERIAL_SHORT=${serial}`]),
    '',
  ].join('\n');

export function virtualUsb(): VirtualUsb {
  const dir = mkdtempSync(join(tmpdir(), 'yuncang-udev-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const list = join(dir, 'list');
  writeFileSync(list, '');
  writeFileSync(join(dir, 'udevadm'), `#!/bin/sh\nexec cat '${list}'\n`, { mode: 0o755 });
  return {
    set: (ports) => writeFileSync(list, ports.map(entry).join('\n')),
    env: { PATH: `${dir}${delimiter}${process.env['PATH'] ?? ''}` },
  };
}
