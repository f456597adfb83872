/** Scanners that fail by name, with a host on them: SANE over the network chain, SANE's own back ends, the own eSCL client. */
import { expect, onTestFinished, vi } from 'vitest';
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import { claimName } from '../../devices/scanner/sane.ts';
import { claim } from '../../devices/transport/claim.ts';
import { simulateSanePnm, simulateSaneTest, type PnmFault, type SaneScanner, type TestFault } from '../../devices/simulators/saneDevices.ts'; // prettier-ignore
import { simulateScanner, type ScannerFaultName, type SimulatedScanner } from '../../devices/simulators/scanner.ts'; // prettier-ignore
import { pagesOf, startScan } from './benches.ts';
import { hostHere, hostInChild, NO_DEVICES, type TestHost } from './harness.ts';

vi.setConfig({ testTimeout: 60_000 });

/** What a job ended with: how many pages stay, and why it stopped. */
export interface Ended {
  readonly pages: number;
  readonly kind: DeviceErrorKind | null;
}

export async function endOf(host: TestHost): Promise<Ended> {
  const { end } = await host.next('scanEnded');
  return { pages: end.pages, kind: end.kind === 'failed' ? end.error.kind : null };
}

export interface EsclBench {
  readonly scanner: SimulatedScanner;
  readonly host: TestHost;
}

/** The own client on a scanner with three sheets in its feeder. */
export async function esclBench(...faults: ScannerFaultName[]): Promise<EsclBench> {
  const scanner = await simulateScanner();
  const host = hostHere({ ...NO_DEVICES, scanner: { kind: 'escl', url: scanner.url } });
  onTestFinished(async () => {
    await host.close();
    await scanner.close();
  });
  await host.state('scanner', 'ready');
  scanner.load(['iou', 'lease-1', 'lease-2']);
  for (const fault of faults) scanner.fault(fault);
  return { scanner, host };
}

/** One job on the own client under a fault. */
export async function esclScan(...faults: ScannerFaultName[]): Promise<EsclBench & { readonly end: Ended }> {
  const bench = await esclBench(...faults);
  await startScan(bench.host);
  return { ...bench, end: await endOf(bench.host) };
}

async function saneHost(sane: SaneScanner): Promise<TestHost> {
  const host = await hostInChild(
    { ...NO_DEVICES, scanner: sane.config },
    { SANE_CONFIG_DIR: sane.configDir },
  );
  onTestFinished(async () => {
    await host.close();
    sane.remove();
  });
  return host;
}

/** A host on SANE's own back ends. */
export const saneTest = (fault: TestFault): Promise<TestHost> => saneHost(simulateSaneTest(fault));
/** The same, held by another program; `free` lets it go. */
export async function heldSaneTest(): Promise<{ readonly host: TestHost; readonly free: () => void }> {
  const sane = simulateSaneTest('none');
  const host = await saneHost(sane);
  const release = await claim(claimName(sane.config.device, sane.configDir));
  if (release === null) throw new Error('somebody holds a device made for this test');
  return { host, free: release };
}
export const sanePnm = (fault: PnmFault): Promise<TestHost> => saneHost(simulateSanePnm('iou', fault));

/** One sheet from the glass of SANE's `test` back end under a fault. */
export async function saneScan(fault: TestFault): Promise<{ readonly host: TestHost; readonly end: Ended }> {
  const host = await saneTest(fault);
  await startScan(host, { source: 'flatbed' });
  return { host, end: await endOf(host) };
}

/** No page reached core, and the log says what happened without saying whose. */
export function expectNothingCaptured(host: TestHost): void {
  expect(pagesOf(host)).toEqual([]);
}
