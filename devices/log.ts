/** The devices' event log: one JSON line per event on stderr, holding kinds, counts and times, never a person's data. */
import type { DeviceErrorKind, DeviceName, DeviceState } from '../main/contract/devices.ts';

export type DeviceEvent =
  | { readonly event: 'deviceStateChanged'; readonly device: DeviceName; readonly state: DeviceState['kind'] }
  | { readonly event: 'deviceFailed'; readonly device: DeviceName; readonly kind: DeviceErrorKind; readonly stage: string }
  | { readonly event: 'readerAnswered'; readonly command: string; readonly sw3: number; readonly bytes: number; readonly ms: number }
  | { readonly event: 'readerNoise'; readonly bytes: number }
  /** More noise on the line than a good cable has: for a technician. */
  | { readonly event: 'readerNoisy'; readonly perMinute: number }
  /** The SAM and a card did not accept each other to the end: a card to look at. Kept for the audit. */
  | { readonly event: 'cardNotAuthentic'; readonly samNumber: string; readonly detail: string }
  | { readonly event: 'cardLeft' }
  | { readonly event: 'photoDecoded'; readonly end: string; readonly ms: number }
  | { readonly event: 'cardRead'; readonly samNumber: string; readonly warnings: number; readonly attempts: number }
  | { readonly event: 'padOpened'; readonly kind: string; readonly protection: 'none' | 'rsa' | 'dh' }
  | { readonly event: 'reportRefused'; readonly report: number }
  | { readonly event: 'penStuck' }
  /** A matter of security: samples that did not carry the session's id. */
  | { readonly event: 'inkRejected'; readonly samples: number }
  | { readonly event: 'inkEnded'; readonly samples: number; readonly gaps: number }
  | { readonly event: 'pageScanned'; readonly page: number; readonly bytes: number }
  | { readonly event: 'scanEnded'; readonly pages: number; readonly end: 'done' | 'failed' }
  | { readonly event: 'forgotten' }; // prettier-ignore

export type Log = (event: DeviceEvent) => void;

export const stderrLog: Log = (event) =>
  void process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`);
