/** A scanner that shows no progress: ended after a minute, politely first and then not. */
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { DeviceError } from '../../main/contract/devices.ts';
import { SCANNER_DELAYS } from '../../devices/scanner/delays.ts';
import { startScanner, type ScannerConfig } from '../../devices/scanner/driver.ts';
import { createSimulatedClock, type SimulatedClock } from '../../devices/simulators/clock.ts';
import { simulateSaneTest } from '../../devices/simulators/saneDevices.ts';
import { simulateScanner } from '../../devices/simulators/scanner.ts';
import { scannerMissing } from './benches.ts';

const WAIT = { timeout: 60_000 };

interface Bench {
  readonly clock: SimulatedClock;
  readonly begun: Promise<void>;
  readonly ended: Promise<DeviceError | null>;
  /** How long each timer was asked to wait. */
  readonly timers: readonly number[];
}

/** One sheet from the glass on a driver whose time stands still. */
function scanOn(config: ScannerConfig): Bench {
  const clock = createSimulatedClock();
  const timers: number[] = [];
  const counting = {
    ...clock,
    after: (ms: number, act: () => void) => (timers.push(ms), clock.after(ms, act)),
  };
  let begin = (): void => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  let end: (error: DeviceError | null) => void = () => {};
  const ended = new Promise<DeviceError | null>((resolve) => (end = resolve));
  const scanner = startScanner(config, counting, () => {}, {
    stateChanged: () => {},
    progressed: () => begin(),
    pageScanned: () => {},
    ended: (_job, _pages, error) => end(error),
  });
  scanner.start('j', { source: 'flatbed', dpi: 100, mode: 'gray' });
  onTestFinished(() => scanner.close());
  return { clock, begun, ended, timers };
}

/** The process ids of every scanimage that scans from this configuration. */
function scanimages(configDir: string): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const own = readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`SANE_CONFIG_DIR=${configDir}`);
      return own && basename(readlinkSync(`/proc/${pid}/exe`)) === 'scanimage' ? [Number(pid)] : [];
    } catch {
      return []; // ended meanwhile, or another user's
    }
  });
} // prettier-ignore

describe('a hang', () => {
  it('over eSCL ends as a timeout', async () => {
    const scanner = await simulateScanner();
    onTestFinished(() => scanner.close());
    scanner.load(['iou']);
    scanner.fault('hangAtPage');
    const { clock, begun, ended } = scanOn({ kind: 'escl', url: scanner.url });
    await begun;
    await clock.pass(SCANNER_DELAYS.stall);
    expect((await ended)?.kind).toBe('timeout');
    expect(scanner.jobs()).toBe(0);
  });

  it.skipIf(scannerMissing || !existsSync('/proc'))('of scanimage ends as a timeout, although it hears no signal', async () => {
    const sane = simulateSaneTest('slow');
    vi.stubEnv('SANE_CONFIG_DIR', sane.configDir);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      sane.remove();
    });
    const { clock, begun, ended } = scanOn(sane.config);
    await begun;
    const [pid] = scanimages(sane.configDir);
    if (pid === undefined) throw new Error('no scanimage runs');
    process.kill(pid, 'SIGSTOP');
    await clock.pass(SCANNER_DELAYS.stall);
    await clock.pass(SCANNER_DELAYS.kill);
    expect((await ended)?.kind).toBe('timeout');
    expect(scanimages(sane.configDir)).toEqual([]);
  }); // prettier-ignore

  it.skipIf(scannerMissing)('of scanimage after its last word is ended, and means what it said', async () => {
    const sane = simulateSaneTest('ioError');
    const folder = join(sane.configDir, 'bin');
    mkdirSync(folder);
    const scans = `PATH=\${PATH#*:}\nscanimage "$@"\ncase "$*" in *--batch*) exec sleep 600;; esac\n`;
    writeFileSync(join(folder, 'scanimage'), `#!/bin/sh\n${scans}`, { mode: 0o755 });
    vi.stubEnv('SANE_CONFIG_DIR', sane.configDir);
    vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      sane.remove();
    });
    const { clock, ended, timers } = scanOn(sane.config);
    await vi.waitUntil(() => timers.includes(SCANNER_DELAYS.kill), WAIT); // its last word was heard
    await clock.pass(SCANNER_DELAYS.kill);
    expect((await ended)?.kind).toBe('ioError');
  });
});
