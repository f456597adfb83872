/** A simulated foot pedal: a HID device with a vendor report of eight bytes, on the virtual hidraw. */
import { createHidraw, findPreload, type HidIdentity, type HidPeer, type VirtualHidraw } from './hidraw.ts';

/** Vendor page, one input report of eight bytes without a number. */
const DESCRIPTOR = Buffer.from('0600ff0901a1010901150026ff00750895088102c0', 'hex');
const IDENTITY: HidIdentity = {
  vendorId: 0x0483, productId: 0x5750, name: 'Simulated Foot Pedal', serial: 'PEDAL-1', usagePage: 0xff00, usage: 1,
  descriptor: DESCRIPTOR,
}; // prettier-ignore

/** How a booth is configured for it: the lowest bit of the second byte is the pedal. */
export const PEDAL = { path: null, usb: '0483:5750', match: '0001', mask: 'ff01' } as const;

/** The pad has the first place and the presence sensor the second. */
const PLACE = 2;

export interface SimulatedTrigger {
  readonly hidraw: { readonly preload: string; readonly root: string };
  /** Pressed, held for some reports, let go. */
  press(reports?: number): void;
  /** Any report. */
  send(report: Uint8Array): void;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  close(): Promise<void>;
}

/** `beside`: the root of the virtual hidraw it stands beside the pad in. */
export async function simulateTrigger(beside: string | null = null): Promise<SimulatedTrigger> {
  const preload = findPreload();
  if (preload === null) throw new Error('no virtual hidraw: libumockdev-preload is not installed');
  const silent: HidPeer = { getFeature: () => 'stall', setFeature: () => 'stall' };
  const hid: VirtualHidraw = await createHidraw(
    IDENTITY,
    silent,
    beside === null ? null : { root: beside, number: PLACE },
  );
  const report = (down: boolean): Uint8Array => Uint8Array.of(0, down ? 1 : 0, 0, 0, 0, 0, 0, 0);
  return {
    hidraw: { preload, root: hid.root },
    press(reports = 3) {
      for (let i = 0; i < reports; i++) hid.input(report(true));
      hid.input(report(false));
    },
    send: (bytes) => hid.input(bytes),
    unplug: () => hid.unplug(),
    replug: () => hid.plug(),
    close: () => hid.close(),
  };
}
