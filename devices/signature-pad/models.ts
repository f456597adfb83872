/** Which driver a HID device is signed on with, by its USB identity or what it says it is (devices.md B.2, B.9, B.10). */
import { unreachable } from '../../main/contract/result.ts';
import type { HidInfo } from '../transport/hid.ts';
import { openDigitizer } from './digitizer.ts';
import { EPAD, openEpad } from './epad.ts';
import { HANVON, openHanvon } from './hanvon.ts';
import type { OpenResult, PadWire } from './pad.ts';
import { STU_MODELS, WACOM } from './protocol.ts';
import { openStu } from './stu.ts';

export type PadKind = 'stu' | 'hanvon' | 'epad' | 'digitizer';

/** Pads by their numbers, for devices that have no hidraw node to tell more. */
export function padKindById(vendorId: number, productId: number): PadKind | null {
  if (vendorId === WACOM && STU_MODELS[productId] !== undefined) return 'stu';
  if (vendorId === HANVON.vendorId && productId === HANVON.productId) return 'hanvon';
  return vendorId === EPAD.vendorId && productId === EPAD.productId ? 'epad' : null;
}

const DIGITIZERS = 0x0d;
/** Digitizer and pen. Touch screens are the booth's own display and never a pad. */
const PEN_USAGES: ReadonlySet<number> = new Set([0x01, 0x02]);

export function padKind({ vendorId, productId, usagePage, usage }: HidInfo): PadKind | null {
  const known = padKindById(vendorId, productId);
  if (known !== null) return known;
  return usagePage === DIGITIZERS && PEN_USAGES.has(usage) ? 'digitizer' : null;
}

export function openPadOf(kind: PadKind, wire: PadWire): Promise<OpenResult> {
  switch (kind) {
    case 'stu':
      return openStu(wire);
    case 'hanvon':
      return openHanvon(wire);
    case 'epad':
      return openEpad(wire);
    case 'digitizer':
      return openDigitizer(wire);
    default:
      return unreachable(kind);
  }
}
