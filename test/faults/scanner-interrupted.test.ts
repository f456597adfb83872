/** A scan that is cancelled, whose back end dies, whose device is pulled out or already at work. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FEEDER_JOB, pagesOf, scannerBench, scannerMissing, startScan } from './benches.ts';

// A runtime folder of this file's own: scans of other tests, and of a booth on this machine, are not these.
const runtime = mkdtempSync('/dev/shm/yuncang-runtime-');
process.env['XDG_RUNTIME_DIR'] = runtime;
afterAll(() => rmSync(runtime, { recursive: true, force: true }));

/** Folders of running scans; none may hold a page once a job is over. */
function leftPages(): string[] {
  const spools = readdirSync(runtime).filter((name) => name.startsWith('yuncang-scan-'));
  if (spools.length === 0) throw new Error('the spool is somewhere else');
  return spools.flatMap((name) => readdirSync(join(runtime, name)));
}

describe.skipIf(scannerMissing)('a scan', () => {
  it('that is cancelled ends soon, and the next one works', async () => {
    const { scanner, host } = await scannerBench();
    scanner.load(['iou', 'lease-1']);
    scanner.fault('slow');
    await startScan(host);
    await host.next('scanProgressed');
    await host.devices.ask('cancelScan', { job: 'j' });
    expect((await host.next('scanEnded')).end).toMatchObject({
      kind: 'failed',
      error: { kind: 'cancelled' },
    });
    scanner.clearFaults();
    await startScan(host, { job: 'again' });
    expect((await host.next('scanEnded')).end.kind).toBe('done');
    expect(leftPages()).toEqual([]);
  });

  it('whose back end crashes is tried once more and then fails as a crash', async () => {
    const { scanner, host } = await scannerBench();
    scanner.load(['iou']);
    scanner.fault('backendCrash');
    await startScan(host);
    expect((await host.next('scanEnded')).end).toMatchObject({
      kind: 'failed',
      error: { kind: 'backendCrash' },
    });
    expect(leftPages()).toEqual([]);
  });

  it('whose device is pulled out fails as disconnected', async () => {
    const { scanner, host } = await scannerBench();
    await scanner.unplug();
    await startScan(host);
    const { end } = await host.next('scanEnded');
    expect(end.kind === 'failed' && end.error.kind).toMatch(/disconnected|ioError/);
    await host.next('deviceStateChanged', (body) => body.state.kind === 'disconnected');
    await scanner.replug();
    await host.next('deviceStateChanged', (body) => body.state.kind === 'ready');
  });

  it('refuses a second job while the first runs', async () => {
    const { scanner, host } = await scannerBench();
    scanner.load(['iou']);
    scanner.fault('slow');
    await startScan(host);
    expect(await host.devices.ask('startScan', { ...FEEDER_JOB, job: 'other' })).toMatchObject({
      ok: false,
      error: { kind: 'busy' },
    });
    await host.devices.ask('forget', {});
    expect(pagesOf(host)).toEqual([]);
  });
});
