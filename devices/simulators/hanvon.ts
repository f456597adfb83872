/** The inside of a simulated Hanvon ESP370U: commands in one feature report, pen and keys in one input report (devices.md B.9). */
import { HANVON, HANVON_COMMAND, HANVON_MAX, HANVON_REPORT } from '../signature-pad/hanvon.ts';
import { NO_TROUBLE, type PadInside } from './padInside.ts';

/** Vendor page, feature report 5 and input report 2. */
const DESCRIPTOR = Uint8Array.of(
  0x06, 0x00, 0xff, 0x09, 0x01, 0xa1, 0x01, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08,
  0x85, HANVON_REPORT.input, 0x95, 7, 0x09, 0x02, 0x81, 0x02,
  0x85, HANVON_REPORT.command, 0x95, 7, 0x09, 0x05, 0xb1, 0x02, 0xc0,
); // prettier-ignore

const report = (...bytes: number[]): Uint8Array => {
  const whole = new Uint8Array(8);
  whole.set([HANVON_REPORT.input, ...bytes]);
  return whole;
};
const word = (value: number): number[] => [value & 0xff, value >> 8];

export function createHanvon(): PadInside {
  let open = false;
  let down = false;
  let troubles = NO_TROUBLE;
  let send: (report: Uint8Array) => void = () => {};
  return {
    identity: {
      ...HANVON,
      name: 'ESP370U',
      serial: 'SIMHW0001',
      usagePage: 0xff00,
      usage: 1,
      descriptor: DESCRIPTOR,
    },
    getFeature: () => 'stall',
    setFeature(given) {
      if (troubles.stall || given[0] !== HANVON_REPORT.command) return 'stall';
      const command = given[1] ?? 0;
      if (troubles.busy) return 'done'; // takes the command, and never says that it is done
      if (command === HANVON_COMMAND.init) queueMicrotask(() => send(report(0x88)));
      else {
        open = command !== HANVON_COMMAND.close;
        down = false;
        queueMicrotask(() => send(report(0x55, 0x05, command, 0x70, 0xff, 0xff, 0xff)));
      }
      return 'done';
    },
    pen({ x, y, p, touching, near }) {
      const event = touching ? (down ? 0xa0 : 0xb0) : 0xe0;
      // only a change of the pen is told: it is not seen while it hovers
      if (!open || (!touching && !down)) return [];
      down = touching && near;
      const within = (share: number, max: number): number[] => word(Math.round(Math.min(1, Math.max(0, share)) * max)); // prettier-ignore
      const force = touching ? Math.max(1 / HANVON_MAX.pressure, p) : 0;
      return [report(event, ...within(x, HANVON_MAX.x), ...within(y, HANVON_MAX.y), ...within(force, HANVON_MAX.pressure))]; // prettier-ignore
    },
    key: (button) => (open && button !== 'cancel' ? [report(0x55, 0x05, 0x00, button === 'confirm' ? 0xff : 0x00)] : []), // prettier-ignore
    screen: () => null,
    picture: () => null,
    inking: () => open,
    inject: (next) => void (troubles = next),
    onInput: (to) => void (send = to),
    reset: () => void ([open, down] = [false, false]),
  };
}
