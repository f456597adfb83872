/** A scan cancelled in every state of its session: it ends once, hands over nothing more, and the next one works. */
import { describe, expect, it } from 'vitest';
import { pagesOf, scannerMissing, startScan } from './benches.ts';
import { endOf, esclBench, saneScan, saneTest, type EsclBench } from './scannerBenches.ts';

const MOMENTS: readonly (readonly [string, Parameters<typeof esclBench>[0] | null, (bench: EsclBench) => Promise<unknown>])[] = [
  ['at once', null, () => Promise.resolve()],
  ['before the first page', 'slow', ({ host }) => host.next('scanProgressed')],
  ['after the first page', null, ({ host }) => host.next('pageScanned')],
  ['while it waits for a busy scanner', 'busy', ({ scanner }) => Promise.resolve(scanner.jobs())],
  ['while a page is not ready', 'notReadyAtFirst', ({ host }) => host.next('scanProgressed')],
  ['while a jam is looked at again', 'jam', ({ host }) => host.next('scanProgressed')],
]; // prettier-ignore

describe('a cancelled scan', () => {
  it.each(MOMENTS)('over eSCL, %s', async (_, fault, reached) => {
    const bench = await esclBench(...(fault === null ? [] : [fault]));
    const { scanner, host } = bench;
    await startScan(host);
    await reached(bench);
    await host.devices.ask('cancelScan', { job: 'j' });
    const { kind, pages } = await endOf(host);
    expect(kind).toBe('cancelled');
    expect(pagesOf(host)).toHaveLength(pages);
    expect(scanner.jobs()).toBe(0); // told to end, each of them
    scanner.clearFaults();
    scanner.load(['iou']);
    await startScan(host, { job: 'again' });
    expect(await endOf(host)).toEqual({ pages: 1, kind: null });
    expect(host.pushed.filter(({ name }) => name === 'scanEnded')).toHaveLength(2);
  });

  it.skipIf(scannerMissing)('over SANE, in the middle of a page', async () => {
    const host = await saneTest('slow');
    await startScan(host, { source: 'flatbed' });
    await host.next('scanProgressed');
    await host.devices.ask('cancelScan', { job: 'j' });
    expect(await endOf(host)).toEqual({ pages: 0, kind: 'cancelled' });
  });
  it.skipIf(scannerMissing)('over SANE (status 2), at the device itself', async () => {
    expect((await saneScan('cancelled')).end).toEqual({ pages: 0, kind: 'cancelled' });
  });
});
