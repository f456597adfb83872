/** The wire to a simulated device's inside without a node between: for tests of what goes over it. */
import type { HidWire } from '../transport/hid.ts';
import type { PadInside } from './padInside.ts';

export function wireTo(inside: PadInside): HidWire {
  return {
    async getFeature(id, payloadBytes) {
      const payload = inside.getFeature(id);
      if (payload === 'stall') return null;
      const report = new Uint8Array(Math.min(payload.length, payloadBytes) + 1);
      report[0] = id;
      report.set(payload.subarray(0, payloadBytes), 1);
      return report;
    },
    sendFeature: async (report) => inside.setFeature(report) === 'done',
    write: async () => false, // pads have no output reports
    descriptor: async () => inside.identity.descriptor,
    close: async () => {},
  };
}
