/** Which of the connected cameras is the provisioned document camera; never by its place in the list. Pure. */
import type { CameraConfig } from '../../../main/contract/launch.ts';

export interface SeenCamera {
  readonly kind: string;
  readonly deviceId: string;
  readonly label: string;
}

/** Chromium writes the USB identity in brackets at the end of a label: "4K Camera (1bcf:2c99)". */
const fits = ({ usb, label }: CameraConfig, seen: SeenCamera): boolean =>
  (usb !== null || label !== null) &&
  (usb === null || seen.label.toLowerCase().includes(`(${usb})`)) &&
  (label === null || seen.label.includes(label));

/** `ambiguous`: two fit alike, and none is guessed. */
export function chooseCamera(
  wanted: CameraConfig,
  seen: readonly SeenCamera[],
): { readonly kind: 'found'; readonly deviceId: string } | { readonly kind: 'absent' | 'ambiguous' } {
  const own = seen.filter((camera) => camera.kind === 'videoinput' && fits(wanted, camera));
  const [first] = own;
  if (first === undefined) return { kind: 'absent' };
  return own.length > 1 ? { kind: 'ambiguous' } : { kind: 'found', deviceId: first.deviceId };
}
