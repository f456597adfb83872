/** Gathers what the checks judge: the machine's USB devices, nodes, rights, groups, modules, programs and SANE's list. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hidNodes, serialNodes, usbDevices, type DeviceNode, type UsbDevice } from '../sysfs.ts';

export interface Owner {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

export interface Facts {
  readonly usb: readonly UsbDevice[];
  readonly serial: readonly DeviceNode[];
  readonly hid: readonly DeviceNode[];
  /** Rights of every node above and every path asked for; null: there is no such node. */
  readonly nodes: Readonly<Record<string, Owner | null>>;
  readonly user: { readonly uid: number; readonly gids: readonly number[] };
  /** Group name → number, from /etc/group. */
  readonly groups: Readonly<Record<string, number>>;
  readonly modules: readonly string[];
  /** Names of running programs. */
  readonly programs: readonly string[];
  /** Serial nodes that ModemManager was told to leave alone. */
  readonly modemIgnored: readonly string[];
  /** SANE's device names; null: there is no `scanimage`. */
  readonly scanners: readonly string[] | null;
}

/** What is not read from files; passed in so that a test needs no second user and no SANE. */
export interface Machine {
  readonly user: Facts['user'];
  listScanners(): Promise<readonly string[] | null>;
}

export function thisUser(): Facts['user'] {
  const uid = process.getuid?.() ?? 0;
  return { uid, gids: [process.getegid?.() ?? 0, ...(process.getgroups?.() ?? [])] };
}

const text = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => ''); // not on this system
const firstWords = (lines: string): string[] =>
  lines.split('\n').flatMap((line) => line.split(' ', 1).filter((word) => word !== ''));

async function ownerOf(path: string): Promise<Owner | null> {
  try {
    const { mode, uid, gid } = await stat(path);
    return { mode: mode & 0o777, uid, gid };
  } catch {
    return null;
  }
}

async function groupsIn(root: string): Promise<Record<string, number>> {
  const lines = (await text(join(root, 'etc/group'))).split('\n').map((line) => line.split(':'));
  return Object.fromEntries(lines.flatMap(([name, , gid]) => (name !== undefined && gid !== undefined ? [[name, Number(gid)]] : []))); // prettier-ignore
}

async function programsIn(root: string): Promise<string[]> {
  const names = await readdir(join(root, 'proc')).catch(() => []);
  const pids = names.filter((name) => /^\d+$/.test(name));
  const comms = await Promise.all(pids.map((pid) => text(join(root, 'proc', pid, 'comm'))));
  return comms.map((comm) => comm.trim()).filter((comm) => comm !== '');
}

/** udev keeps what its rules said of a node under the node's numbers. */
async function ignoredByModemManager(root: string, node: string): Promise<boolean> {
  const numbers = (await text(join(root, 'sys/class/tty', node.slice('/dev/'.length), 'dev'))).trim();
  return (await text(join(root, 'run/udev/data', `c${numbers}`))).includes('E:ID_MM_DEVICE_IGNORE=1');
}

/** `paths`: nodes the booth was told to open, beside those it finds. */
export async function gatherFacts(
  machine: Machine,
  paths: readonly string[] = [],
  root = '/',
): Promise<Facts> {
  const [usb, serial, hid, groups, modules, programs, scanners] = await Promise.all([
    usbDevices(root),
    serialNodes(root),
    hidNodes(root),
    groupsIn(root),
    text(join(root, 'proc/modules')),
    programsIn(root),
    machine.listScanners(),
  ]);
  const names = [...new Set([...serial, ...hid].map(({ node }) => node).concat(paths))];
  const owners = await Promise.all(names.map(async (name) => [name, await ownerOf(join(root, name))] as const)); // prettier-ignore
  const ignored = await Promise.all(serial.map(({ node }) => ignoredByModemManager(root, node)));
  return {
    usb,
    serial,
    hid,
    nodes: Object.fromEntries(owners),
    user: machine.user,
    groups,
    modules: firstWords(modules),
    programs,
    modemIgnored: serial.map(({ node }) => node).filter((_, i) => ignored[i]),
    scanners,
  };
}
