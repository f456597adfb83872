/** A simulated device with a host on it, set up before a test and taken down after it. */
import { expect, onTestFinished, vi } from 'vitest';
import type { Command } from '../../devices/id-reader/protocol.ts';
import {
  simulateReader,
  type ReaderOptions,
  type SimulatedReader,
} from '../../devices/simulators/idReader.ts';
import type { ReaderWire } from '../../devices/simulators/line.ts';
import type { ReaderFaultName } from '../../devices/simulators/samCommands.ts';
import { saneIsHere, simulateScanner, type SimulatedScanner } from '../../devices/simulators/scanner.ts';
import { findPreload } from '../../devices/simulators/hidraw.ts';
import { simulatePad, type SimulatedPad } from '../../devices/simulators/signaturePad.ts';
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import type { DevicesConfig } from '../../main/contract/launch.ts';
import type { PadModelName } from '../../main/contract/simulation.ts';
import { hostHere, hostInChild, NO_DEVICES, padEnv, type TestHost } from './harness.ts';

/** Real drivers on two cores: longer than the usual five seconds. */
vi.setConfig({ testTimeout: 90_000 });

/** Said loudly where a device cannot be simulated, instead of passing in silence (devices.md D.2e). */
export const padMissing = findPreload() === null;
export const scannerMissing = !saneIsHere();
if (padMissing) process.stderr.write('PAD TESTS SKIPPED: no libumockdev-preload (Debian package umockdev)\n');
if (scannerMissing)
  process.stderr.write('SCANNER TESTS SKIPPED: no scanimage with airscan (sane-utils, sane-airscan)\n');

export interface BenchedReader extends SimulatedReader {
  /** Resolves once this command was heard (again). */
  until(command: Command): Promise<void>;
}

/** A simulated reader that is closed with the test. */
export async function simulatedReader(
  options: ReaderOptions = {},
  wire: ReaderWire = 'driver',
): Promise<BenchedReader> {
  const reader = await simulateReader(wire, options);
  onTestFinished(() => reader.close());
  const count = (command: Command): number => reader.heard().filter((heard) => heard === command).length;
  // what it shows may change with each plugging-in, so its own getters stay in place
  return Object.assign(reader, {
    async until(command: Command) {
      const before = count(command);
      await vi.waitUntil(() => count(command) > before, { timeout: 20_000, interval: 2 });
    },
  });
}

type ReaderExtras = Partial<NonNullable<DevicesConfig['idReader']>>;

export async function readerBench(
  baud: 'probe' | number = 115_200,
  extras: ReaderExtras = {},
): Promise<{ reader: BenchedReader; host: TestHost }> {
  const reader = await simulatedReader();
  const host = hostHere({ ...NO_DEVICES, idReader: { path: reader.path, baud, ...extras } });
  onTestFinished(() => host.close());
  return { reader, host };
}

/** The same with the reader found and somebody looking for a card. */
export async function watchingReader(
  extras: ReaderExtras = {},
): Promise<{ reader: BenchedReader; host: TestHost }> {
  const bench = await readerBench(115_200, extras);
  await bench.host.state('idReader', 'ready');
  await bench.host.devices.ask('watchCard', { on: true });
  return bench;
}

/** Lays a card on a reader with a fault: it is found once, fails as that kind, and nothing of it comes out. */
export async function failsAs(
  fault: ReaderFaultName,
  kind: DeviceErrorKind,
  extras: ReaderExtras = {},
): Promise<{ reader: BenchedReader; host: TestHost }> {
  const bench = await watchingReader(extras);
  await bench.reader.fault(fault);
  bench.reader.place('resident');
  const { error } = await bench.host.next('cardFailed');
  expect(error.kind).toBe(kind);
  expect(bench.host.pushed.some(({ name }) => name === 'cardRead')).toBe(false);
  expect(bench.host.pushed.filter(({ name }) => name === 'cardFound')).toHaveLength(1);
  return bench;
}

/** For asks that a busy machine answers late; nothing is asserted by it. */
export const PATIENCE = 45_000;

export async function padBench(model?: PadModelName): Promise<{ pad: SimulatedPad; host: TestHost }> {
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
