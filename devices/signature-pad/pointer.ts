/** The touch display as a signature pad: the page draws the samples, so only identity and scale are told here. */
import { SCREEN_PAD } from '../../main/contract/devices.ts';
import { ok } from '../../main/contract/result.ts';
import type { Pad, PadDriver, PadEars } from './pad.ts';

const POINTER_PAD: Pad = { ...SCREEN_PAD, screen: null };

export function startPointerPad(ears: PadEars): PadDriver {
  queueMicrotask(() => ears.stateChanged({ kind: 'ready', model: SCREEN_PAD.identity.model, identity: '' }));
  const nothing = Promise.resolve();
  return {
    start: () => Promise.resolve(ok(POINTER_PAD)),
    clear: () => nothing,
    stop: () => {},
    forget: () => nothing,
    close: () => nothing,
  };
}
