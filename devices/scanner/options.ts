/** What a SANE device can do, read from `scanimage -A`, and the nearest allowed setting for each wish. */

export type Resolutions =
  | { readonly kind: 'list'; readonly values: readonly number[] }
  | { readonly kind: 'range'; readonly min: number; readonly max: number };

/** Null where the device has no such option. */
export interface ScannerOptions {
  readonly sources: readonly string[] | null;
  readonly modes: readonly string[] | null;
  readonly resolutions: Resolutions | null;
  /** Largest area in millimetres. */
  readonly maxX: number | null;
  readonly maxY: number | null;
}

/**
 * The constraint of an option's line: `--mode Color|Gray [Color]` → `Color|Gray`; inactive options count as missing. Line
 * by line and without a pattern: one that may span lines takes the square of their number on a text of blank ones.
 */
function constraint(lines: readonly string[], option: string): string | null {
  for (const line of lines) {
    const words = line.trimStart();
    if (words.length === line.length || !words.startsWith(`${option} `)) continue;
    const open = words.indexOf('[');
    const close = words.indexOf(']', open);
    if (open < 0 || close < 0) continue;
    return words.slice(open + 1, close) === 'inactive'
      ? null
      : words.slice(option.length + 1, open).trimEnd();
  }
  return null;
}

function upperEnd(range: string | null): number | null {
  const end = range === null ? null : /\.\.([\d.]+)/.exec(range);
  return end?.[1] === undefined ? null : Number(end[1]);
}

function resolutionsOf(lines: readonly string[]): Resolutions | null {
  const allowed = constraint(lines, '--resolution');
  if (allowed === null) return null;
  const range = /^([\d.]+)\.\.([\d.]+)/.exec(allowed);
  if (range !== null) return { kind: 'range', min: Number(range[1]), max: Number(range[2]) };
  const values = allowed.split('|').map((value) => Number.parseInt(value, 10)).filter((value) => value > 0); // prettier-ignore
  return values.length === 0 ? null : { kind: 'list', values };
}

export function parseOptions(text: string): ScannerOptions {
  const lines = text.split('\n');
  const choices = (option: string): string[] | null => constraint(lines, option)?.split('|') ?? null;
  return {
    sources: choices('--source'),
    modes: choices('--mode'),
    resolutions: resolutionsOf(lines),
    maxX: upperEnd(constraint(lines, '-x')),
    maxY: upperEnd(constraint(lines, '-y')),
  };
}

/** Undefined: the device has no option for it. Null: it has the option, but nothing that fits. */
export function chooseSource(
  options: ScannerOptions,
  wish: 'feeder' | 'flatbed',
  configured: string | null,
): string | null | undefined {
  if (options.sources === null) return undefined;
  if (configured !== null) return options.sources.includes(configured) ? configured : null;
  const pattern = wish === 'feeder' ? /adf|feeder/i : /flatbed|platen/i;
  const fitting = options.sources.filter((source) => pattern.test(source));
  return fitting.find((source) => !/duplex|back|both/i.test(source)) ?? fitting[0] ?? null;
}

export function chooseMode(options: ScannerOptions, wish: 'color' | 'gray'): string | null | undefined {
  if (options.modes === null) return undefined;
  const pattern = wish === 'color' ? /^colou?r/i : /^gr[ae]y/i;
  return options.modes.find((mode) => pattern.test(mode)) ?? null;
}

/** The smallest allowed resolution that is at least the wish, else the largest. */
export function chooseDpi(options: Pick<ScannerOptions, 'resolutions'>, wish: number): number | undefined {
  const { resolutions } = options;
  if (resolutions === null) return undefined;
  if (resolutions.kind === 'range') return Math.min(Math.max(wish, resolutions.min), resolutions.max);
  const sorted = [...resolutions.values].sort((a, b) => a - b);
  return sorted.find((value) => value >= wish) ?? sorted.at(-1);
}

/** By how much a page may differ from what was asked before the device must have used another resolution. */
const DPI_TOLERANCE = 0.03;
const near = (a: number, b: number): boolean => Math.abs(a - b) <= b * DPI_TOLERANCE;

/**
 * SANE rounds a resolution it does not have and says so on stderr at most (devices.md D.3): the size of the picture tells
 * which one it really was. Only where both sides agree: a sheet that was cropped is smaller, not coarser.
 */
export function measuredDpi(
  asked: number,
  picture: { readonly widthPx: number; readonly heightPx: number },
  areaMm: { readonly x: number; readonly y: number } | null,
): number {
  if (areaMm === null || areaMm.x <= 0 || areaMm.y <= 0) return asked;
  const across = (picture.widthPx * 25.4) / areaMm.x;
  const down = (picture.heightPx * 25.4) / areaMm.y;
  return near(across, asked) || !near(across, down) ? asked : Math.max(1, Math.round(across));
}
