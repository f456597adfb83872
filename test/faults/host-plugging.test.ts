/** A reader plugged, unplugged, moved and doubled in every way a socket can be misused; the host holds. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { simulateReader } from '../../devices/simulators/idReader.ts';
import { DeviceName } from '../../main/contract/devices.ts';
import { readerBench } from './benches.ts';
import { hostHere, hostInChild, NO_DEVICES, type TestHost } from './harness.ts';

const CYCLES = process.env['YUNCANG_LONG'] === '1' ? 100 : 20;

const readerConfig = (path: string | null) => ({ ...NO_DEVICES, idReader: { path, baud: 115_200 } }) as const;
const openFiles = (): number => readdirSync('/proc/self/fd').length;
const nextState = (host: TestHost, kind: string): Promise<unknown> =>
  host.next('deviceStateChanged', ({ device, state }) => device === 'idReader' && state.kind === kind);

async function readCard(host: TestHost, reader: Awaited<ReturnType<typeof simulateReader>>): Promise<string> {
  reader.place('resident');
  await host.devices.ask('watchCard', { on: true });
  return (await host.next('cardRead')).card.type;
}

describe('an ID-card reader', () => {
  it('that appears and vanishes at once, as brltty makes it, does no harm', async () => {
    const { reader, host } = await readerBench();
    await nextState(host, 'ready');
    for (let blink = 0; blink < 5; blink++) {
      await reader.unplug();
      await reader.replug();
      await reader.unplug();
    }
    await host.state('idReader', 'disconnected');
    await reader.replug();
    await host.state('idReader', 'ready');
    expect(await readCard(host, reader)).toBe('resident');
  });

  it('works again in another socket under the same name', async () => {
    const [left, right] = [await simulateReader('driver'), await simulateReader('driver')];
    const name = join(mkdtempSync(join(tmpdir(), 'socket-')), 'id-reader');
    symlinkSync(left.path, name);
    const host = hostHere(readerConfig(name));
    onTestFinished(async () => {
      await host.close();
      await Promise.all([left.close(), right.close()]);
      rmSync(dirname(name), { recursive: true });
    });
    await nextState(host, 'ready');
    rmSync(name);
    symlinkSync(right.path, name);
    await nextState(host, 'disconnected');
    await nextState(host, 'ready');
    expect(await readCard(host, right)).toBe('resident');
  });

  it('held by one devices process is busy for a second, which takes over when the first has ended', async () => {
    const { reader, host: first } = await readerBench();
    await first.state('idReader', 'ready');
    const second = await hostInChild(readerConfig(reader.path), {});
    onTestFinished(() => second.close());
    expect(await second.state('idReader', 'fault')).toMatchObject({ error: { kind: 'busy' } });
    expect(await readCard(first, reader)).toBe('resident');
    await first.close();
    await second.state('idReader', 'ready');
  });

  it('is not guessed at where two could be it: a technician has to choose', async () => {
    const root = mkdtempSync(join(tmpdir(), 'two-'));
    const lay = (path: string, content: string): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    };
    for (const n of [0, 1]) {
      const usb = `sys/devices/usb1/1-${n}`;
      lay(`${usb}/idVendor`, '1a86');
      lay(`${usb}/idProduct`, '7523');
      lay(`${usb}/tty/ttyUSB${n}/dev`, `188:${n}`);
      mkdirSync(join(root, 'sys/class/tty'), { recursive: true });
      symlinkSync(join(root, usb, `tty/ttyUSB${n}`), join(root, `sys/class/tty/ttyUSB${n}`));
    }
    const host = hostHere(readerConfig(null), { root });
    onTestFinished(() => host.close());
    expect(await host.state('idReader', 'fault')).toMatchObject({ error: { kind: 'ambiguous', detail: '/dev/ttyUSB0 /dev/ttyUSB1' } }); // prettier-ignore
    const { devices } = await host.devices.ask('diagnose', { device: 'idReader' });
    expect(devices[0]?.advice.map(({ code }) => code)).toContain('twoOfKind');
    rmSync(join(root, 'sys/class/tty/ttyUSB1'));
    // the one that is left is tried, and this machine has no such node
    await host.state('idReader', 'absent');
  });

  it(`survives ${CYCLES} times out and in without a file or a wait left open`, { timeout: CYCLES * 5000 }, async () => {
    const reader = await simulateReader('driver');
    const name = join(mkdtempSync(join(tmpdir(), 'socket-')), 'id-reader');
    symlinkSync(reader.path, name);
    const host = hostHere(readerConfig(name));
    onTestFinished(async () => {
      await host.close();
      await reader.close();
      rmSync(dirname(name), { recursive: true });
    });
    const cycle = async (): Promise<void> => {
      rmSync(name);
      await nextState(host, 'disconnected');
      symlinkSync(reader.path, name);
      await nextState(host, 'ready');
    };
    await nextState(host, 'ready');
    await cycle(); // whatever is made once is made now
    const before = { files: openFiles(), waits: process.getActiveResourcesInfo().length };
    for (let n = 0; n < CYCLES; n++) await cycle();
    expect(openFiles()).toBeLessThanOrEqual(before.files + 2);
    expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(before.waits + 5);
    expect(await readCard(host, reader)).toBe('resident');
  }); // prettier-ignore
});

describe('devices this booth was not given', () => {
  it('answer every ask, and none with a crash', async () => {
    const host = hostHere(NO_DEVICES);
    onTestFinished(() => host.close());
    const { devices } = host;
    const prompt = { title: 'a', signer: 'b', pages: 1, digestGroups: '' };
    const absent = { ok: false, error: { kind: 'absent' } };
    expect(await devices.ask('startScan', { job: 'a', source: 'feeder', dpi: 300, mode: 'gray' })).toMatchObject(absent); // prettier-ignore
    expect(await devices.ask('startSigning', { job: 'a', prompt })).toMatchObject(absent);
    for (const ask of ['cancelScan', 'clearInk', 'stopSigning'] as const)
      expect(await devices.ask(ask, { job: 'never begun' })).toEqual({});
    expect(await devices.ask('watchCard', { on: true })).toEqual({});
    expect(await devices.ask('forget', {})).toEqual({ dropped: DeviceName.options });
    const { devices: rows } = await devices.ask('diagnose', { device: null });
    expect(rows.map(({ expected, advice }) => [expected, advice])).toEqual(DeviceName.options.map(() => [false, []])); // prettier-ignore
  });
});
