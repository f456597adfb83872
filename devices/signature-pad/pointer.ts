/** The touch display as a signature pad: the page draws the samples, so only identity and scale are told here. */
import { ok } from '../../main/contract/result.ts';
import type { PadDriver, PadEars } from './pad.ts';
import type { Pad } from './session.ts';

/** A 23.8-inch 16:9 display, 527.0 × 296.5 mm, in tenths of a millimetre; browsers give pressure as 0…1 of 1023. */
export const POINTER_PAD: Pad = {
  identity: { model: 'touch display', serial: '', firmware: '', driver: 'pointer' },
  geometry: { maxX: 5270, maxY: 2965, maxPressure: 1023, unitsPerMm: 10, samplesPerSecond: 60 },
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
