/** The Wacom STU models as their simulators know them: size, screen, and the reports each describes (devices.md B.2, B.3). */
import type { PadModelName } from '../../main/contract/simulation.ts';

type Report = readonly [id: number, bytes: number];

export interface StuModel {
  readonly name: Extract<PadModelName, `STU-${string}`>;
  readonly productId: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly screen: readonly [width: number, height: number];
  /** Null: an old pad, whose capability ends after the screen's height. */
  readonly encodings: number | null;
  readonly features: readonly Report[];
  readonly inputs: readonly Report[];
}

const BASIC: readonly Report[] = [
  [0x03, 4], [0x04, 1], [0x06, 8], [0x08, 16], [0x0a, 4], [0x15, 4], [0x16, 1], [0x20, 1], [0x21, 1], [0x25, 1], [0x26, 255],
  [0x27, 1],
]; // prettier-ignore
/** Diffie–Hellman: host's key, device's key, prime, base. */
const DH: readonly Report[] = [[0x13, 16], [0x14, 16], [0x1a, 16], [0x1b, 2]]; // prettier-ignore
const RSA: readonly Report[] = [[0x40, 67], [0x50, 16]]; // prettier-ignore
const NEWER: readonly Report[] = [
  [0x09, 16], [0x0b, 10], [0x0d, 1], [0x22, 4], [0x23, 10], [0x24, 10], [0x2a, 8], [0x32, 1],
]; // prettier-ignore
const COLOUR: readonly Report[] = [[0x28, 3], [0x29, 2], [0x2b, 2], [0x2d, 4], [0x2e, 3]]; // prettier-ignore

const OLD_INPUTS: readonly Report[] = [[0x01, 6], [0x10, 16]]; // prettier-ignore
const OPTION_INPUTS: readonly Report[] = [[0x01, 6], [0x10, 16], [0x30, 8], [0x31, 20]]; // prettier-ignore
const TIMED_INPUTS: readonly Report[] = [[0x01, 6], [0x10, 16], [0x33, 16], [0x34, 10]]; // prettier-ignore

/** Reports of a STU-540 with firmware 1.8 that no driver here uses, listed because the unit lists them. */
const ONLY_540: readonly Report[] = [
  [0x0c, 2], [0x0e, 1], [0x0f, 13], [0x2f, 1], [0x60, 1], [0x93, 12], [0x94, 6], [0x96, 19], [0x97, 2], [0x98, 8],
  [0x9b, 2], [0xd1, 260], [0xd2, 260], [0xd9, 2560], [0xda, 1028],
]; // prettier-ignore

export const STU_300: StuModel = { name: 'STU-300', productId: 0xa2, maxX: 9900, maxY: 2500, screen: [396, 100], encodings: null, features: [...BASIC, ...DH, [0x09, 10]], inputs: OLD_INPUTS }; // prettier-ignore
export const STU_500: StuModel = { name: 'STU-500', productId: 0xa1, maxX: 10_240, maxY: 7680, screen: [640, 480], encodings: null, features: [...BASIC, ...DH, [0x09, 10]], inputs: OPTION_INPUTS }; // prettier-ignore
export const STU_520: StuModel = { name: 'STU-520', productId: 0xa3, maxX: 10_400, maxY: 6240, screen: [800, 480], encodings: 0x06, features: [...BASIC, ...DH, ...COLOUR, [0x09, 16], [0x0b, 10], [0x2a, 8]], inputs: OPTION_INPUTS }; // prettier-ignore
export const STU_430: StuModel = { name: 'STU-430', productId: 0xa4, maxX: 9600, maxY: 6000, screen: [320, 200], encodings: 0x03, features: [...BASIC, ...NEWER, ...RSA], inputs: TIMED_INPUTS }; // prettier-ignore
export const STU_530: StuModel = { name: 'STU-530', productId: 0xa5, maxX: 10_800, maxY: 6480, screen: [800, 480], encodings: 0x0e, features: [...BASIC, ...NEWER, ...COLOUR, ...RSA], inputs: TIMED_INPUTS }; // prettier-ignore
export const STU_540: StuModel = { name: 'STU-540', productId: 0xa8, maxX: 10_800, maxY: 6480, screen: [800, 480], encodings: 0x0e, features: [...BASIC, ...NEWER, ...COLOUR, ...RSA, ...DH, ...ONLY_540], inputs: TIMED_INPUTS }; // prettier-ignore

export const STU_SIMULATED: readonly StuModel[] = [STU_300, STU_430, STU_500, STU_520, STU_530, STU_540];

const item = (prefix: number, value: number): number[] =>
  value > 255 ? [prefix | 2, value & 0xff, value >> 8] : [prefix | 1, value];

/** A vendor-page descriptor with one field of bytes for each report, as the real units have. */
export function stuDescriptor({ features, inputs }: StuModel): Uint8Array {
  const field = ([id, bytes]: Report, main: number): number[] => [0x85, id, 0x09, id, 0x75, 8, ...item(0x94, bytes), main, 0x02]; // prettier-ignore
  return Uint8Array.of(
    0x06, 0x0d, 0xff, 0x09, 0x01, 0xa1, 0x01, 0x15, 0x00, 0x26, 0xff, 0x00,
    ...inputs.flatMap((report) => field(report, 0x81)),
    ...features.toSorted((a, b) => a[0] - b[0]).flatMap((report) => field(report, 0xb1)),
    0xc0,
  ); // prettier-ignore
}
