/** What a technician is told of a working, a wrongly set and a missing reader; and what the booth remembers of it. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { readerBench, watchingReader } from './benches.ts';
import { hostHere, NO_DEVICES, type TestHost } from './harness.ts';

async function reader(host: TestHost) {
  const { devices } = await host.devices.ask('diagnose', { device: 'idReader' });
  const [row] = devices;
  if (row === undefined || devices.length !== 1) throw new Error('no diagnosis of the reader alone');
  return row;
}

describe('the diagnosis of a reader', () => {
  it('that works says so, with its driver and the number of its security module', async () => {
    const { host } = await readerBench();
    await host.state('idReader', 'ready');
    const row = await reader(host);
    expect(row).toMatchObject({ present: true, ready: true, driver: 'SAM-V', model: 'SAM-V', advice: [] });
    expect(row.identity).toMatch(/^05\.01-/);
    expect(row.care.lastGoodUse).toBeNull();
    // while it was looked for, a busy machine may have been heard too late: that is counted, and nothing else
    expect(Object.keys(row.care.errors).filter((kind) => kind !== 'noAnswer')).toEqual([]);
  });

  it('counts a good reading and a bad one, and adds them to what core remembers', async () => {
    const { reader: simulated, host } = await watchingReader();
    simulated.place('resident');
    await host.next('cardRead');
    expect(await host.next('deviceNoted')).toEqual({ device: 'idReader', note: { kind: 'used' } });
    simulated.lift();
    await host.next('cardLifted');
    simulated.place('unknownType');
    await host.devices.ask('watchCard', { on: true });
    await host.next('cardFailed');
    const note = { kind: 'failed', error: 'unsupportedCard' };
    expect(await host.next('deviceNoted')).toEqual({ device: 'idReader', note });
    const before = {
      lastGoodUse: '2026-01-01T08:00:00+08:00',
      errors: { unsupportedCard: 4, jam: 1 },
    } as const;
    await host.devices.ask('recallCare', { idReader: before });
    const { care } = await reader(host);
    expect(care.errors).toMatchObject({ unsupportedCard: 5, jam: 1 });
    expect(care.lastGoodUse).not.toBe(before.lastGoodUse); // the reading just now is later
    expect(care.lastGoodUse).not.toBeNull();
  });

  it('set to a wrong speed still works, and the found one is told', async () => {
    const { reader: simulated, host } = await readerBench(115_200);
    // one that was never seen does not go
    await host.state('idReader', 'ready');
    await simulated.fault('wrongBaud');
    await simulated.unplug();
    await host.state('idReader', 'disconnected');
    await simulated.replug();
    await host.next('deviceStateChanged', ({ state }) => state.kind === 'ready' && state.baud === 9600);
    const { ready, advice } = await reader(host);
    expect(ready).toBe(true);
    expect(advice).toMatchObject([{ code: 'wrongBaud', severity: 'hint', detail: '115200 → 9600' }]);
  });

  it('with another security module than provisioned is not ready', async () => {
    const { reader: simulated, host: other } = await readerBench();
    await other.close();
    const samNumber = '05.01-20200101-0000000001-0000000002';
    const host = hostHere({ ...NO_DEVICES, idReader: { path: simulated.path, baud: 115_200, samNumber } });
    onTestFinished(() => host.close());
    await host.state('idReader', 'ready');
    expect(await reader(host)).toMatchObject({ ready: false, advice: [{ code: 'samDiffers' }] });
  });

  it('that is unplugged says which node is missing', async () => {
    const { reader: simulated, host } = await readerBench();
    await host.state('idReader', 'ready');
    await simulated.unplug();
    await host.state('idReader', 'disconnected');
    const { present, ready, advice } = await reader(host);
    expect([present, ready]).toEqual([false, false]);
    expect(advice).toMatchObject([{ code: 'nodeMissing', severity: 'problem', detail: simulated.path }]);
  });
});
