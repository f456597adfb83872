/** The technician's scanner commands: list, info, status, scan. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceError } from '../../main/contract/devices.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';
import { systemClock } from '../clock.ts';
import { deviceError } from '../deviceError.ts';
import { sourceOf, startScanner } from './driver.ts';
import { findScanners } from './escl.ts';
import type { ScanWish } from './protocol.ts';
import { listScanners } from './saneList.ts';

type Outcome = Result<unknown, DeviceError>;

export interface ScanCommand {
  readonly wish: ScanWish;
  /** Folder the pages are written to. */
  readonly out: string;
}

/** A SANE name, or the address of an eSCL scanner. */
export const scannerAt = (device: string) =>
  /^https?:/.test(device)
    ? { kind: 'escl' as const, url: device }
    : { kind: 'sane' as const, device, source: null };

/** What SANE knows, and what announces itself on the network. */
export async function listAll(): Promise<Outcome> {
  const [sane, escl] = await Promise.all([listScanners(), findScanners()]);
  return ok({ sane, escl });
}

export async function scannerInfo(device: string): Promise<Outcome> {
  const source = sourceOf(scannerAt(device), systemClock);
  const info = await source.info();
  await source.close();
  return info.ok ? info : err(deviceError('scanner', info.error, 'info'));
}

export async function scannerStatus(device: string): Promise<Outcome> {
  const source = sourceOf(scannerAt(device), systemClock);
  const status = await source.status();
  await source.close();
  return ok({ status });
}

/** An interrupt cancels the job in order; the pages before it stay. */
export async function scanTo(device: string, { wish, out }: ScanCommand): Promise<Outcome> {
  mkdirSync(out, { recursive: true });
  const pages: unknown[] = [];
  const nothing = (): void => {};
  let settle: (outcome: Outcome) => void = nothing;
  const ended = new Promise<Outcome>((resolve) => (settle = resolve));
  const scanner = startScanner(scannerAt(device), systemClock, nothing, {
    stateChanged: nothing,
    progressed: nothing,
    pageScanned: (_, { bytes, ...page }) => {
      const extension = page.mime === 'image/png' ? 'png' : 'jpg';
      const file = join(out, `page-${String(page.index + 1).padStart(3, '0')}.${extension}`);
      writeFileSync(file, bytes);
      pages.push({ ...page, file, bytes: bytes.length });
    },
    ended: (_, count, error) => settle(error === null ? ok({ pages }) : err({ ...error, pages: count })),
  });
  const cancel = (): void => scanner.cancel('cli');
  process.once('SIGINT', cancel);
  const started = scanner.start('cli', wish);
  const outcome = started.ok ? await ended : started;
  process.off('SIGINT', cancel);
  await scanner.close();
  return outcome;
}
