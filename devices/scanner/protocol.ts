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
  /** What is scanned, where the device lets it be said. */
  readonly areaMm: { readonly x: number; readonly y: number } | null;
}

/** `pnm` is what SANE hands over as it is: no picture writer stands between, so none can crash (devices.md F.2). */
export type ImageFormat = 'jpeg' | 'pnm';

/** A4 in millimetres. */
const A4 = { x: 210, y: 297 };

/** One batch: sheets until the feeder is empty, or a single one from the glass. `firstPage` numbers the files. */
export function ticketFor(
  device: string,
  configuredSource: string | null,
  options: ScannerOptions,
  wish: ScanWish,
  to: { readonly dir: string; readonly format: ImageFormat; readonly firstPage: number },
  further: readonly string[] = [],
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
  const area = options.maxX === null || options.maxY === null ? null : { x: Math.min(A4.x, options.maxX), y: Math.min(A4.y, options.maxY) }; // prettier-ignore
  if (area !== null) args.push('-x', String(area.x), '-y', String(area.y));
  return ok({ args: [...args, ...further], dpi: dpi ?? wish.dpi, areaMm: area });
}

export type ScanSign =
  | { readonly kind: 'pageStarted'; readonly page: number }
  | { readonly kind: 'progressed'; readonly percent: number }
  /** The device has no such resolution and takes the nearest. */
  | { readonly kind: 'rounded'; readonly dpi: number }
  /** The batch is over; what remains is to let go of the device. */
  | { readonly kind: 'over'; readonly text: string }
  | { readonly kind: 'said'; readonly text: string };

/** One line of stderr (lines end in CR or LF). */
export function readSign(line: string): ScanSign {
  const progress = /^Progress: (\d{1,4}(?:\.\d*)?)%/.exec(line);
  if (progress !== null) return { kind: 'progressed', percent: Math.min(100, Number(progress[1])) };
  const page = /^Scanning page (\d{1,6})(?!\d)/.exec(line);
  if (page !== null) return { kind: 'pageStarted', page: Number(page[1]) };
  const rounded = /rounded value of resolution from \S+ to (\d{1,5})(?!\d)/.exec(line);
  if (rounded !== null && Number(rounded[1]) > 0) return { kind: 'rounded', dpi: Number(rounded[1]) };
  return { kind: line.startsWith(LAST_WORD) ? 'over' : 'said', text: line };
}
const LAST_WORD = 'Batch terminated';

/** SANE status, which `scanimage` ends with once the device was open. */
const STATUS: Readonly<Record<number, DeviceErrorKind>> = {
  1: 'unsupported', 2: 'cancelled', 3: 'busy', 4: 'invalidOption', 5: 'badImage', 6: 'jam', 7: 'feederEmpty',
  8: 'coverOpen', 9: 'ioError', 10: 'outOfMemory', 11: 'permissionDenied',
}; // prettier-ignore

/** The words of a start that failed; `scanimage` then ends with 1 whatever the reason. */
const OPENING: readonly (readonly [RegExp, DeviceErrorKind])[] = [
  [/unrecognized option|invalid option|setting of option .{1,80} failed|attempted to set/, 'invalidOption'],
  [/too few scanlines/, 'badImage'], // libjpeg's word for a page that ended early
  [/failed: Device busy/, 'busy'],
  [/failed: Access to resource has been denied/, 'permissionDenied'],
  [/failed: Error during device I\/O/, 'disconnected'],
  [/open of device .{1,400} failed/, 'absent'],
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
  if (signal === 'SIGKILL' && text.includes(LAST_WORD)) return toldFailure(text);
  if (signal !== null || (code !== null && code >= 128)) return 'backendCrash';
  if (code === 0) return null;
  if (code === 1) {
    for (const [words, kind] of OPENING) if (words.test(text)) return kind;
  }
  // the back end got a torn picture over the wire and calls it an I/O error
  if (code === 9 && /unexpected EOF|premature end|corrupt/i.test(text)) return 'badImage';
  return (code === null ? undefined : STATUS[code]) ?? 'ioError';
}

/**
 * What a batch came to whose program hung after its last word and was ended: as it told of its last sheet. SANE's own `test`
 * back end is one that hangs so, some times in a hundred, where it ends a reading thread that holds the heap's lock.
 */
function toldFailure(text: string): DeviceErrorKind | null {
  const status = Number([...text.matchAll(/\(scanner status = (\d{1,3})\)/g)].at(-1)?.[1] ?? 0);
  if (text.includes('sane_start: Document feeder out of documents')) return 'feederEmpty';
  return status === SHEET_DONE ? null : (STATUS[status] ?? 'ioError');
}
/** SANE's "end of file": the whole of a sheet was read. */
const SHEET_DONE = 5;

export interface ListedScanner {
  readonly device: string;
  readonly vendor: string;
  readonly model: string;
}

/** For `scanimage -f`: one device a line, fields parted by a character no name holds. */
export const LIST_FORMAT = '%d\u001f%v\u001f%m%n';

export function parseList(stdout: string): ListedScanner[] {
  return stdout.split('\n').slice(0, 100).flatMap((line) => {
    const [device = '', vendor = '', model = ''] = line.split('\u001f').map((field) => field.slice(0, 200));
    return device === '' ? [] : [{ device, vendor, model }];
  }); // prettier-ignore
}

/** Bus and device number within a SANE name such as `epson2:libusb:001:004`. */
export function usbPlaceOf(device: string): { readonly bus: number; readonly device: number } | null {
  const place = /libusb:(\d{1,3}):(\d{1,3})/.exec(device);
  return place === null ? null : { bus: Number(place[1]), device: Number(place[2]) };
}

/**
 * What stays of a scanner when its bus numbers change at the next plug-in (NAPS2#718): SANE's back end and model, and the
 * USB serial number or port where the system tells one (`usb`). Two of one kind differ in that only.
 */
export function identityOf(listed: ListedScanner, usb: string | null): string {
  const place = usbPlaceOf(listed.device);
  // airscan numbers its devices in the order it meets them: `airscan:e0:Model`
  const named = listed.device.replace(/^(\w+):[ew]\d+:/, '$1:');
  const stem = place === null ? named : named.replace(/libusb:\d+:\d+/, 'libusb');
  return [stem, `${listed.vendor} ${listed.model}`.trim(), ...(usb === null ? [] : [usb])].join('|');
}

export interface KnownScanner extends ListedScanner {
  readonly identity: string;
}

/**
 * The device to open. By identity where one is configured; else by name; else the one scanner whose name differs in bus
 * numbers only. Where two of one kind fit, none is guessed: it is as if the configured one were not there.
 */
export function resolveDevice(
  wanted: { readonly device: string; readonly identity?: string | undefined },
  listed: readonly KnownScanner[],
): string {
  if (wanted.identity !== undefined) {
    const own = listed.filter(({ identity }) => identity === wanted.identity);
    return own.length === 1 ? (own[0]?.device ?? wanted.device) : wanted.device;
  }
  if (listed.some(({ device }) => device === wanted.device)) return wanted.device;
  const stem = (device: string): string => device.replace(/\d+/g, '#');
  const same = listed.filter(({ device }) => stem(device) === stem(wanted.device));
  return same.length === 1 ? (same[0]?.device ?? wanted.device) : wanted.device;
}
