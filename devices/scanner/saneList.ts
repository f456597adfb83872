/** Asks SANE which scanners there are and what one of them can do; the list is kept for a while, since it may take seconds. */
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';
import type { Clock } from '../clock.ts';
import { runProgram } from '../transport/child.ts';
import { usbIdentity } from '../transport/usb.ts';
import { SCANNER_DELAYS } from './delays.ts';
import { parseOptions, type ScannerOptions } from './options.ts';
import { failureOf, identityOf, LIST_FORMAT, parseList, resolveDevice, usbPlaceOf, type KnownScanner } from './protocol.ts'; // prettier-ignore

/** Only what SANE needs; English words, because some ends are told apart by them. */
export function saneEnv(): Record<string, string | undefined> {
  const { PATH, HOME, SANE_CONFIG_DIR, LD_LIBRARY_PATH } = process.env;
  return { PATH, HOME, SANE_CONFIG_DIR, LD_LIBRARY_PATH, LC_ALL: 'C' };
}

export async function listScanners(): Promise<KnownScanner[]> {
  const said = await runProgram('scanimage', ['-f', LIST_FORMAT], {
    env: saneEnv(),
    deadlineMs: SCANNER_DELAYS.list,
  });
  const listed = said.code === 0 ? parseList(said.stdout) : [];
  return Promise.all(
    listed.map(async (scanner) => {
      const place = usbPlaceOf(scanner.device);
      return { ...scanner, identity: identityOf(scanner, place === null ? null : await usbIdentity(place)) };
    }),
  );
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
  readonly identity: string;
  readonly options: ScannerOptions;
}

export interface SaneName {
  readonly device: string;
  readonly identity?: string | undefined;
}

/** Opens the device for a moment: the answer tells that it is there. Names are looked up anew when it is not. */
export function createOpener(wanted: SaneName, clock: Clock): () => Promise<Result<Opened, DeviceErrorKind>> {
  let kept: { readonly listed: readonly KnownScanner[]; readonly at: number } | undefined;
  const list = async (): Promise<readonly KnownScanner[]> => {
    if (kept === undefined || clock.now() - kept.at > SCANNER_DELAYS.listKept)
      kept = { listed: await listScanners(), at: clock.now() };
    return kept.listed;
  };
  return async () => {
    const listed = await list();
    const device = resolveDevice(wanted, listed);
    const said = await runProgram('scanimage', ['-A', '-d', device], {
      env: saneEnv(),
      deadlineMs: SCANNER_DELAYS.options,
    });
    const known = listed.find((entry) => entry.device === device);
    if (said.code !== 0 || (wanted.identity !== undefined && known?.identity !== wanted.identity)) {
      kept = undefined;
      if (said.code === 0) return err('absent'); // something answers to the name, but it is another scanner
      const kind = said.notStarted ? 'unsupported' : failureOf({ code: said.code, signal: said.signal, text: said.stderr }); // prettier-ignore
      return err(said.signal === 'SIGKILL' ? 'timeout' : (kind ?? 'ioError'));
    }
    return ok({
      device,
      model: known === undefined ? device : `${known.vendor} ${known.model}`,
      identity: known?.identity ?? device,
      options: parseOptions(said.stdout),
    });
  };
}
