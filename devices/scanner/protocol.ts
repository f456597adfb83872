/** How `scanimage` is spoken to: its arguments, what it says on stderr, and what its end means (devices.md C.4, D.3). */
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import { chooseDpi, chooseMode, chooseSource, type ScannerOptions } from './options.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';

export interface ScanWish {
  readonly source: 'feeder' | 'flatbed';
  readonly dpi: number;
  readonly mode: 'color' | 'gray';
}

export interface ScanTicket {
  readonly args: readonly string[];
  /** Resolution the device will really use, as far as its options tell. */
  readonly dpi: number;
}

export type ImageFormat = 'jpeg' | 'png';

/** A4 in millimetres. */
const A4 = { x: 210, y: 297 };

/** One batch: sheets until the feeder is empty, or a single one from the glass. `firstPage` numbers the files. */
export function ticketFor(
  device: string,
  configuredSource: string | null,
  options: ScannerOptions,
  wish: ScanWish,
  to: { readonly dir: string; readonly format: ImageFormat; readonly firstPage: number },
): Result<ScanTicket, string> {
  const source = chooseSource(options, wish.source, configuredSource);
  const mode = chooseMode(options, wish.mode);
  if (source === null) return err(`no source for ${wish.source}`);
  if (mode === null) return err(`no mode for ${wish.mode}`);
  const dpi = chooseDpi(options, wish.dpi);
  const args = ['-d', device, `--format=${to.format}`, '-p', '--batch-print'];
  args.push(`--batch=${to.dir}/p%04d.${to.format}`, `--batch-start=${to.firstPage}`);
  // a device without a feeder option would scan the same sheet for ever
  if (wish.source === 'flatbed' || source === undefined) args.push('--batch-count=1');
  if (source !== undefined) args.push('--source', source);
  if (mode !== undefined) args.push('--mode', mode);
  if (dpi !== undefined) args.push('--resolution', String(dpi));
  if (options.maxX !== null) args.push('-x', String(Math.min(A4.x, options.maxX)));
  if (options.maxY !== null) args.push('-y', String(Math.min(A4.y, options.maxY)));
  return ok({ args, dpi: dpi ?? wish.dpi });
}

export type ScanSign =
  | { readonly kind: 'pageStarted'; readonly page: number }
  | { readonly kind: 'progressed'; readonly percent: number }
  | { readonly kind: 'said'; readonly text: string };

/** One line of stderr (lines end in CR or LF). */
export function readSign(line: string): ScanSign {
  const progress = /^Progress: ([\d.]+)%/.exec(line);
  if (progress !== null) return { kind: 'progressed', percent: Math.min(100, Number(progress[1])) };
  const page = /^Scanning page (\d+)/.exec(line);
  if (page !== null) return { kind: 'pageStarted', page: Number(page[1]) };
  return { kind: 'said', text: line };
}

/** SANE status, which `scanimage` ends with once the device was open. */
const STATUS: Readonly<Record<number, DeviceErrorKind>> = {
  1: 'unsupported', 2: 'cancelled', 3: 'busy', 4: 'invalidOption', 5: 'badImage', 6: 'jam', 7: 'feederEmpty',
  8: 'coverOpen', 9: 'ioError', 10: 'outOfMemory', 11: 'permissionDenied',
}; // prettier-ignore

/** SANE's own words for a device that could not be opened; `scanimage` then ends with 1 whatever the reason. */
const OPENING: readonly (readonly [RegExp, DeviceErrorKind])[] = [
  [/failed: Device busy/, 'busy'],
  [/failed: Access to resource has been denied/, 'permissionDenied'],
  [/failed: Error during device I\/O/, 'disconnected'],
  [/open of device .* failed/, 'absent'],
  [/no SANE devices found/, 'absent'],
];

export interface ScanEnd {
  readonly code: number | null;
  readonly signal: string | null;
  /** Last lines of stderr. */
  readonly text: string;
}

/** Null: the run came to its own end, with however many sheets. */
export function failureOf(end: ScanEnd): DeviceErrorKind | null {
  const { code, signal, text } = end;
  if (code === null && signal === null) return 'unsupported'; // scanimage itself is missing
  if (signal !== null || (code !== null && code >= 128)) return 'backendCrash';
  if (code === 0) return null;
  if (code === 1) {
    for (const [words, kind] of OPENING) if (words.test(text)) return kind;
  }
  // the back end got a torn picture over the wire and calls it an I/O error
  if (code === 9 && /unexpected EOF|premature end|corrupt/i.test(text)) return 'badImage';
  return (code === null ? undefined : STATUS[code]) ?? 'ioError';
}

export interface ListedScanner {
  readonly device: string;
  readonly vendor: string;
  readonly model: string;
}

/** For `scanimage -f`: one device a line, fields parted by a character no name holds. */
export const LIST_FORMAT = '%d\u001f%v\u001f%m%n';

export function parseList(stdout: string): ListedScanner[] {
  return stdout.split('\n').flatMap((line) => {
    const [device = '', vendor = '', model = ''] = line.split('\u001f');
    return device === '' ? [] : [{ device, vendor, model }];
  });
}

/** SANE names carry bus numbers that change at each plug-in (NAPS2#718); the same model elsewhere is the same device. */
export function resolveDevice(configured: string, listed: readonly ListedScanner[]): string {
  if (listed.some(({ device }) => device === configured)) return configured;
  const stem = (device: string): string => device.replace(/\d+/g, '#');
  const same = listed.filter(({ device }) => stem(device) === stem(configured));
  return same.length === 1 ? (same[0]?.device ?? configured) : configured;
}
