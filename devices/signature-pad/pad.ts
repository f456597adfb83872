/** What a signature pad of any kind offers: to the host its driver, to that driver the open pad. */
import type { DeviceError, DeviceErrorKind, DeviceState, PadButton, PadGeometry, PadIdentity, PadPicture, PadPrompt, PadScreen, PenSample } from '../../main/contract/devices.ts'; // prettier-ignore
import type { Result } from '../../main/contract/result.ts';
import type { Clock } from '../clock.ts';
import type { HidWire } from '../transport/hid.ts';
import type { PenReport } from './capture.ts';
import type { HidReports } from './hidDescriptor.ts';
import type { PadSecrets } from './stuKeys.ts';

export interface Pad {
  readonly identity: PadIdentity;
  readonly geometry: PadGeometry;
  /** Null: nothing can be shown on it. */
  readonly screen: PadScreen | null;
}

export interface PadEars {
  readonly stateChanged: (state: DeviceState) => void;
  /** `gaps`: samples lost among these. */
  readonly inkDrawn: (job: string, samples: PenSample[], gaps: number) => void;
  readonly buttonPressed: (job: string, button: PadButton) => void;
  readonly inkRejected: (job: string, samples: number) => void;
  readonly signingBroke: (job: string, error: DeviceError) => void;
}

export interface PadDriver {
  /** `picture`: the prompt for the pad's screen, made to its size; without one the driver writes it in its own dot font. */
  start(job: string, prompt: PadPrompt, picture?: PadPicture): Promise<Result<Pad, DeviceError>>;
  /** Resolves when the place for writing is clean; what is written meanwhile is not taken. */
  clear(job: string): Promise<void>;
  stop(job: string): void;
  /** Drops the ink, blanks the screen. Resolves when the pad is blank. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** What one input report tells. */
export type PadInput =
  | { readonly kind: 'pen'; readonly report: PenReport }
  /** A hard key of the pad. */
  | { readonly kind: 'key'; readonly button: PadButton }
  /** Encrypted, and not of this session: never a sample. */
  | { readonly kind: 'rejected' };

type Done = Result<null, DeviceErrorKind>;

/** A pad that is open and knows its own reports; exchanges with it never overlap. */
export interface OpenPad {
  readonly pad: Pad;
  readonly protection: 'none' | 'rsa' | 'dh';
  hear(report: Uint8Array): readonly PadInput[];
  /** Shows the picture and lets the pen write. `reset`: the pad was in a wrong state before. */
  prepare(picture: PadPicture | null, reset: boolean): Promise<Done>;
  /** The place for writing is white again, the rest of the prompt stays. */
  clear(picture: PadPicture | null): Promise<Done>;
  /** No ink, no picture, no session: nothing of the person stays on the pad. */
  blank(): Promise<void>;
}

export interface PadWire {
  readonly wire: HidWire;
  readonly reports: HidReports;
  readonly info: { readonly product: string; readonly serial: string };
  readonly clock: Clock;
  readonly secrets: PadSecrets;
  /** Told when the device stalls on a report it can do without. */
  readonly refused: (report: number) => void;
}

export type OpenResult = Result<OpenPad, DeviceErrorKind>;
