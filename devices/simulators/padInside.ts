/** What the inside of every simulated pad offers to its simulator, whatever the model. */
import type { PadButton } from '../../main/contract/devices.ts';
import type { HidIdentity, HidPeer } from './hidraw.ts';
import type { GrayImage } from './png.ts';

/** 0…1 of the pad and of its pressure. */
export interface PenAt {
  readonly x: number;
  readonly y: number;
  readonly p: number;
  readonly touching: boolean;
  readonly near: boolean;
}

export interface PadTroubles {
  readonly stall: boolean;
  readonly stallOption: boolean;
  readonly busy: boolean;
  readonly wrongState: boolean;
  readonly stuckInImage: boolean;
  readonly wrongSession: boolean;
}
export const NO_TROUBLE: PadTroubles = { stall: false, stallOption: false, busy: false, wrongState: false, stuckInImage: false, wrongSession: false }; // prettier-ignore

export interface PadInside extends HidPeer {
  readonly identity: HidIdentity;
  /** The pen at a place, as the reports the pad sends for it: none where it waits for a second sample. */
  pen(at: PenAt): readonly Uint8Array[];
  /** A hard key; no report where the pad has none such. */
  key(button: PadButton): readonly Uint8Array[];
  /** What the host last drew on the screen: encoding and bytes. Null after a clear. */
  screen(): { readonly encoding: number; readonly bytes: Uint8Array } | null;
  /** The screen as it looks, 255 white; null where the pad shows nothing. */
  picture(): GrayImage | null;
  inking(): boolean;
  inject(troubles: PadTroubles): void;
  /** Reports that come by themselves: the pad's answers to commands. */
  onInput(send: (report: Uint8Array) => void): void;
  /** Power is off: nothing that was agreed on or shown is left. */
  reset(): void;
}
