/** What each result byte of the SAM means and what is done about it (devices.md A.6, F.2): the whole table as data. */
import type { DeviceErrorKind } from '../../main/contract/devices.ts';

/**
 * What follows a result byte. `done`: the command succeeded. `none`: there is no such item, no error. `poll`: no card
 * (yet). `resend`: the same command again, `times` at most. `refind`: the whole find–select–read again, `times` at
 * most. `refuse`: an error at once. `resetOnce`: 10 FF once, then out of service. `outOfService`: a person must act.
 */
export type Treatment =
  | { readonly act: 'done' | 'none' | 'poll' }
  | { readonly act: 'resend' | 'refind'; readonly kind: DeviceErrorKind; readonly times: number }
  | { readonly act: 'refuse' | 'resetOnce' | 'outOfService'; readonly kind: DeviceErrorKind };

/** Repetitions where the table names none: three tries in all (devices.md A.7). */
const USUAL = 2;

const refind = (kind: DeviceErrorKind, times = USUAL): Treatment => ({ act: 'refind', kind, times });

/** By result byte SW3. */
export const RESULTS: Readonly<Record<number, Treatment>> = {
  0x90: { act: 'done' },
  0x9f: { act: 'done' },
  0x91: { act: 'none' },
  /** The SAM saw a bad checksum, a bad length: its answer is about the line, so the same words are said again. */
  0x10: { act: 'resend', kind: 'checksum', times: 3 },
  0x11: { act: 'resend', kind: 'protocol', times: 1 },
  0x21: refind('commandRejected'),
  0x23: { act: 'refuse', kind: 'notPermitted' },
  0x24: refind('readerError'),
  /** Card refused the SAM, SAM refused the card, content refused: a forged or damaged card is for a person to look at. */
  0x31: refind('authFailed', 2),
  0x32: refind('authFailed', 2),
  0x33: refind('authFailed', 2),
  0x34: { act: 'poll' },
  0x37: { act: 'refuse', kind: 'authFailed' },
  0x3f: refind('protocol'),
  0x40: { act: 'refuse', kind: 'unsupportedCard' },
  0x41: refind('cardRemoved', 3),
  0x47: refind('readerError'),
  0x60: { act: 'resetOnce', kind: 'samSelfTest' },
  0x66: { act: 'outOfService', kind: 'samUnauthorised' },
  0x80: { act: 'poll' },
  0x81: refind('selectFailed'),
};

/** A byte that stands in no table is the reader's own trouble. */
const UNKNOWN: Treatment = refind('readerError');

export const treatmentOf = (sw3: number): Treatment => RESULTS[sw3] ?? UNKNOWN;

/** The error a result byte stands for where a success was needed; "no card" in the middle of a reading is a card that left. */
export function errorOf(sw3: number): DeviceErrorKind {
  const treatment = treatmentOf(sw3);
  return 'kind' in treatment ? treatment.kind : treatment.act === 'poll' ? 'cardRemoved' : 'readerError';
}
