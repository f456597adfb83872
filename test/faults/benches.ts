/** A simulated device with a host on it, set up before a test and taken down after it. */
import { onTestFinished, vi } from 'vitest';
import { simulateReader, type SimulatedReader } from '../../devices/simulators/idReader.ts';
import { saneIsHere, simulateScanner, type SimulatedScanner } from '../../devices/simulators/scanner.ts';
import { findPreload } from '../../devices/simulators/hidraw.ts';
import { simulatePad, type SimulatedPad } from '../../devices/simulators/signaturePad.ts';
import type { StuModel } from '../../devices/simulators/stu.ts';
import { hostHere, hostInChild, NO_DEVICES, padEnv, type TestHost } from './harness.ts';

/** Real drivers on two cores: longer than the usual five seconds. */
vi.setConfig({ testTimeout: 40_000 });

/** Said loudly where a device cannot be simulated, instead of passing in silence (devices.md D.2e). */
export const padMissing = findPreload() === null;
export const scannerMissing = !saneIsHere();
if (padMissing) process.stderr.write('PAD TESTS SKIPPED: no libumockdev-preload (Debian package umockdev)\n');
if (scannerMissing)
  process.stderr.write('SCANNER TESTS SKIPPED: no scanimage with airscan (sane-utils, sane-airscan)\n');

export async function readerBench(
  baud: 'probe' | number = 115_200,
): Promise<{ reader: SimulatedReader; host: TestHost }> {
  const reader = await simulateReader('driver');
  const host = hostHere({ ...NO_DEVICES, idReader: { path: reader.path, baud } });
  onTestFinished(async () => {
    await host.close();
    await reader.close();
  });
  return { reader, host };
}

/** The same with the reader found and somebody looking for a card. */
export async function watchingReader(): Promise<{ reader: SimulatedReader; host: TestHost }> {
  const bench = await readerBench();
  await bench.host.state('idReader', 'ready');
  await bench.host.devices.ask('watchCard', { on: true });
  return bench;
}

export async function padBench(model?: StuModel): Promise<{ pad: SimulatedPad; host: TestHost }> {
  const pad = await simulatePad('driver', model);
  const host = await hostInChild(
    { ...NO_DEVICES, signaturePad: { kind: 'stu', path: null } },
    padEnv(pad.hidraw),
  );
  onTestFinished(async () => {
    await host.close();
    await pad.close();
  });
  await host.state('signaturePad', 'ready');
  return { pad, host };
}

export { PROMPT } from './prompt.ts';

export async function scannerBench(): Promise<{ scanner: SimulatedScanner; host: TestHost }> {
  const scanner = await simulateScanner();
  const config = { kind: 'sane' as const, device: scanner.device, source: null };
  const host = await hostInChild({ ...NO_DEVICES, scanner: config }, { SANE_CONFIG_DIR: scanner.configDir });
  onTestFinished(async () => {
    await host.close();
    await scanner.close();
  });
  await host.state('scanner', 'ready');
  return { scanner, host };
}

export const FEEDER_JOB = { job: 'j', source: 'feeder', dpi: 100, mode: 'gray' } as const;

/** Pages that arrived so far, as sizes. */
export function pagesOf(
  host: TestHost,
): { widthPx: number; heightPx: number; index: number; sha256: string }[] {
  return host.pushed.flatMap((entry) => (entry.name === 'pageScanned' ? [entry.body.page] : []));
}

export async function startScan(
  host: TestHost,
  job: Partial<{ job: string; source: 'feeder' | 'flatbed' }> = {},
): Promise<void> {
  const answer = await host.devices.ask('startScan', { ...FEEDER_JOB, ...job });
  if (!answer.ok) throw new Error(answer.error.kind);
}
