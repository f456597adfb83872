/** Facts are read from a root folder laid out as the kernel, udev and the system's files would have it. */
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { gatherFacts, thisUser } from './facts.ts';

let root = '';
const lay = (path: string, content = ''): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
};
const link = (from: string, to: string): void => {
  mkdirSync(dirname(join(root, from)), { recursive: true });
  symlinkSync(join(root, to), join(root, from));
};
const machine = { user: { uid: 1000, gids: [1000, 20] }, listScanners: () => Promise.resolve(null) };

/** A USB device as the kernel shows it; the class device stands below one of its interfaces. */
function plug(port: string, ids: readonly [string, string], below?: readonly [string, string]): void {
  const usb = `sys/devices/pci0000:00/usb1/${port}`;
  lay(`${usb}/idVendor`, `${ids[0]}\n`);
  lay(`${usb}/idProduct`, `${ids[1]}\n`);
  lay(`${usb}/bcdDevice`, '0108\n');
  link(`sys/bus/usb/devices/${port}`, usb);
  if (below === undefined) return;
  const [kind, name] = below;
  lay(`${usb}/${port}:1.0/${kind}/${name}/dev`, '188:0\n');
  link(`sys/class/${kind}/${name}`, `${usb}/${port}:1.0/${kind}/${name}`);
  lay(`dev/${name}`);
  chmodSync(join(root, `dev/${name}`), 0o660);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'facts-'));
});

describe('the facts of a machine', () => {
  it('hold every USB device, and the node behind each of its interfaces', async () => {
    plug('1-1.2', ['1a86', '7523'], ['tty', 'ttyUSB0']);
    plug('1-1.3', ['056a', '00a8']);
    lay('sys/class/tty/tty0/dev', '4:0');
    const facts = await gatherFacts(machine, [], root);
    expect(facts.usb.map(({ port, vendor }) => [port, vendor])).toEqual([
      ['1-1.2', 0x1a86],
      ['1-1.3', 0x056a],
    ]);
    expect(facts.serial).toMatchObject([{ node: '/dev/ttyUSB0', usb: { port: '1-1.2', release: '0108' } }]);
    expect(facts.hid).toEqual([]);
  });

  it('hold the rights of found and configured nodes, and null where there is none', async () => {
    plug('1-1.2', ['1a86', '7523'], ['tty', 'ttyUSB0']);
    const { nodes } = await gatherFacts(machine, ['/dev/cabin/idreader'], root);
    expect(nodes['/dev/ttyUSB0']).toMatchObject({ mode: 0o660 });
    expect(nodes['/dev/cabin/idreader']).toBeNull();
  });

  it('hold groups, modules and running programs', async () => {
    lay('etc/group', 'root:x:0:\ndialout:x:20:booth\nplugdev:x:46:\n');
    lay('proc/modules', 'wacom 135168 0 - Live 0x0\nhid 163840 1 wacom, Live 0x0\n');
    lay('proc/41/comm', 'brltty\n');
    lay('proc/uptime', '1 1');
    const { groups, modules, programs } = await gatherFacts(machine, [], root);
    expect(groups).toEqual({ root: 0, dialout: 20, plugdev: 46 });
    expect(modules).toEqual(['wacom', 'hid']);
    expect(programs).toEqual(['brltty']);
  });

  it('hold which ports ModemManager leaves alone', async () => {
    plug('1-1.2', ['1a86', '7523'], ['tty', 'ttyUSB0']);
    expect((await gatherFacts(machine, [], root)).modemIgnored).toEqual([]);
    lay('run/udev/data/c188:0', 'S:cabin/idreader\nE:ID_MM_DEVICE_IGNORE=1\n');
    expect((await gatherFacts(machine, [], root)).modemIgnored).toEqual(['/dev/ttyUSB0']);
  });

  it('are empty on a machine that shows nothing', async () => {
    const facts = await gatherFacts(
      { ...machine, listScanners: () => Promise.resolve(['test:0']) },
      [],
      root,
    );
    expect(facts).toMatchObject({ usb: [], serial: [], hid: [], nodes: {}, groups: {}, modules: [], programs: [], scanners: ['test:0'] }); // prettier-ignore
  });

  it('know the user of this process', () => {
    expect(thisUser().uid).toBe(process.getuid?.() ?? 0);
  });
});
