/** Asks SANE which scanners there are and what one of them can do. */
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';
import { runProgram } from '../transport/child.ts';
import { SCANNER_DELAYS } from './delays.ts';
import { parseOptions, type ScannerOptions } from './options.ts';
import { failureOf, LIST_FORMAT, parseList, resolveDevice, type ListedScanner } from './protocol.ts';

/** Only what SANE needs; English words, because some ends are told apart by them. */
export function saneEnv(): Record<string, string | undefined> {
  const { PATH, HOME, SANE_CONFIG_DIR, LD_LIBRARY_PATH } = process.env;
  return { PATH, HOME, SANE_CONFIG_DIR, LD_LIBRARY_PATH, LC_ALL: 'C' };
}

export async function listScanners(): Promise<ListedScanner[]> {
  const said = await runProgram('scanimage', ['-f', LIST_FORMAT], {
    env: saneEnv(),
    deadlineMs: SCANNER_DELAYS.list,
  });
  return said.code === 0 ? parseList(said.stdout) : [];
}

/** SANE's names of the scanners; null where there is no `scanimage`. */
export async function listedScanners(): Promise<readonly string[] | null> {
  const said = await runProgram('scanimage', ['-f', LIST_FORMAT], {
    env: saneEnv(),
    deadlineMs: SCANNER_DELAYS.list,
  });
  if (said.notStarted) return null;
  return said.code === 0 ? parseList(said.stdout).map(({ device }) => device) : [];
}

export interface Opened {
  readonly device: string;
  readonly model: string;
  readonly options: ScannerOptions;
}

/** Opens the device for a moment; the answer tells that it is there. */
export async function readOptions(configured: string): Promise<Result<Opened, DeviceErrorKind>> {
  const listed = await listScanners();
  const device = resolveDevice(configured, listed);
  const said = await runProgram('scanimage', ['-A', '-d', device], { env: saneEnv(), deadlineMs: SCANNER_DELAYS.options }); // prettier-ignore
  if (said.code !== 0) {
    const kind = said.notStarted ? 'unsupported' : failureOf({ code: said.code, signal: said.signal, text: said.stderr }); // prettier-ignore
    return err(said.signal === 'SIGKILL' ? 'timeout' : (kind ?? 'ioError'));
  }
  const known = listed.find((entry) => entry.device === device);
  const model = known === undefined ? device : `${known.vendor} ${known.model}`;
  return ok({ device, model, options: parseOptions(said.stdout) });
}
