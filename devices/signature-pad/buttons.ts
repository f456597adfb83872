/** Soft buttons on the pad's screen: which touch is a press and which is ink (pure). */
import type { PadArea, PadButton, PadGeometry, PadPicture } from '../../main/contract/devices.ts';
import type { PenReport } from './capture.ts';

export type Touch =
  | { readonly kind: 'up' }
  | { readonly kind: 'ink' }
  /** The pen went down on a button: nothing of this touch is ink, wherever it ends. */
  | { readonly kind: 'button'; readonly id: PadButton; readonly inside: boolean };

export interface Touched {
  readonly touch: Touch;
  readonly ink: boolean;
  readonly pressed: PadButton | null;
}

export const NO_TOUCH: Touch = { kind: 'up' };

const holds = ({ x, y, width, height }: PadArea, px: number, py: number): boolean =>
  px >= x && px < x + width && py >= y && py < y + height;

function buttonAt(picture: PadPicture, { maxX, maxY }: PadGeometry, { x, y }: PenReport): PadButton | null {
  const [px, py] = [(x * picture.width) / (maxX + 1), (y * picture.height) / (maxY + 1)];
  return picture.buttons.find(({ area }) => holds(area, px, py))?.id ?? null;
}

/** A press is a pen that goes down on a button and is lifted on the same one; sliding off it takes the press back. */
export function touchButtons(
  before: Touch,
  report: PenReport,
  geometry: PadGeometry,
  picture: PadPicture | null,
): Touched {
  if (!report.touching) {
    const pressed = before.kind === 'button' && before.inside ? before.id : null;
    return { touch: NO_TOUCH, ink: before.kind !== 'button', pressed };
  }
  const over = picture === null ? null : buttonAt(picture, geometry, report);
  if (before.kind === 'ink' || (before.kind === 'up' && over === null))
    return { touch: { kind: 'ink' }, ink: true, pressed: null };
  const id = before.kind === 'button' ? before.id : over;
  if (id === null) return { touch: { kind: 'ink' }, ink: true, pressed: null };
  return { touch: { kind: 'button', id, inside: over === id }, ink: false, pressed: null };
}
