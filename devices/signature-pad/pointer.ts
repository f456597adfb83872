/** The touch display as a signature pad: the page draws the samples, so only identity and scale are told here. */
import { ok } from '../../main/contract/result.ts';
import type { PadDriver, PadEars } from './pad.ts';
import type { Pad } from './session.ts';

/**
 * The white box on the signing page, 178 × 100 mm in hundredths: on a 23.8-inch display it is drawn 170 to 195 mm wide,
 * depending on orientation and text size, so lengths are right to a tenth. Browsers give pressure as 0…1 of 1023.
 */
export const POINTER_PAD: Pad = {
  identity: { model: 'touch display', serial: '', firmware: '', driver: 'pointer' },
  geometry: { maxX: 17_800, maxY: 10_000, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 60 },
};

export function startPointerPad(ears: PadEars): PadDriver {
  queueMicrotask(() => ears.stateChanged({ kind: 'ready', model: POINTER_PAD.identity.model, identity: '' }));
  const nothing = Promise.resolve();
  return {
    start: () => Promise.resolve(ok(POINTER_PAD)),
    clear: () => {},
    stop: () => {},
    forget: () => nothing,
    close: () => nothing,
  };
}
