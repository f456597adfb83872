/** Finds the port of the ID-card reader: by udev's name, by the configured path, by USB identity; never by trying ports (devices.md F.3). */
import { access } from 'node:fs/promises';
import { isReaderBridge } from '../knownDevices.ts';
import { serialNodes, type DeviceNode } from '../sysfs.ts';

/** The name that udev gives the reader's port (build/appliance/70-cloud-cabin.rules). */
export const CABIN_READER = '/dev/cabin/idreader';

export type FoundPort =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'none' }
  /** Several ports could be the reader's: writing to the wrong one may do harm, so a technician chooses. */
  | { readonly kind: 'several'; readonly paths: readonly string[] };

export interface PortFacts {
  readonly configured: string | null;
  /** Whether the configured path, and udev's, exist. */
  readonly configuredThere: boolean;
  readonly cabinThere: boolean;
  readonly serial: readonly DeviceNode[];
}

/** A socket or pseudo-terminal is simulated: nothing else can stand for it. */
const isSimulated = (path: string): boolean =>
  path.startsWith('tcp:') || path.startsWith('/dev/pts/') || !path.startsWith('/dev/');

export function choosePort({ configured, configuredThere, cabinThere, serial }: PortFacts): FoundPort {
  if (configured !== null && isSimulated(configured))
    return configuredThere ? { kind: 'found', path: configured } : { kind: 'none' };
  if (cabinThere) return { kind: 'found', path: CABIN_READER };
  if (configured !== null && configuredThere) return { kind: 'found', path: configured };
  // a technician's choice that is missing is not replaced by a guess
  if (configured !== null) return { kind: 'none' };
  const paths = serial.filter(({ usb }) => usb !== null && isReaderBridge(usb)).map(({ node }) => node);
  const [only, another] = paths;
  if (only === undefined) return { kind: 'none' };
  return another === undefined ? { kind: 'found', path: only } : { kind: 'several', paths };
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

export async function findReader(configured: string | null, root: string): Promise<FoundPort> {
  const [configuredThere, cabinThere] = await Promise.all([
    configured === null ? false : configured.startsWith('tcp:') || isThere(configured),
    isThere(CABIN_READER),
  ]);
  const serial = configured === null && !cabinThere ? await serialNodes(root) : [];
  return choosePort({ configured, configuredThere, cabinThere, serial });
}
