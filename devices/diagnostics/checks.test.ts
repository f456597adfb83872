/** Each check both ways: with the facts that call for its advice, and with those that do not. */
import { describe, expect, it } from 'vitest';
import { AdviceCode, type DeviceName, type DeviceState } from '../../main/contract/devices.ts';
import type { DevicesConfig } from '../../main/contract/launch.ts';
import { deviceError } from '../deviceError.ts';
import type { DeviceNode, UsbDevice } from '../sysfs.ts';
import { CHECKS, type Case } from './checks.ts';
import type { Facts } from './facts.ts';

const usb = (port: string, vendor: number, product: number): UsbDevice => ({
  port, vendor, product, serial: '', name: '', release: '',
}); // prettier-ignore
const BRIDGE = usb('1-1', 0x1a86, 0x7523);
const STU = usb('1-2', 0x056a, 0x00a8);
const tty = (device: UsbDevice, n = 0): DeviceNode => ({ node: `/dev/ttyUSB${n}`, usb: device });
const hidraw = (device: UsbDevice, n = 0): DeviceNode => ({ node: `/dev/hidraw${n}`, usb: device });
const open = { mode: 0o660, uid: 0, gid: 20 };

/** A machine on which nothing is to be said. */
const GOOD: Facts = {
  usb: [BRIDGE, STU],
  serial: [tty(BRIDGE)],
  hid: [hidraw(STU)],
  nodes: { '/dev/ttyUSB0': open, '/dev/hidraw0': { ...open, gid: 46 }, '/dev/serial/by-id/reader': open },
  user: { uid: 1000, gids: [20, 46, 100, 44] },
  groups: { dialout: 20, plugdev: 46, scanner: 100, video: 44 },
  modules: ['usbserial'],
  programs: ['systemd'],
  modemIgnored: [],
  scanners: ['airscan:e0:Model'],
};
const SAM = '05.01-20100720-0001036050-0288634305';
const CONFIG: DevicesConfig = {
  idReader: { path: null, baud: 115_200, samNumber: SAM },
  signaturePad: { kind: 'stu', path: null },
  scanner: { kind: 'sane', device: 'airscan:e0:Model', source: null },
};
const READY: Readonly<Record<DeviceName, DeviceState>> = {
  idReader: { kind: 'ready', model: 'SAM-V', identity: SAM, baud: 115_200 },
  signaturePad: { kind: 'ready', model: 'STU-540', identity: '1' },
  scanner: { kind: 'ready', model: 'M', identity: 'airscan:e0:Model' },
  trigger: { kind: 'absent' },
  light: { kind: 'absent' },
  codeReader: { kind: 'absent' },
};
const ABSENT: DeviceState = { kind: 'absent' };

const said = (facts: Facts, given: Case): string[] =>
  CHECKS.flatMap((check) => {
    const found = check(facts, given);
    return found === null ? [] : [`${found.code} ${found.severity}`];
  });

interface Row {
  readonly code: AdviceCode;
  readonly device: DeviceName;
  readonly facts?: Partial<Facts>;
  readonly config?: Partial<DevicesConfig>;
  /** Without one the device does not work. */
  readonly state?: DeviceState;
  readonly severity?: 'hint';
  readonly when: string;
}
const nothing = { usb: [], serial: [], hid: [] } satisfies Partial<Facts>;

const ROWS: readonly Row[] = [
  { code: 'notInGroup', device: 'idReader', when: 'the user is not in dialout', facts: { ...nothing, user: { uid: 1000, gids: [46] } } },
  { code: 'notInGroup', device: 'signaturePad', when: 'there is no group plugdev', facts: { ...nothing, groups: { dialout: 20 } } },
  { code: 'notInGroup', device: 'scanner', when: 'the user is not in video', facts: { user: { uid: 1000, gids: [20, 46, 100] } }, config: { scanner: { kind: 'sane', device: 'fujitsu:fi-7160', source: null } }, severity: 'hint', state: READY.scanner },
  { code: 'nodeMissing', device: 'idReader', when: 'the configured node is not there', config: { idReader: { path: '/dev/serial/by-id/other', baud: 'probe' } } },
  { code: 'noRights', device: 'idReader', when: 'the node is open to its owner alone', facts: { nodes: { '/dev/ttyUSB0': { mode: 0o600, uid: 0, gid: 20 } } } },
  { code: 'noRights', device: 'signaturePad', when: 'the node may only be read', facts: { nodes: { '/dev/hidraw0': { mode: 0o664, uid: 0, gid: 0 } } } },
  { code: 'numberedPath', device: 'idReader', when: 'the path is a number', config: { idReader: { path: '/dev/ttyUSB0', baud: 'probe' } }, state: READY.idReader, severity: 'hint' },
  { code: 'usbWithoutDriver', device: 'idReader', when: 'the bridge has no port', facts: { serial: [] } },
  { code: 'usbWithoutDriver', device: 'signaturePad', when: 'the pad has no hidraw', facts: { hid: [] } },
  { code: 'unsupportedReader', device: 'idReader', when: 'only a reader of another kind is there', facts: { ...nothing, usb: [usb('1-3', 0x0400, 0xc35a)] } },
  { code: 'twoOfKind', device: 'idReader', when: 'two bridges are plugged in', facts: { serial: [tty(BRIDGE), tty(usb('1-4', 0x0403, 0x6001), 1)] } },
  { code: 'twoOfKind', device: 'signaturePad', when: 'two pads work', facts: { hid: [hidraw(STU), hidraw(usb('1-5', 0x056a, 0x00a4), 1)] }, state: READY.signaturePad, severity: 'hint' },
  { code: 'wacomModule', device: 'signaturePad', when: 'the module is loaded beside a working pad', facts: { modules: ['wacom'] }, state: READY.signaturePad, severity: 'hint' },
  { code: 'brltty', device: 'idReader', when: 'brltty runs beside a CH340', facts: { programs: ['brltty'], serial: [tty(BRIDGE)] } },
  { code: 'modemManager', device: 'idReader', when: 'ModemManager may touch the port', facts: { programs: ['ModemManager'] }, state: READY.idReader, severity: 'hint' },
  { code: 'wrongBaud', device: 'idReader', when: 'another speed was found', state: { kind: 'ready', model: 'SAM-V', identity: SAM, baud: 9600 }, severity: 'hint' },
  { code: 'samUnreadable', device: 'idReader', when: 'the number did not come', config: { idReader: { path: null, baud: 'probe' } }, state: { kind: 'ready', model: 'SAM-V', identity: 'unknown', baud: 9600 } },
  { code: 'samDiffers', device: 'idReader', when: 'it is another module', state: { kind: 'ready', model: 'SAM-V', identity: '05.01-20200101-0000000001-0000000002', baud: 115_200 } },
  { code: 'saneMissing', device: 'scanner', when: 'there is no scanimage', facts: { scanners: null } },
  { code: 'notListedBySane', device: 'scanner', when: 'SANE lists another one', facts: { scanners: ['test:0'] } },
  { code: 'fault', device: 'scanner', when: 'the driver failed', state: { kind: 'fault', error: deviceError('scanner', 'jam', 'page 1') } },
]; // prettier-ignore

describe('a check', () => {
  it.each(ROWS)(
    'says $code of the $device when $when',
    ({ code, device, facts, config, state, severity }) => {
      const given: Case = { device, config: { ...CONFIG, ...config }, state: state ?? ABSENT };
      expect(said({ ...GOOD, ...facts }, given)).toContain(`${code} ${severity ?? 'problem'}`);
    },
  );

  it('has a row here for every code', () => {
    const codes = new Set(ROWS.map(({ code }) => code));
    expect([...codes].toSorted()).toEqual(AdviceCode.options.toSorted());
  });

  it.each(['idReader', 'signaturePad', 'scanner'] as const)('says nothing of a good %s', (device) => {
    expect(said(GOOD, { device, config: CONFIG, state: READY[device] })).toEqual([]);
  });

  it('takes a kernel module that took the pad for the reason', () => {
    const facts = { ...GOOD, hid: [], modules: ['wacom'] };
    expect(said(facts, { device: 'signaturePad', config: CONFIG, state: ABSENT })).toContain(
      'wacomModule problem',
    );
  });

  it('asks nothing of root, of a simulated device, or of a scanner on the network', () => {
    const lonely = { ...GOOD, user: { uid: 1000, gids: [] } };
    const simulated: DevicesConfig = {
      idReader: { path: 'tcp://127.0.0.1:1', baud: 'probe' },
      signaturePad: { kind: 'pointer' },
      scanner: { kind: 'escl', url: 'http://127.0.0.1:1/eSCL' },
    };
    for (const device of ['idReader', 'signaturePad', 'scanner'] as const) {
      expect(said({ ...lonely, usb: [], serial: [], hid: [] }, { device, config: simulated, state: READY[device] })).toEqual([]); // prettier-ignore
      const asRoot = { ...GOOD, user: { uid: 0, gids: [] }, groups: {} };
      expect(said(asRoot, { device, config: CONFIG, state: READY[device] })).toEqual([]);
    }
  });

  it('lets ModemManager be where udev keeps it off the port, and brltty where there is no CH340', () => {
    const given: Case = { device: 'idReader', config: CONFIG, state: READY.idReader };
    const kept = { ...GOOD, programs: ['ModemManager'], modemIgnored: ['/dev/ttyUSB0'] };
    expect(said(kept, given)).toEqual([]);
    const ftdi = usb('1-1', 0x0403, 0x6001);
    expect(said({ ...GOOD, usb: [ftdi], serial: [tty(ftdi)], programs: ['brltty'] }, given)).toEqual([]);
  });

  it('knows a scanner again whose number changed', () => {
    const facts = { ...GOOD, scanners: ['airscan:e3:Model'] };
    expect(said(facts, { device: 'scanner', config: CONFIG, state: READY.scanner })).toEqual([]);
  });
});
