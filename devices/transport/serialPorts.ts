/** Which serial ports there are, which of them is a device by its USB identity, and who holds one (devices.md F.2, F.3). */
import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import type { UsbIdentity } from '../../main/contract/launch.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';
import type { SerialPortInfo } from './serial.ts';

const sameHex = (a: string | null, b: string): boolean => a?.toLowerCase() === b;

/**
 * The port with this identity, by what the system says of the ports: none is opened to find out, since a modem or a
 * code scanner would take the bytes for its own (F.3). `ambiguous` lists the ports that fit equally well.
 */
export function choosePort<T extends Omit<SerialPortInfo, 'path'>>(
  ports: readonly T[],
  { vendorId, productId, serial }: UsbIdentity,
): Result<T, { readonly kind: 'absent' } | { readonly kind: 'ambiguous'; readonly ports: readonly T[] }> {
  const fitting = ports.filter(
    (port) =>
      sameHex(port.vendorId, vendorId) &&
      sameHex(port.productId, productId) &&
      (serial === undefined || port.serialNumber === serial),
  );
  const [only] = fitting;
  if (only === undefined) return err({ kind: 'absent' });
  return fitting.length === 1 ? ok(only) : err({ kind: 'ambiguous', ports: fitting });
}

/** Name and number of the program that has a port open, as far as this user may see; null: not to be seen. */
export async function holderOf(path: string): Promise<string | null> {
  try {
    const target = await realpath(path);
    const processes = (await readdir('/proc')).filter(
      (name) => /^\d+$/.test(name) && name !== String(process.pid),
    );
    for (const pid of processes) {
      if (!(await opens(pid, target))) continue;
      return `${(await readFile(`/proc/${pid}/comm`, 'utf8')).trim()} (process ${pid})`;
    }
  } catch {
    // no /proc here, or the holder has just ended: nobody can be named
  }
  return null;
}

async function opens(pid: string, target: string): Promise<boolean> {
  try {
    for (const fd of await readdir(`/proc/${pid}/fd`)) {
      if ((await readlink(`/proc/${pid}/fd/${fd}`)) === target) return true;
    }
  } catch {
    return false; // another user's process, or one that has just ended
  }
  return false;
}
