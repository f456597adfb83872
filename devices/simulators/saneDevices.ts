/** SANE's own `test` and `pnm` back ends as scanners that fail by name: another real engine than the network one (devices.md D.3). */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeGrayPng, resize } from './png.ts';

/** Further options of `scanimage` that make the back end fail while it scans. */
const TEST_FAULTS = {
  none: [],
  unsupported: ['--read-return-value=SANE_STATUS_UNSUPPORTED'],
  cancelled: ['--read-return-value=SANE_STATUS_CANCELLED'],
  busy: ['--read-return-value=SANE_STATUS_DEVICE_BUSY'],
  badOption: ['--read-return-value=SANE_STATUS_INVAL'],
  unknownOption: ['--no-such-option=1'],
  endOfData: ['--read-return-value=SANE_STATUS_EOF'],
  jam: ['--read-return-value=SANE_STATUS_JAMMED'],
  feederEmpty: ['--read-return-value=SANE_STATUS_NO_DOCS'],
  coverOpen: ['--read-return-value=SANE_STATUS_COVER_OPEN'],
  ioError: ['--read-return-value=SANE_STATUS_IO_ERROR'],
  outOfMemory: ['--read-return-value=SANE_STATUS_NO_MEM'],
  permissionDenied: ['--read-return-value=SANE_STATUS_ACCESS_DENIED'],
  slow: ['--read-delay=yes', '--read-delay-duration=200000', '--read-limit=yes', '--read-limit-size=1024'],
} as const;
export type TestFault = keyof typeof TEST_FAULTS;

const PNM_FAULTS = {
  none: [],
  jam: ['--status=no', '--status-jammed=yes'],
  feederEmpty: ['--status=no', '--status-nodocs=yes'],
  coverOpen: ['--status=no', '--status-coveropen=yes'],
  ioError: ['--status=no', '--status-ioerror=yes'],
  outOfMemory: ['--status=no', '--status-nomem=yes'],
  permissionDenied: ['--status=no', '--status-accessdenied=yes'],
} as const;
export type PnmFault = keyof typeof PNM_FAULTS;

export interface SaneScanner {
  /** For the configuration of a `sane` scanner, and the environment of whoever drives it. */
  readonly config: {
    readonly kind: 'sane';
    readonly device: string;
    readonly source: null;
    readonly options: string[];
  };
  readonly configDir: string;
  remove(): void;
}

/** Wide enough for A4; the other settings of `test` keep their defaults. */
function configure(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-sane-'));
  writeFileSync(join(folder, 'dll.conf'), 'test\npnm\n');
  writeFileSync(join(folder, 'test.conf'), 'number_of_devices 2\ngeometry_max 300.0\n');
  return folder;
}

const scanner = (configDir: string, device: string, options: readonly string[]): SaneScanner => ({
  config: { kind: 'sane', device, source: null, options: [...options] },
  configDir,
  remove: () => rmSync(configDir, { recursive: true, force: true }),
});

/** A flatbed with a feeder of ten sheets. */
export const simulateSaneTest = (fault: TestFault): SaneScanner =>
  scanner(configure(), 'test:0', TEST_FAULTS[fault]);

const PAGES = join(dirname(fileURLToPath(import.meta.url)), 'pages');
export const PNM_SIZE = { width: 620, height: 877 };

/** Always the same known page. */
export function simulateSanePnm(page: string, fault: PnmFault): SaneScanner {
  const configDir = configure();
  const { width, height } = PNM_SIZE;
  const { pixels } = resize(decodeGrayPng(readFileSync(join(PAGES, `${page}.png`))), width, height);
  const file = join(configDir, 'page.pgm');
  writeFileSync(file, Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]));
  return scanner(configDir, 'pnm:0', ['--filename', file, ...PNM_FAULTS[fault]]);
}
