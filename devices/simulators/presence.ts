/** A simulated presence sensor: a HID sensor (page 0x20, Biometric: Human Presence) with a report descriptor as such sensors have. */
import { createHidraw, type HidIdentity, type HidPeer, type VirtualHid } from './hidraw.ts';
import { createHidSocket } from './hidSocket.ts';

/** Sensor state and event enumerations, then the one data field, each as the HID sensor usages lay them out. */
const DESCRIPTOR = Uint8Array.from([
  0x05, 0x20, // usage page: sensors
  0x09, 0x11, // usage: biometric, human presence
  0xa1, 0x00, // collection: physical
  0x85, 0x01, //   report id 1
  0x0a, 0x01, 0x02, //   usage: event, sensor state
  0x15, 0x01, 0x25, 0x07, 0x75, 0x08, 0x95, 0x01, //   1…7, 8 bits, one
  0x81, 0x02, //   input
  0x0a, 0x02, 0x02, //   usage: event, sensor event
  0x15, 0x01, 0x25, 0x05, 0x75, 0x08, 0x95, 0x01,
  0x81, 0x02,
  0x0a, 0xb1, 0x04, //   usage: data field, human presence
  0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x01, //   0…1, one bit
  0x81, 0x02,
  0x75, 0x07, 0x95, 0x01, 0x81, 0x03, //   seven bits of padding
  0xc0,
]); // prettier-ignore

const IDENTITY: HidIdentity = {
  vendorId: 0x1209,
  productId: 0x0011,
  name: 'Presence sensor',
  serial: 'SIM-PRESENCE-1',
  usagePage: 0x20,
  usage: 0x11,
  descriptor: DESCRIPTOR,
};

const REPORT_ID = 1;
const READY = 2;
const CHANGED = 4;
const silent: HidPeer = { getFeature: () => 'stall', setFeature: () => 'stall' };

export interface SimulatedPresence {
  readonly path: string;
  here(): boolean;
  move(here: boolean): void;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  close(): Promise<void>;
}

/** `root`: of the virtual hidraw it stands beside the pad in; null: at the transport interface. */
export async function simulatePresence(root: string | null): Promise<SimulatedPresence> {
  const hid: VirtualHid =
    root === null
      ? await createHidSocket(IDENTITY, silent)
      : await createHidraw(IDENTITY, silent, { root, number: 1 });
  let here = true;
  return {
    path: hid.path,
    here: () => here,
    move(now) {
      here = now;
      hid.input(Uint8Array.of(REPORT_ID, READY, CHANGED, now ? 1 : 0));
    },
    unplug: () => hid.unplug(),
    replug: () => hid.plug(),
    close: () => hid.close(),
  };
}
