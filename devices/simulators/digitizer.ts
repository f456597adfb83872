/** The inside of a simulated pen digitizer and of an ePadLink: pads that only send (devices.md B.9, B.10). */
import { EPAD, EPAD_MAX } from '../signature-pad/epad.ts';
import type { HidIdentity } from './hidraw.ts';
import type { PadInside, PenAt } from './padInside.ts';

/**
 * Digitizer page, pen and stylus: tip, barrel, eraser, invert, in range; X 0…15000 and Y 0…9000 over 6000 and 3600
 * thousandths of an inch; pressure 0…2047; tilt ±60 degrees; scan time in tenths of a millisecond.
 */
const DESCRIPTOR = Uint8Array.of(
  0x05, 0x0d, 0x09, 0x02, 0xa1, 0x01, 0x85, 0x07, 0x09, 0x20, 0xa1, 0x00,
  0x09, 0x42, 0x09, 0x44, 0x09, 0x45, 0x09, 0x3c, 0x09, 0x32, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x05, 0x81, 0x02,
  0x95, 0x03, 0x81, 0x03,
  0x05, 0x01, 0x09, 0x30, 0x26, 0x98, 0x3a, 0x46, 0x70, 0x17, 0x65, 0x13, 0x55, 0x0d, 0x75, 0x10, 0x95, 0x01, 0xa4, 0x81, 0x02,
  0x09, 0x31, 0x26, 0x28, 0x23, 0x46, 0x10, 0x0e, 0x81, 0x02, 0xb4,
  0x05, 0x0d, 0x09, 0x30, 0x26, 0xff, 0x07, 0x45, 0x00, 0x65, 0x00, 0x55, 0x00, 0x81, 0x02,
  0x09, 0x3d, 0x09, 0x3e, 0x15, 0xc4, 0x25, 0x3c, 0x75, 0x08, 0x95, 0x02, 0x81, 0x02,
  0x09, 0x56, 0x15, 0x00, 0x27, 0xff, 0xff, 0x00, 0x00, 0x75, 0x10, 0x95, 0x01, 0x81, 0x02,
  0xc0, 0xc0,
); // prettier-ignore

const MAX = { x: 15_000, y: 9000, pressure: 2047 };

const share = (value: number, max: number): number => Math.round(Math.min(1, Math.max(0, value)) * max);

function sender(identity: HidIdentity, pen: (at: PenAt) => Uint8Array): PadInside {
  return {
    identity,
    getFeature: () => 'stall',
    setFeature: () => 'stall',
    pen: (at) => [pen(at)],
    key: () => [],
    screen: () => null,
    picture: () => null,
    inking: () => false,
    inject: () => {},
    onInput: () => {},
    reset: () => {},
  };
}

/** `now` in milliseconds drives the scan time. */
export function createDigitizer(now: () => number): PadInside {
  const identity: HidIdentity = { vendorId: 0x28bd, productId: 0x0001, name: 'Simulated pen digitizer', serial: 'SIMDG0001', usagePage: 0x0d, usage: 0x02, descriptor: DESCRIPTOR }; // prettier-ignore
  return sender(identity, ({ x, y, p, touching, near }) => {
    const report = Buffer.alloc(12);
    report.set([0x07, (touching ? 1 : 0) | (near ? 0x10 : 0)]);
    report.writeUInt16LE(share(x, MAX.x), 2);
    report.writeUInt16LE(share(y, MAX.y), 4);
    report.writeUInt16LE(touching ? Math.max(1, share(p, MAX.pressure)) : 0, 6);
    report.writeInt8(12, 8);
    report.writeInt8(-20, 9);
    report.writeUInt16LE(Math.floor(now() * 10) & 0xffff, 10);
    return report;
  });
}

/** One report of six bytes without an id. */
export function createEpad(): PadInside {
  const descriptor = Uint8Array.of(0x06, 0x00, 0xff, 0x09, 0x01, 0xa1, 0x01, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08, 0x95, 0x06, 0x09, 0x01, 0x81, 0x02, 0xc0); // prettier-ignore
  const identity: HidIdentity = {
    ...EPAD,
    name: 'ePadLink',
    serial: '',
    usagePage: 0xff00,
    usage: 1,
    descriptor,
  };
  return sender(identity, ({ x, y, p, touching }) =>
    Uint8Array.of(share(x, EPAD_MAX), share(y, EPAD_MAX), touching ? Math.max(1, share(p, 255)) : 0, touching ? 1 : 0, 0, 0),
  ); // prettier-ignore
}
