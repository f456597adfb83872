/** The technician's checks: each judges the gathered facts about one device and answers with advice, or with nothing. */
import type { AdviceCode, DeviceName, DeviceState } from '../../main/contract/devices.ts';
import { scannerIn, type DevicesConfig } from '../../main/contract/launch.ts';
import { isCh340, isOtherReader, isPad, isReaderBridge, usbId, type Identity } from '../knownDevices.ts';
import type { DeviceNode } from '../sysfs.ts';
import type { Facts, Owner } from './facts.ts';

/** What is judged beside the facts: how the device was provisioned, and how its driver found it. */
export interface Case {
  readonly device: DeviceName;
  readonly config: DevicesConfig;
  readonly state: DeviceState;
}

/** A sentence's code and what fills it: a path, a group, a number. */
export interface Finding {
  readonly code: AdviceCode;
  readonly severity: 'problem' | 'hint';
  readonly detail: string;
}
export type Check = (facts: Facts, given: Case) => Finding | null;

const works = ({ state }: Case): boolean => state.kind === 'ready' || state.kind === 'busy';
/** What hinders a device that works all the same is only worth a hint. */
const finding = (given: Case, code: AdviceCode, detail: string): Finding => ({
  code,
  severity: works(given) ? 'hint' : 'problem',
  detail,
});

/** The path this booth was told to open, or null where it looks for itself or needs none. */
export function configuredPath({ device, config }: Pick<Case, 'device' | 'config'>): string | null {
  switch (device) {
    case 'idReader':
      return config.idReader?.path ?? null;
    case 'signaturePad':
      return config.signaturePad?.kind === 'stu' ? config.signaturePad.path : null;
    case 'scanner':
      return null;
    case 'trigger':
      return config.trigger?.path ?? null;
    case 'light':
      return config.light?.path ?? null;
    case 'codeReader':
      return config.codeReader?.path ?? null;
  }
}

/** A device that is told by its path alone, or named by SANE: no USB identity stands for it. */
const never = (): boolean => false;
/** What on the bus could be this device. */
export function knownAs({ device, config }: Pick<Case, 'device' | 'config'>): (usb: Identity) => boolean {
  switch (device) {
    case 'idReader':
      return isReaderBridge;
    case 'signaturePad':
      return isPad;
    case 'trigger':
      return (usb) => usbId(usb) === config.trigger?.usb;
    case 'scanner':
    case 'light':
    case 'codeReader':
      return never;
  }
}

/** No USB, no rights, no udev: a socket or pseudo-terminal stands for the device. */
const isSimulated = (path: string | null): boolean =>
  path !== null && (path.startsWith('tcp:') || path.startsWith('/dev/pts/'));

/** The nodes that could be this device. */
function candidates(facts: Facts, given: Case): readonly DeviceNode[] {
  switch (given.device) {
    case 'idReader':
      return facts.serial.filter(({ usb }) => usb !== null && isReaderBridge(usb));
    case 'signaturePad':
      return facts.hid.filter(({ usb }) => usb !== null && isPad(usb));
    case 'trigger':
      return facts.hid.filter(({ usb }) => usb !== null && knownAs(given)(usb));
    case 'scanner':
    case 'light':
    case 'codeReader':
      return [];
  }
}

function paths(facts: Facts, given: Case): readonly string[] {
  const path = configuredPath(given);
  return path === null ? candidates(facts, given).map(({ node }) => node) : [path];
}

const GROUPS: Readonly<Record<DeviceName, readonly string[]>> = {
  idReader: ['dialout'],
  signaturePad: ['plugdev'],
  scanner: ['scanner', 'video'],
  trigger: ['plugdev'],
  light: ['dialout'],
  codeReader: ['dialout'],
};

const isGiven = (part: unknown): boolean => part !== null && part !== undefined;

/** SANE's name of this booth's scanner; empty where it is another kind. */
function saneName(config: Case['config']): string {
  const scanner = scannerIn(config);
  return scanner?.kind === 'sane' ? scanner.device : '';
}

/** A pad that is the touch display, a scanner on the network and a simulated device need no group. */
function needsGroup({ device, config }: Case): boolean {
  switch (device) {
    case 'idReader':
      return !isSimulated(config.idReader?.path ?? null);
    case 'signaturePad':
      return config.signaturePad?.kind === 'stu' && !isSimulated(config.signaturePad.path);
    case 'scanner':
      return scannerIn(config)?.kind === 'sane' && !/airscan|escl|net:/.test(saneName(config));
    case 'trigger':
      return isGiven(config.trigger);
    case 'light':
      return isGiven(config.light) && !isSimulated(config.light?.path ?? null);
    case 'codeReader':
      return isGiven(config.codeReader) && !isSimulated(config.codeReader?.path ?? null);
  }
}

export const groupMembership: Check = ({ user, groups }, given) => {
  if (user.uid === 0 || !needsGroup(given)) return null;
  const missing = GROUPS[given.device].filter((name) => {
    const gid = groups[name];
    return gid === undefined || !user.gids.includes(gid);
  });
  return missing.length === 0 ? null : finding(given, 'notInGroup', missing.join(' '));
};

export const nodePresent: Check = ({ nodes }, given) => {
  const path = configuredPath(given);
  if (works(given) || path === null || path.startsWith('tcp:')) return null;
  return nodes[path] === null || nodes[path] === undefined ? finding(given, 'nodeMissing', path) : null;
};

function mayUse({ mode, uid, gid }: Owner, user: Facts['user']): boolean {
  if (user.uid === 0) return true;
  const shift = user.uid === uid ? 6 : user.gids.includes(gid) ? 3 : 0;
  return ((mode >> shift) & 0o6) === 0o6;
}

export const rights: Check = (facts, given) => {
  const closed = paths(facts, given).find((path) => {
    const owner = facts.nodes[path];
    return owner !== null && owner !== undefined && !mayUse(owner, facts.user);
  });
  if (closed === undefined) return null;
  const { mode, uid, gid } = facts.nodes[closed] ?? { mode: 0, uid: 0, gid: 0 };
  return finding(given, 'noRights', `${closed} ${mode.toString(8).padStart(4, '0')} ${uid}:${gid}`);
};

/** The kernel numbers ports in the order they come up: the number may belong to another device tomorrow. */
export const numberedPath: Check = (_facts, given) => {
  const path = configuredPath(given);
  if (path === null || !/^\/dev\/(tty[A-Z]+|hidraw)\d+$/.test(path)) return null;
  return { code: 'numberedPath', severity: 'hint', detail: path };
};

export const usbWithoutDriver: Check = ({ usb, serial, hid }, given) => {
  const known = knownAs(given);
  const nodes = given.device === 'idReader' ? serial : hid;
  const bare = usb.find((one) => known(one) && !nodes.some((node) => node.usb?.port === one.port));
  return bare === undefined ? null : finding(given, 'usbWithoutDriver', `${usbId(bare)} ${bare.port}`);
};

/** A reader that speaks no serial protocol is on USB, and no other one works. */
export const unsupportedReader: Check = ({ usb }, given) => {
  const other = given.device === 'idReader' && !works(given) ? usb.find(isOtherReader) : undefined;
  return other === undefined ? null : finding(given, 'unsupportedReader', usbId(other));
};

export const twoOfKind: Check = (facts, given) => {
  const found = candidates(facts, given);
  if (found.length < 2 || configuredPath(given) !== null) return null;
  return finding(given, 'twoOfKind', found.map(({ node }) => node).join(' '));
};

/** The kernel's tablet driver takes a signature pad and leaves no hidraw (devices.md B.8). */
export const wacomModule: Check = ({ modules, usb, hid }, given) => {
  if (given.device !== 'signaturePad' || !modules.includes('wacom')) return null;
  const pads = usb.filter(isPad);
  const taken = pads.some((pad) => !hid.some((node) => node.usb?.port === pad.port));
  return taken ? finding(given, 'wacomModule', 'wacom') : { code: 'wacomModule', severity: 'hint', detail: 'wacom' }; // prettier-ignore
};

/** The braille service takes a CH340 for a braille display: its port appears and vanishes (devices.md F.2). */
export const brltty: Check = ({ programs, usb }, given) => {
  const clash = given.device === 'idReader' && programs.includes('brltty') && usb.some(isCh340);
  return clash ? finding(given, 'brltty', '1a86:7523') : null;
};

/** ModemManager writes modem commands to every new serial port it was not told to leave alone. */
export const modemManager: Check = (facts, given) => {
  if (given.device !== 'idReader' || !facts.programs.includes('ModemManager')) return null;
  const open = candidates(facts, given).filter(({ node }) => !facts.modemIgnored.includes(node));
  return open.length === 0 ? null : finding(given, 'modemManager', open.map(({ node }) => node).join(' '));
};

export const wrongBaud: Check = (_facts, given) => {
  const configured = given.config.idReader?.baud;
  if (given.device !== 'idReader' || given.state.kind !== 'ready' || configured === 'probe') return null;
  const { baud } = given.state;
  if (baud === undefined || configured === undefined || baud === configured) return null;
  return finding(given, 'wrongBaud', `${configured} → ${baud}`);
};

/** The SAM's number stands in every record of evidence (devices.md F.5). */
export const samReadable: Check = (_facts, given) => {
  if (given.device !== 'idReader' || given.state.kind !== 'ready') return null;
  const { identity } = given.state;
  if (/^\d\d\.\d\d-/.test(identity)) return null;
  return { code: 'samUnreadable', severity: 'problem', detail: identity };
};

/** Another SAM than the provisioned one: a swapped reader has to be provisioned again. */
export const samAsProvisioned: Check = (_facts, given) => {
  const provisioned = given.config.idReader?.samNumber;
  if (given.device !== 'idReader' || given.state.kind !== 'ready' || provisioned === undefined) return null;
  const { identity } = given.state;
  if (identity === provisioned) return null;
  return { code: 'samDiffers', severity: 'problem', detail: `${provisioned} → ${identity}` };
};

export const saneListing: Check = ({ scanners }, given) => {
  const wanted = saneName(given.config);
  if (given.device !== 'scanner' || wanted === '') return null;
  if (scanners === null) return finding(given, 'saneMissing', 'scanimage');
  // a back end may give a device another number each time: `airscan:e0:Model`
  const same = (name: string): boolean => name === wanted || name.replace(/^(\w+):[ew]\d+:/, '$1:e0:') === wanted.replace(/^(\w+):[ew]\d+:/, '$1:e0:'); // prettier-ignore
  return scanners.some(same) ? null : finding(given, 'notListedBySane', wanted);
};

export const driverFault: Check = (_facts, { state }) =>
  state.kind === 'fault'
    ? { code: 'fault', severity: 'problem', detail: `${state.error.kind} ${state.error.stage}` }
    : null;

/** In the order a technician should take them up: what explains the most comes first. */
export const CHECKS: readonly Check[] = [
  nodePresent, usbWithoutDriver, unsupportedReader, wacomModule, brltty, twoOfKind, groupMembership, rights, saneListing,
  wrongBaud, samReadable, samAsProvisioned, modemManager, numberedPath, driverFault,
]; // prettier-ignore
